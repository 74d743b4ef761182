internal import Kernel

/// `/werk` on the platform's host: one list over all municipalities that the reader works for.
///
/// Each municipality gives its first entries behind the mark, and they are merged by day, municipality and
/// key. A file that cannot be read leaves a note, and the cases of the others are there all the same.
struct ShowAllWork: Sendable {
    let staff: any StaffDirectory

    @Sendable
    func show(_ request: Request, _ context: PlatformContext) throws -> Response {
        let visitor = try DeskVisitor(context)
        let kinds = Self.kinds(context.municipalities)
        let choice = WorklistChoice(for: visitor, types: Set(kinds.map(\.key)), value: request.query)
        let merged = MergedWorklist(context.municipalities, choice, length: WorklistPage.length)
        let page = WorklistPage(
            visitor: visitor,
            choice: merged.choice,
            kinds: kinds,
            table: try WorklistTable(merged.items, for: visitor, merged.choice, staff: staff).table(merged.items),
            next: merged.next,
            taken: Self.taken(request.query("gepakt"), in: context.municipalities),
            unreadable: merged.unreadable,
            // A file that cannot be read left its own note already.
            emergencies: context.municipalities.flatMap { (try? EmergencyReport.waiting(in: $0, for: visitor)) ?? [] }
        )
        return context.show(page.page)
    }

    /// The case types of all municipalities, each key once.
    private static func kinds(_ contexts: [Context]) -> [WorklistKind] {
        let byKey = Dictionary(contexts.flatMap(\.kindsInSight).map { ($0.key, $0) }) { first, _ in first }
        return WorklistKind.sorted(byKey.values)
    }

    /// The case that the reader took just now, written as `duiven.Z-2026-000123`.
    private static func taken(_ text: String?, in contexts: [Context]) -> CaseNumber? {
        guard let parts = text?.split(separator: ".", maxSplits: 1), parts.count == 2,
            let context = contexts.first(where: { $0.municipality.slug == parts[0] })
        else { return nil }
        return try? context.read { try $0.cases.taken(String(parts[1]), by: context.memberID) }
    }
}
