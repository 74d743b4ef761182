internal import Kernel

/// How far a round over many rows is in each municipality, so that each part of it is short.
///
/// After a restart a round begins again; it then finds by itself what is left to do.
final class RoundPlaces: Sendable {
    private let places = Lock<[String: Place]>([:])

    /// The last row that a part looked at, in the order of the round.
    struct Place: Hashable, Sendable {
        let value: Int
        let key: Int

        /// Before every row.
        static let start = Place(value: .min, key: .min)
    }

    func place(of round: String, in municipality: Municipality) -> Place {
        places.withLock { $0["\(municipality.slug) \(round)"] ?? .start }
    }

    /// Remembers a place; `nil` says that the round is over.
    func keep(_ place: Place?, of round: String, in municipality: Municipality) {
        places.withLock { $0["\(municipality.slug) \(round)"] = place }
    }
}
