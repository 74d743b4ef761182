internal import Kernel

/// One page while it is drawn: the bytes so far, the heading level, and the ids that were given out.
struct Drawing: ~Copyable {
    var html: HTMLWriter
    let site: Site
    /// The level that the next heading gets, 2 to 6.
    private(set) var level = 2
    private var idCounts: [String: Int] = [:]

    init(site: Site) {
        html = HTMLWriter()
        self.site = site
    }

    /// Writes an element around what `body` writes.
    @inline(__always)
    mutating func element(_ tag: StaticString, _ attributes: Attribute..., body: (inout Drawing) -> Void) {
        html.start(tag, attributes)
        body(&self)
        html.close(tag)
    }

    /// An id that stands nowhere else on this page.
    mutating func id(_ wish: String) -> String {
        let clean = String(wish.unicodeScalars.map { Self.isAllowed($0) ? Character($0) : "-" })
        let count = (idCounts[clean] ?? 0) + 1
        idCounts[clean] = count
        return count == 1 ? clean : id("\(clean)-\(count)")
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    /// Draws what `body` draws one heading level lower.
    mutating func nested(_ body: (inout Drawing) -> Void) {
        level += 1
        body(&self)
        level -= 1
    }

    /// A heading of the level that fits here.
    mutating func heading(_ attributes: Attribute..., body: (inout Drawing) -> Void) {
        let tag = Self.headings[min(level, 6) - 2]
        html.start(tag, attributes)
        body(&self)
        html.close(tag)
    }

    private static let headings: [StaticString] = ["h2", "h3", "h4", "h5", "h6"]

    mutating func icon(_ icon: Icon) {
        html.raw("<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><use href=\"")
        html.text(site.icons)
        html.raw("#")
        html.text(icon.rawValue)
        html.raw("\"/></svg>")
    }

    mutating func prose(_ prose: Prose) {
        for run in prose.runs {
            switch run {
            case .text(let words): html.text(words)
            case .strong(let words): html.element("strong", text: words)
            case .link(let link): self.link(link)
            }
        }
    }

    mutating func link(_ link: Link) {
        element("a", .href(site.path(to: link.address))) { drawn in
            drawn.html.text(link.words)
            if let subject = link.subject { drawn.html.element("span", .class("hidden-text"), text: ": " + subject) }
        }
    }

    mutating func paragraph(_ text: Prose) {
        html.raw("<p>")
        prose(text)
        html.raw("</p>")
    }

    consuming func finish() -> [UInt8] { html.bytes }
}
