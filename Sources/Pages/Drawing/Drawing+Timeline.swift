internal import Kernel

extension Drawing {
    /// The icon stands beside the words of its kind, so nobody has to know it.
    mutating func timeline(_ entries: [TimelineEntry]) {
        element("ol", .class("timeline")) { list in
            for entry in entries {
                list.element("li") { item in
                    item.element("span", .class("dot")) { $0.icon(entry.icon) }
                    item.element("div", .class("row between")) { head in
                        head.heading { $0.prose(entry.title) }
                        head.html.element("span", .class("soft small"), text: entry.when)
                    }
                    item.element("p", .class("soft")) { line in
                        line.html.text(entry.kind + ".")
                        guard let text = entry.text else { return }
                        line.html.raw(" ")
                        line.prose(text)
                    }
                }
            }
        }
    }
}
