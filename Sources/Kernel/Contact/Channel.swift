/// How a contact comes in and an answer goes out (kanaal).
public protocol Channel: Sendable {
    /// Lower-case words and dashes, stored with each contact.
    var key: String { get }
    /// The name that staff and residents read, in Dutch.
    var title: String { get }
    /// Whether the municipality accepts official requests here.
    var isOfficial: Bool { get }
    /// Whether both sides are there at the same moment (phone, counter), so an answer is immediate.
    var isLive: Bool { get }
}

/// The channels that every municipality has in some form.
public enum StandardChannel: String, Channel, CaseIterable {
    case web
    /// A back-office system that pushes status.
    case push
    case phone
    case counter
    case mail
    case post
    case importFile = "import"

    public var key: String { rawValue }

    public var title: String {
        switch self {
        case .web: "Website"
        case .push: "Koppeling"
        case .phone: "Telefoon"
        case .counter: "Balie"
        case .mail: "E-mail"
        case .post: "Post"
        case .importFile: "Ingelezen bestand"
        }
    }

    public var isOfficial: Bool { self != .phone }

    public var isLive: Bool { self == .phone || self == .counter }
}
