internal import Kernel

/// What operators have to know of one turn of the loop: what happened to many municipalities at once is said once.
///
/// A cause that all share, such as a secret that is not there, would otherwise fill the screen with equal lines.
struct NoticesOfTurn {
    private var groups: [(notice: DeliveryNotice, slugs: [String])] = []

    /// The same twice for one municipality is said twice.
    mutating func add(_ notice: DeliveryNotice, of slug: String) {
        if let place = groups.firstIndex(where: { $0.notice == notice && !$0.slugs.contains(slug) }) {
            groups[place].slugs.append(slug)
        } else {
            groups.append((notice, [slug]))
        }
    }

    /// Gives everything away, in the order in which it happened first.
    mutating func take() -> [(notice: DeliveryNotice, slugs: [String])] {
        defer { groups = [] }
        return groups
    }
}

extension DeliveryLoop {
    /// Says something at the end of this turn.
    func tell(_ notice: DeliveryNotice, of lane: Lane) { notices.add(notice, of: lane.municipality.slug) }

    func report() {
        for (notice, slugs) in notices.take() { ports.report(slugs, notice) }
    }
}
