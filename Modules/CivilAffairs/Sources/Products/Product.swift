internal import Kernel

/// Something that residents come to a desk for (product), with what it takes.
struct Product: Hashable, Sendable {
    /// Lower-case words and dashes; stored with each appointment, so it never changes.
    let key: String
    /// What residents read.
    let name: String
    /// How long it takes at the desk, without what answers add.
    let minutes: Int
    let desk: DeskKind
    /// The ways in which an appointment can be made; empty for what needs none.
    let ways: [Way]
    /// The case type that it becomes at the desk; `nil` when nothing follows.
    let caseType: String?
    /// What to bring, on top of what the case type says.
    let bring: [String]
    let questions: [ProductQuestion]

    /// Whether people come without an appointment.
    var isWalkIn: Bool { ways.isEmpty }
}

/// A question that decides what to bring, what it costs and how long it takes.
struct ProductQuestion: Hashable, Sendable {
    let key: String
    let label: String
    let missing: String
    let options: [Option]

    struct Option: Hashable, Sendable {
        let key: String
        let label: String
        /// Minutes on top of those of the product.
        let minutes: Int
        let bring: [String]
        /// The purpose of the price of the case type that this answer leads to; `nil` when it decides none.
        let price: String?
        /// What must be there at the desk with this answer, as staff reads it; `nil` for nothing.
        let check: String?
    }

    /// The name of its field, which no other question of the form has.
    var field: String { "over-\(key)" }
}

/// The kind of desk that a product is done at (soort balie).
enum DeskKind: String, Hashable, Sendable, CaseIterable {
    /// At once, in the order of coming in (snelbalie).
    case quick
    /// By appointment (flexibele balie).
    case flexible
}

/// How an appointment takes place.
enum Way: String, Hashable, Sendable, CaseIterable {
    case counter
    case video
    case home

    /// As residents choose it.
    var name: String {
        switch self {
        case .counter: "Aan de balie"
        case .video: "Met beeldbellen"
        case .home: "Bij u thuis"
        }
    }

    /// How many a location can have at the same time.
    func capacity(of location: Location) -> Int {
        switch self {
        case .counter: location.desks.flexible
        case .video: location.videoRoom == nil ? 0 : location.desks.video
        case .home: location.desks.home
        }
    }
}
