/// How far a round over many rows is in each municipality, so that each part of a ``Chore`` is short.
///
/// After a restart a round begins again; it then finds by itself what is left to do.
public final class RoundPlaces: Sendable {
    private let places = Lock<[String: Place]>([:])

    public init() {}

    /// The last row that a part looked at, in the order of the round.
    public struct Place: Hashable, Sendable {
        public let value: Int
        public let key: Int

        public init(value: Int, key: Int) {
            self.value = value
            self.key = key
        }

        /// Before every row.
        public static let start = Place(value: .min, key: .min)
    }

    /// Where the next part of a round begins.
    public func place(of round: String, in municipality: Municipality) -> Place {
        places.withLock { $0["\(municipality.slug) \(round)"] ?? .start }
    }

    /// Remembers a place; `nil` says that the round is over.
    public func keep(_ place: Place?, of round: String, in municipality: Municipality) {
        places.withLock { $0["\(municipality.slug) \(round)"] = place }
    }
}
