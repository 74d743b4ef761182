internal import Kernel

/// One page of the lists of several municipalities, in the order (day, municipality, key).
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
        var found: [WorklistItem] = []
        var unreadable: [String] = []
        for context in contexts {
            do {
                var query = choice.query(of: context, limit: length + 1)
                query.dueBefore = Self.bound(query, choice.order, found, length)
                query.after = start?.place(in: context.municipality.slug, choice.order)
                let entries = try context.read { try $0.worklist.page(query) }
                found += entries.map { WorklistItem(context: context, entry: $0) }
                found.sort { $0.stands(before: $1, in: choice.order) }
                found.removeLast(max(0, found.count - length - 1))
            } catch {
                unreadable.append(context.municipality.name)
            }
        }
        items = Array(found.prefix(length))
        next = found.count > length ? items.last?.mark : nil
        self.unreadable = unreadable
    }

    /// The day before which an entry must be due to get on the page at all: once it is full, what comes later
    /// need not be read.
    private static func bound(
        _ query: WorklistQuery,
        _ order: WorklistQuery.Order,
        _ found: [WorklistItem],
        _ length: Int
    ) -> Day? {
        guard order == .dueFirst, found.count > length, let last = found.last?.entry.dueOn,
            last < WorklistEntry.noDay
        else { return query.dueBefore }
        let next = Day(number: last + 1)
        return query.dueBefore.map { min($0, next) } ?? next
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

        /// The same place in the list of any municipality: of those that come first on that day, everything
        /// was shown, and of those that come later nothing yet.
        func place(in other: String, _ order: WorklistQuery.Order) -> WorklistPlace {
            if other == slug { return place }
            let isShown = order == .dueFirst ? other < slug : other > slug
            let last = order == .dueFirst ? Int.max : 0
            let first = order == .dueFirst ? 0 : Int.max
            return WorklistPlace(dueOn: place.dueOn, key: isShown ? last : first)
        }
    }
}

extension WorklistItem {
    fileprivate func stands(before other: WorklistItem, in order: WorklistQuery.Order) -> Bool {
        let mine = (entry.dueOn, context.municipality.slug, entry.file.key)
        let theirs = (other.entry.dueOn, other.context.municipality.slug, other.entry.file.key)
        return order == .dueFirst ? mine < theirs : mine > theirs
    }
}
