internal import Kernel

extension Drawing {
    /// Cards that can be pressed as a whole; only the words are the link, so who hears the page hears no more.
    mutating func entrances(_ entrances: [Entrance]) {
        element("ul", .class("entrances")) { list in
            for entrance in entrances {
                list.element("li", .class("panel entrance")) { item in
                    item.element("span", .class("dot")) { $0.icon(entrance.icon) }
                    item.element("div") { words in
                        words.heading { $0.link(entrance.link) }
                        if let text = entrance.text { words.html.element("p", .class("soft"), text: text) }
                    }
                }
            }
        }
    }

    /// Links under each other; where each leads is in its words, so they need no text around them.
    mutating func links(_ links: [Link]) {
        element("ul", .class("links")) { list in
            for link in links {
                list.element("li") { item in
                    item.icon(.next)
                    item.link(link)
                }
            }
        }
    }
}
