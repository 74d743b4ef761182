internal import Kernel

/// One page of the lists of several municipalities, in the order (position, municipality, key).
struct MergedWorklist: Sendable {
    let choice: WorklistChoice
    let items: [WorklistItem]
    /// The mark of the next page; `nil` when this is the last.
    let next: WorklistChoice.Mark?
    /// The names of the municipalities whose file could not be read.
    let unreadable: [String]

    init(_ contexts: [Context], _ asked: WorklistChoice, length: Int) {
        let (choice, start) = Self.start(contexts, asked)
        self.choice = choice
        var unreadable: [String] = []
        var found: [Spot] = []
        for (number, context) in contexts.enumerated() {
            do {
                var query = choice.query(of: context, limit: length + 1)
                query.after = start?.place(in: context.municipality.slug, choice.order)
                let places = try context.read { try $0.worklist.places(query) }
                found += places.map { Spot(number: number, slug: context.municipality.slug, place: $0) }
            } catch {
                unreadable.append(context.municipality.name)
            }
        }
        found.sort { $0.stands(before: $1, in: choice.order) }
        let shown = Array(found.prefix(length))
        items = Self.items(at: shown, contexts, &unreadable)
        next = found.count > length ? items.last?.mark : nil
        self.unreadable = unreadable
    }

    /// Reads the cases of one page, and no others: each municipality gives those that stand on it.
    private static func items(
        at spots: [Spot],
        _ contexts: [Context],
        _ unreadable: inout [String]
    ) -> [WorklistItem] {
        var read: [[Int: WorklistEntry]] = []
        for (number, context) in contexts.enumerated() {
            let places = spots.filter { $0.number == number }.map(\.place)
            do {
                let entries = try places.isEmpty ? [] : context.read { try $0.worklist.entries(at: places) }
                read.append(Dictionary(entries.map { ($0.file.key, $0) }) { first, _ in first })
            } catch {
                read.append([:])
                unreadable.append(context.municipality.name)
            }
        }
        return spots.compactMap { spot in
            read[spot.number][spot.place.key].map { WorklistItem(context: contexts[spot.number], entry: $0) }
        }
    }

    /// A place in the list of one municipality.
    private struct Spot {
        /// Of the municipality, from 0.
        let number: Int
        let slug: String
        let place: WorklistPlace

        func stands(before other: Spot, in order: WorklistQuery.Order) -> Bool {
            let mine = (place.position, slug, place.key)
            let theirs = (other.place.position, other.slug, other.place.key)
            return order.isAscending ? mine < theirs : mine > theirs
        }
    }

    /// Where the page begins; a mark of a case that does not exist for the reader leads to the first page.
    private static func start(_ contexts: [Context], _ asked: WorklistChoice) -> (WorklistChoice, Start?) {
        guard let mark = asked.after else { return (asked, nil) }
        let place = contexts.first { $0.municipality.slug == mark.municipality }.flatMap { context in
            try? context.read { try $0.cases.place(of: mark) }
        }
        guard let place else { return (asked.changed { _ in }, nil) }
        return (asked, Start(slug: mark.municipality, place: place))
    }

    /// The last entry of the page before.
    private struct Start {
        let slug: String
        let place: WorklistPlace

        /// The same place in the list of any municipality: of those that come first at that position, everything
        /// was shown, and of those that come later nothing yet.
        func place(in other: String, _ order: WorklistQuery.Order) -> WorklistPlace {
            if other == slug { return place }
            let isShown = order.isAscending ? other < slug : other > slug
            let last = order.isAscending ? Int.max : 0
            let first = order.isAscending ? 0 : Int.max
            return WorklistPlace(position: place.position, key: isShown ? last : first)
        }
    }
}
