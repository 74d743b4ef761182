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
        let here = [page.title, page.section].first { words in items.contains { $0.link.words == words } }
        element("nav", .class("side"), .fixed("aria-label", "Hoofdmenu")) { nav in
            nav.html.raw("<ul>")
            for item in items {
                nav.html.raw("<li>")
                nav.element(
                    "a",
                    .href(nav.site.path(to: item.link.address)),
                    .fixed("aria-current", item.link.words == here ? "page" : nil)
                ) { link in
                    link.icon(item.icon)
                    link.html.text(item.link.words)
                    if let count = item.count { link.count(count) }
                }
                nav.html.raw("</li>")
            }
            nav.html.raw("</ul>")
        }
        html.raw("\n")
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
            main.element("div", .class("bench")) { columns in
                columns.element("div", .class("stack")) { $0.blocks(page.blocks) }
                columns.element("div", .class("stack")) { $0.blocks(page.aside) }
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
