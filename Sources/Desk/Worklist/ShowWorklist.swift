internal import Kernel

/// `/{g}/werk`: the running cases of one municipality that the reader may see.
///
/// The list holds no personal data, so reading it leaves nothing in the read log.
struct ShowWorklist: Sendable {
    let staff: any StaffDirectory

    @Sendable
    func show(_ request: Request, _ context: Context) throws -> Response {
        let visitor = try DeskVisitor(context)
        let kinds = context.kindsInSight
        var choice = WorklistChoice(for: visitor, types: Set(kinds.map(\.key)), value: request.query)
        let found = try context.read { session in
            let place = try choice.after.flatMap { try session.cases.place(of: $0) }
            // A mark of a case that does not exist for the reader leads to the first page.
            if place == nil { choice.after = nil }
            var query = choice.query(of: context, limit: WorklistPage.length + 1)
            query.after = place
            return (
                entries: try session.worklist.page(query),
                taken: try request.query("gepakt").flatMap { try session.cases.taken($0, by: context.memberID) }
            )
        }
        let items = found.entries.prefix(WorklistPage.length).map { WorklistItem(context: context, entry: $0) }
        let hasMore = found.entries.count > WorklistPage.length
        let page = WorklistPage(
            visitor: visitor,
            choice: choice,
            kinds: kinds,
            table: try WorklistTable(items, for: visitor, choice, staff: staff).table(items),
            next: hasMore ? items.last.map(\.mark) : nil,
            taken: found.taken,
            unreadable: [],
            emergencies: try EmergencyReport.waiting(in: context, for: visitor)
        )
        return context.show(page.page)
    }
}

extension CaseReader {
    /// Where in a list the marked case stands; `nil` when there is no such case for the reader.
    func place(of mark: WorklistChoice.Mark) throws -> WorklistPlace? {
        try find(number: mark.number).map { WorklistPlace(position: mark.position, key: $0.key) }
    }

    /// The number of a case that this member just took; `nil` when it is someone else's.
    func taken(_ number: String, by member: Int) throws -> CaseNumber? {
        guard let number = try? CaseNumber(number) else { return nil }
        return try find(number: number)?.work.handler == member ? number : nil
    }
}

extension WorklistItem {
    /// The place of this case, as an address names it.
    var mark: WorklistChoice.Mark {
        WorklistChoice.Mark(
            position: entry.position,
            number: entry.file.number,
            municipality: context.municipality.slug
        )
    }
}
