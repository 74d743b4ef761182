/// One screen as a value: what it says, in which order; `Pages` decides how it looks.
///
/// A page holds no HTML, so escaping, accessibility and house style are right in one place.
public struct Page: Hashable, Sendable {
    /// The one heading of level 1, and the first part of the window title.
    public let title: String
    /// The part of the site, the second part of the window title; `nil` on the start page of a part.
    public let section: String?
    /// The pages above this one, the start page excluded; the page itself is added when drawn.
    public let trail: [Link]
    /// One or two sentences right below the title.
    public let lead: Prose?
    /// The main column, from top to bottom.
    public let blocks: [Block]
    /// The column beside it; on a small screen it comes after the main column.
    public let aside: [Block]
    public let audience: Audience

    public init(
        _ title: String,
        section: String? = nil,
        trail: [Link] = [],
        lead: Prose? = nil,
        blocks: [Block],
        aside: [Block] = [],
        audience: Audience = .residents
    ) {
        self.title = title
        self.section = section
        self.trail = trail
        self.lead = lead
        self.blocks = blocks
        self.aside = aside
        self.audience = audience
    }

    /// Who reads the page; decides the menu and the width.
    public enum Audience: Hashable, Sendable {
        case residents
        /// People who run the platform; `name` of the one who is logged in, `nil` before login.
        case operators(name: String?)
        /// People who handle cases and calls, with a menu at the side and room for two columns.
        case staff(name: String?, menu: [MenuItem] = [])
        /// People who look at figures; as staff, under another name.
        case managers(name: String?, menu: [MenuItem] = [])
    }

    /// The page with more below its main column, and below the column beside it.
    public func adding(_ more: [Block], aside moreAside: [Block] = []) -> Page {
        Page(
            title,
            section: section,
            trail: trail,
            lead: lead,
            blocks: blocks + more,
            aside: aside + moreAside,
            audience: audience
        )
    }

    /// The same page with something above its main column.
    public func beginning(with first: [Block]) -> Page {
        Page(
            title,
            section: section,
            trail: trail,
            lead: lead,
            blocks: first + blocks,
            aside: aside,
            audience: audience
        )
    }

    /// The faults in the forms of this page, in the order of the fields.
    public var faults: [FormField] {
        (blocks + aside).flatMap(\.forms).flatMap(\.fields).filter { $0.fault != nil }
    }
}

/// The four tones of a message or a label; each is drawn with its own icon, never by colour alone.
public enum Tone: String, Hashable, Sendable, CaseIterable {
    case info
    case success
    case warning
    case error
}

/// The pictures that pages can show beside words; they never stand alone.
public enum Icon: String, Hashable, Sendable, CaseIterable {
    case search, phone, mail, chat, desk, globe, home, tasks, callback, folder, book, overflow, chart, check
    case clock, alert, info, lock, eye, file, work, user, down, up, same, image, next
}
