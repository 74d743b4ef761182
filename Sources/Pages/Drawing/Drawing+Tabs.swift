internal import Kernel

extension Drawing {
    /// Links and no `role=tab`: each view has an address of its own and loads as a page.
    mutating func tabs(_ label: String, _ tabs: [Tab]) {
        element("nav", .class("tabs"), .text("aria-label", label)) { nav in
            nav.html.raw("<ul>")
            for tab in tabs {
                nav.html.raw("<li>")
                nav.html.element(
                    "a",
                    .href(nav.site.path(to: tab.link.address)),
                    .fixed("aria-current", tab.isHere ? "page" : nil),
                    text: tab.link.words
                )
                nav.html.raw("</li>")
            }
            nav.html.raw("</ul>")
        }
    }
}
