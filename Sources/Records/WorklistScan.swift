internal import Kernel

/// A short look into an index: the first places of a list, or those behind a mark.
///
/// Behind a mark come the cases of its own day by key, and those of the days after. The two are asked apart, since
/// SQLite takes the bound on a key from the index only beside an equal day: with a comparison of pairs it would walk
/// over all cases of that day.
struct WorklistScan {
    private let select: SQL
    /// What has to hold besides the condition: of the first page, or of the day of the mark.
    private let near: SQL
    /// What has to hold for the days after that of the mark; `nil` for the first page.
    private let further: SQL?
    private let end: SQL

    init(_ query: WorklistQuery) {
        let column: SQL = query.order == .newestFirst ? "opened_at" : "due_on"
        let order: SQL = query.order.isAscending ? "1, 2" : "1 DESC, 2 DESC"
        select = "SELECT \(column), id FROM case_file WHERE closed_at IS NULL AND "
        end = " ORDER BY \(order) LIMIT \(query.limit)"
        let late: SQL = query.dueBefore.map { " AND due_on < \($0)" } ?? ""
        // No late case ends a page with a day that is not late: such a mark leads to the first page.
        guard let after = query.after, query.dueBefore.map({ after.position < $0.number }) ?? true else {
            (near, further) = (late, nil)
            return
        }
        let side: SQL = query.order.isAscending ? ">" : "<"
        near = " AND \(column) = \(after.position) AND id \(side) \(after.key)"
        // Before the mark everything is late already, and a second bound could be taken from the index in its place.
        further = " AND \(column) \(side) \(after.position)\(query.order.isAscending ? late : "")"
    }

    /// - Parameter condition: What the index begins with, such as `type_key = …`.
    /// - Returns: The places of the cases for which it holds, in the order of the list.
    func of(_ condition: SQL) -> SQL {
        guard let further else { return "\(select)\(condition)\(near)\(end)" }
        return "\(select)\(condition)\(near) UNION ALL \(select)\(condition)\(further)\(end)"
    }
}
