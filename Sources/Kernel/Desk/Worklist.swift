/// Which running cases a list shows (werkvoorraad), in which order, from where on.
public struct WorklistQuery: Hashable, Sendable {
    public var whose: Whose
    /// The keys of the case types; `nil` for every type that the caller may see.
    public var types: Set<String>?
    /// Only cases that were due before this day; `nil` for all.
    public var dueBefore: Day?
    public var order: Order
    /// Where the page before ended; `nil` for the first page.
    public var after: WorklistPlace?
    /// How many entries a page has, at most 100.
    public var limit: Int

    public init(
        _ whose: Whose,
        types: Set<String>? = nil,
        dueBefore: Day? = nil,
        order: Order = .dueFirst,
        after: WorklistPlace? = nil,
        limit: Int = 50
    ) {
        self.whose = whose
        self.types = types
        self.dueBefore = dueBefore
        // Those that are late are found by their day; to find them by age would be to look at all.
        self.order = dueBefore != nil && order == .newestFirst ? .dueFirst : order
        self.after = after
        self.limit = min(limit, 100)
    }

    /// Whose cases they are.
    public enum Whose: Hashable, Sendable {
        /// Those that one member of staff handles.
        case handler(Int)
        /// Those of these teams, by key.
        case teams(Set<String>)
        case everyone
    }

    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// What has to be ready first comes first; a case without a date comes last.
        case dueFirst = "eerst-klaar"
        case dueLast = "laatst-klaar"
        /// What was opened last comes first; a list of late cases has no such order, it stays ``dueFirst``.
        case newestFirst = "nieuwste-eerst"

        /// Whether a smaller position stands above a larger one.
        public var isAscending: Bool { self == .dueFirst }
    }
}

/// The place of an entry in a list of ``WorklistQuery``.
public struct WorklistPlace: Hashable, Sendable {
    /// What the list is sorted by: the number of a day, ``WorklistEntry/noDay`` for a case without a date; of the newest
    /// first the moment on which a case was opened, in milliseconds.
    public let position: Int
    public let key: Int

    public init(position: Int, key: Int) {
        self.position = position
        self.key = key
    }
}

/// A running case in a list of work, without personal data.
public struct WorklistEntry: Hashable, Sendable {
    public let file: CaseFile
    /// See ``WorklistPlace/position``; the day is the target date, else the legal date, else ``noDay``.
    public let position: Int

    /// What stands in place of a day for a case without a date: later than all days.
    public static let noDay = 9_999_999

    public init(file: CaseFile, position: Int) {
        self.file = file
        self.position = position
    }

    public var place: WorklistPlace { WorklistPlace(position: position, key: file.key) }
}

/// Lists the work of one municipality; it shows no case that the caller may not see.
public protocol Worklist {
    /// Where the entries of one page stand, in the order of the query; fewer than its limit means the last page.
    func places(_ query: WorklistQuery) throws -> [WorklistPlace]

    /// The cases at places that ``places(_:)`` gave, in the same order.
    func entries(at places: [WorklistPlace]) throws -> [WorklistEntry]
}

extension Worklist {
    /// One page, in the order of the query; fewer entries than its limit means that it is the last.
    public func page(_ query: WorklistQuery) throws -> [WorklistEntry] { try entries(at: places(query)) }
}

/// Gives cases to teams and people; every change appends an event.
public protocol WorkDivision {
    /// Puts a case in the hands of a member of staff, or of a team when `handler` is `nil`.
    ///
    /// An offer to hand it over that nobody answered lapses.
    ///
    /// - Throws: ``ChangedMeanwhile`` when the case is not at the version of `file` any more.
    func assign(_ file: CaseFile, team: String?, handler: Int?) throws -> CaseFile
}
