internal import Kernel

extension Drawing {
    mutating func document(_ page: Page) {
        html.raw("<!doctype html>\n<html lang=\"nl\">\n")
        head(page)
        element("body", .class(page.audience.bodyClass)) { body in
            body.html.raw("<a class=\"skip\" href=\"#inhoud\">Ga naar de inhoud</a>\n")
            if let desk = page.audience.desk { return body.desk(page, desk) }
            body.header(page)
            body.html.raw("<div class=\"wrap\">\n")
            body.trail(page)
            body.main(page)
            body.html.raw("</div>\n")
            body.footer()
        }
        html.raw("\n</html>\n")
    }

    private mutating func head(_ page: Page) {
        html.raw(
            """
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">

            """
        )
        html.element("title", text: windowTitle(of: page))
        html.raw("\n<link rel=\"icon\" href=\"data:,\">\n")
        stylesheet(site.stylesheet)
        if let theme = site.municipality?.theme {
            stylesheet("\(site.root)/assets/\(Asset.theme(theme).fileName)")
        }
        html.raw("</head>\n")
    }

    private mutating func stylesheet(_ path: String) {
        html.open("link", .fixed("rel", "stylesheet"), .href(path))
        html.raw("\n")
    }

    /// “page - section - municipality”, with the step of a form and “Fout: ” in front after a fault.
    private func windowTitle(of page: Page) -> String {
        var title = page.faults.isEmpty ? page.title : "Fout: " + page.title
        if let step = page.formStep { title += " (\(step.words))" }
        if let section = page.section { title += " - \(section)" }
        return "\(title) - \(site.name)"
    }

    private mutating func header(_ page: Page) {
        element("header") { header in
            header.html.raw("<div class=\"stripe\"></div>\n<div class=\"bar\"><div>")
            header.brand(of: page.audience)
            switch page.audience {
            case .residents: header.menu(header.site.menu, page)
            case .operators(nil), .staff, .managers: break
            case .operators(let name?):
                header.menu(OperatorPages.menu, page)
                header.html.element("p", .class("soft"), text: name)
            }
            header.html.raw("</div></div>")
        }
        html.raw("\n")
    }

    /// On the platform's own host residents choose a municipality, and operators have their own pages.
    private mutating func brand(of audience: Page.Audience) {
        guard site.municipality == nil, audience == .residents else { return brand() }
        brand("Voor inwoners", home: .platform("/"))
    }

    /// The mark and the name; `part` is the part of the site and `home` its first page.
    mutating func brand(_ part: StaticString? = nil, home: Address? = nil) {
        let first = home ?? (site.municipality == nil ? .platform("/beheer") : .local("/"))
        element("a", .class("brand"), .href(site.path(to: first))) {
            $0.html.raw(
                """
                <svg aria-hidden="true" focusable="false" viewBox="0 0 34 34"><rect class="mark-ground" width="34" \
                height="34" rx="8"/><path class="mark-line" d="M5 13c4-4 8-4 12 0s8 4 12 0M5 22c4-4 8-4 12 0s8 4 12 0"/>\
                </svg><span><b>
                """
            )
            $0.html.text($0.site.municipality?.name ?? "Dichtbij")
            $0.html.raw("</b><span>")
            $0.html.raw(part ?? ($0.site.municipality == nil ? "Beheer" : "Gemeente"))
            $0.html.raw("</span></span>")
        }
    }

    private mutating func menu(_ links: [Link], _ page: Page) {
        guard !links.isEmpty else { return }
        element("nav", .class("topnav"), .fixed("aria-label", "Hoofdmenu")) { nav in
            nav.html.raw("<ul>")
            for link in links {
                let isHere = link.words == page.section || link.words == page.title
                nav.html.raw("<li>")
                nav.html.element(
                    "a",
                    .href(nav.site.path(to: link.address)),
                    .fixed("aria-current", isHere ? "page" : nil),
                    text: link.words
                )
                nav.html.raw("</li>")
            }
            nav.html.raw("</ul>")
        }
    }

    mutating func trail(_ page: Page) {
        guard !page.trail.isEmpty else { return }
        element("nav", .class("crumbs"), .fixed("aria-label", "Kruimelpad")) { nav in
            nav.html.raw("<ol>")
            for link in page.trail {
                nav.html.raw("<li>")
                nav.link(link)
                nav.html.raw("</li>")
            }
            nav.html.raw("<li>")
            nav.html.element("span", .fixed("aria-current", "page"), text: page.title)
            nav.html.raw("</li></ol>")
        }
        html.raw("\n")
    }

    private mutating func main(_ page: Page) {
        element("main", .fixed("id", "inhoud"), .fixed("tabindex", "-1")) { main in
            main.formStep(page)
            main.html.element("h1", text: page.title)
            if let lead = page.lead { main.element("p", .class("lead")) { $0.prose(lead) } }
            main.element("div", .class(page.aside.isEmpty ? "single stack" : "case")) { columns in
                guard !page.aside.isEmpty else { return columns.blocks(page.blocks) }
                columns.element("div", .class("stack")) { $0.blocks(page.blocks) }
                columns.element("div", .class("stack")) { $0.blocks(page.aside) }
            }
        }
        html.raw("\n")
    }

    /// Above the title: which form this is, and how far the reader is in it.
    private mutating func formStep(_ page: Page) {
        guard let step = page.formStep else { return }
        element("div", .class("form-place")) { place in
            if let section = page.section { place.html.element("p", .class("form-part"), text: section) }
            place.html.element("p", .class("form-step"), text: step.words)
            place.element("span", .class("segments"), .fixed("aria-hidden", "true")) { bar in
                for number in 1...step.of {
                    bar.element("span", .class(number <= step.number ? "full" : nil)) { _ in }
                }
            }
        }
    }

    /// Help stands here on every page, in the same place (WCAG 3.2.6).
    mutating func footer() {
        element("footer", .class("foot")) { footer in
            footer.element("div", .class("wrap")) { wrap in
                if let municipality = wrap.site.municipality { wrap.help(municipality) }
                wrap.html.raw("<ul><li>")
                let statement: Address =
                    wrap.site.municipality == nil ? .platform("/toegankelijkheid") : .local("/toegankelijkheid")
                wrap.link(Link("Toegankelijkheid", statement))
                wrap.html.raw("</li></ul>")
            }
        }
    }

    private mutating func help(_ municipality: Municipality) {
        element("p", .class("help")) { line in
            line.icon(.phone)
            line.html.raw(" Hulp nodig? Bel ")
            line.link(Link(municipality.phone, .phone(municipality.phone)))
            line.html.raw(".")
        }
    }
}

extension Page {
    /// The step of the first form that has one.
    fileprivate var formStep: Form.Step? {
        for block in blocks {
            if case .form(let form) = block, let step = form.step { return step }
        }
        return nil
    }
}
