internal import Kernel

extension Drawing {
    /// The frame of the people who work here: who you are on top, the menu at the side, the page beside it.
    mutating func desk(_ page: Page, _ desk: DeskFrame) {
        element("header") { header in
            header.html.raw("<div class=\"stripe\"></div>\n<div class=\"bar\">")
            header.brand(desk.part, home: header.site.municipality == nil ? .platform(desk.home) : .local(desk.home))
            if let name = desk.name {
                header.element("p", .class("me")) { line in
                    line.icon(.user)
                    line.html.element("span", text: name)
                }
            }
            header.html.raw("</div>")
        }
        html.raw("\n")
        element("div", .class(desk.menu.isEmpty ? "frame alone" : "frame")) { frame in
            frame.sideMenu(desk.menu, page)
            frame.element("div", .class("work")) { work in
                work.trail(page)
                work.deskMain(page)
            }
        }
        html.raw("\n")
        footer()
    }

    private mutating func sideMenu(_ items: [MenuItem], _ page: Page) {
        guard !items.isEmpty else { return }
        // The title comes first: a page that stands in the menu itself is not below another item.
        let here = [page.title, page.section].compactMap(\.self).first { words in
            items.contains { $0.link.words == words }
        }
        element("nav", .class("side"), .fixed("aria-label", "Hoofdmenu")) { nav in
            for part in Self.parts(of: items) { nav.menu(part, here: here) }
        }
        html.raw("\n")
    }

    /// The items in runs of one group, in their order.
    private static func parts(of items: [MenuItem]) -> [[MenuItem]] {
        items.reduce(into: []) { parts, item in
            if let last = parts.last?.last, last.group == item.group {
                parts[parts.count - 1].append(item)
            } else {
                parts.append([item])
            }
        }
    }

    private mutating func menu(_ items: [MenuItem], here: String?) {
        var id: String?
        if let title = items.first?.group {
            id = self.id("menu")
            html.element("p", .class("group"), .id(id), text: title)
        }
        element("ul", .text("aria-labelledby", id)) { list in
            for item in items {
                list.html.raw("<li>")
                list.element(
                    "a",
                    .href(list.site.path(to: item.link.address)),
                    .fixed("aria-current", item.link.words == here ? "page" : nil)
                ) { link in
                    link.icon(item.icon)
                    link.html.text(item.link.words)
                    if let count = item.count { link.count(count) }
                }
                list.html.raw("</li>")
            }
        }
    }

    private mutating func count(_ count: MenuItem.Count) {
        element("span", .class(count.isUrgent ? "count late" : "count")) { drawn in
            if count.isUrgent { drawn.icon(.alert) }
            drawn.html.element("span", .fixed("aria-hidden", "true"), text: String(count.number))
            drawn.html.element("span", .class("hidden-text"), text: " (\(count.words))")
        }
    }

    private mutating func deskMain(_ page: Page) {
        element("main", .class("stack"), .fixed("id", "inhoud"), .fixed("tabindex", "-1")) { main in
            main.html.element("h1", text: page.title)
            if let lead = page.lead { main.element("p", .class("lead")) { $0.prose(lead) } }
            guard !page.aside.isEmpty else { return main.blocks(page.blocks) }
            // On a small screen what can be done comes last, so the way there comes first.
            main.html.raw("<p class=\"only-small\"><a class=\"button second wide\" href=\"#ernaast\">")
            main.html.raw("Ga naar wat u kunt doen</a></p>")
            main.element("div", .class("bench")) { columns in
                columns.element("div", .class("stack")) { $0.blocks(page.blocks) }
                columns.element("div", .class("stack"), .fixed("id", "ernaast"), .fixed("tabindex", "-1")) {
                    $0.blocks(page.aside)
                }
            }
        }
    }
}

/// What the frame of the desk shows around a page.
struct DeskFrame {
    let part: StaticString
    /// The first page of this part of the site.
    let home: String
    let name: String?
    let menu: [MenuItem]
}

extension Page.Audience {
    /// `nil` for who has another frame.
    var desk: DeskFrame? {
        switch self {
        case .residents, .operators: nil
        case .staff(let name, let menu): DeskFrame(part: "Werkplek", home: "/werk", name: name, menu: menu)
        case .managers(let name, let menu): DeskFrame(part: "Sturen", home: "/sturen", name: name, menu: menu)
        }
    }

    var bodyClass: StaticString {
        switch self {
        case .residents: "resident"
        case .operators: "resident desk"
        case .staff, .managers: "staff"
        }
    }
}
