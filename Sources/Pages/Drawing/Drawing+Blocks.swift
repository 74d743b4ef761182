internal import Kernel

extension Drawing {
    mutating func blocks(_ blocks: [Block]) {
        var waiting: [Chart] = []
        for block in blocks {
            if case .chart(let chart) = block {
                waiting.append(chart)
                continue
            }
            charts(waiting)
            waiting = []
            self.block(block)
        }
        charts(waiting)
    }

    private mutating func block(_ block: Block) {
        switch block {
        case .heading(let words): heading { $0.html.text(words) }
        case .paragraph(let text): paragraph(text)
        case .points(let points): list(points)
        case .notice(let notice): self.notice(notice)
        case .standing(let standing): self.standing(standing)
        case .steps(let steps): self.steps(steps)
        case .timeline(let entries): timeline(entries)
        case .facts(let facts): self.facts(facts)
        case .links(let links): self.links(links)
        case .entrances(let entrances): self.entrances(entrances)
        case .action(let link): action(link)
        case .table(let table): self.table(table)
        case .form(let form): self.form(form)
        case .tabs(let label, let tabs): self.tabs(label, tabs)
        case .filters(let label, let form): filters(label, form)
        case .code(let label, let code): self.code(label, code)
        case .source(let label, let text): source(label, text)
        case .details(let summary, let blocks): details(summary, blocks)
        case .cases(let cases): self.cases(cases)
        case .picture(let picture): self.picture(picture)
        case .contact(let contact): self.contact(contact)
        case .section(let title, let blocks): section(title, blocks)
        case .chart(let chart): charts([chart])
        case .tiles(let tiles): self.tiles(tiles)
        case .schedule(let schedule): self.schedule(schedule)
        }
    }

    private mutating func list(_ points: [Prose]) {
        element("ul", .class("points")) { list in
            for point in points { list.element("li") { $0.prose(point) } }
        }
    }

    mutating func notice(_ notice: Notice) {
        let role: StaticString? = notice.isAnswer ? (notice.tone == .error ? "alert" : "status") : nil
        element("div", .class(notice.tone.noteClass), .fixed("role", role)) { note in
            note.icon(notice.tone.icon)
            note.element("p") { text in
                text.html.element("span", .class("hidden-text"), text: notice.tone.word)
                text.prose(notice.text)
            }
        }
    }

    mutating func badge(_ badge: Badge) {
        element("span", .class(badge.tone.badgeClass)) {
            $0.icon(badge.icon ?? badge.tone.icon)
            $0.html.text(badge.words)
        }
    }

    private mutating func facts(_ facts: [Fact]) {
        element("dl", .class("facts")) { list in
            for fact in facts {
                list.html.element("dt", text: fact.name)
                list.element("dd", .class("num")) { $0.prose(fact.value) }
            }
        }
    }

    private mutating func action(_ link: Link) {
        html.raw("<p>")
        html.element("a", .class("button"), .href(site.path(to: link.address)), text: link.words)
        html.raw("</p>")
    }

    private mutating func code(_ label: String, _ code: String) {
        element("p", .class("code")) {
            $0.html.element("span", text: label)
            $0.html.element("strong", .class("num"), text: code)
        }
    }

    private mutating func source(_ label: String, _ text: String) {
        html.element("pre", .fixed("tabindex", "0"), .fixed("role", "region"), .text("aria-label", label), text: text)
    }

    private mutating func details(_ summary: String, _ blocks: [Block]) {
        element("details", .class("data")) {
            $0.html.element("summary", text: summary)
            $0.element("div", .class("stack")) { $0.blocks(blocks) }
        }
    }

    private mutating func picture(_ picture: Picture) {
        html.open(
            "img",
            .class("picture"),
            .text("src", site.path(to: picture.address)),
            .text("alt", picture.description),
            .text("width", String(picture.width)),
            .text("height", String(picture.height))
        )
    }

    private mutating func contact(_ contact: ContactBox) {
        element("div", .class("contact")) { box in
            box.element("span", .class("face")) { $0.icon(.phone) }
            box.html.raw("<div><p>")
            box.html.element("strong", text: contact.name)
            box.html.raw("</p>")
            if let team = contact.team { box.html.element("p", .class("soft"), text: team) }
            box.html.raw("<p>Bel ")
            box.link(Link(contact.phone, .phone(contact.phone)))
            box.html.raw("</p>")
            if let hours = contact.hours { box.html.element("p", .class("soft"), text: hours) }
            box.html.raw("</div>")
        }
    }

    private mutating func section(_ title: String, _ blocks: [Block]) {
        let id = id("deel")
        element("section", .class("panel stack"), .text("aria-labelledby", id)) { section in
            section.heading(.id(id)) { $0.html.text(title) }
            section.nested { $0.blocks(blocks) }
        }
    }
}

extension Tone {
    fileprivate var noteClass: StaticString {
        switch self {
        case .info: "note"
        case .success: "note ok"
        case .warning: "note warn"
        case .error: "note bad"
        }
    }

    fileprivate var badgeClass: StaticString {
        switch self {
        case .info: "badge info"
        case .success: "badge ok"
        case .warning: "badge warn"
        case .error: "badge bad"
        }
    }

    fileprivate var icon: Icon {
        switch self {
        case .info: .info
        case .success: .check
        case .warning, .error: .alert
        }
    }

    /// The tone for who hears the page.
    fileprivate var word: String {
        switch self {
        case .info: "Let op: "
        case .success: "Gelukt: "
        case .warning: "Waarschuwing: "
        case .error: "Fout: "
        }
    }
}
