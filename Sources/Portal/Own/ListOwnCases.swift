internal import Kernel

/// `GET /mijn`: what the resident has to do first, then the running cases, then the closed ones.
///
/// Each list has a page of its own for what comes after the first cases: `?lopend=` and `?afgesloten=` name the
/// last case of the page before.
enum ListOwnCases {
    static let pageSize = 20

    static func show(_ request: Request, _ context: Context) throws -> Response {
        let session = try context.residentSession()
        let lists = try context.read { records in
            try OwnCaseState.allCases.compactMap { state -> List? in
                let others = OwnCaseState.allCases.filter { $0 != state }
                // A page that goes on with one list does not repeat the other.
                if others.contains(where: { request.query($0.query) != nil }) { return nil }
                let last = try request.query(state.query).flatMap { try? CaseNumber($0) }
                    .flatMap { try records.cases.find(number: $0) }
                let found = try records.own.cases(state, after: last, limit: pageSize + 1)
                let actions = try found.prefix(pageSize).compactMap { file in
                    try context.action(of: file, in: records).map { (file.key, $0) }
                }
                return List(
                    state: state,
                    isContinued: last != nil,
                    found: found,
                    actions: Dictionary(actions) { first, _ in first }
                )
            }
        }
        return context.show(page(lists, session, context))
    }

    /// The cases of one state that stand on this page.
    private struct List {
        let state: OwnCaseState
        let isContinued: Bool
        let found: [CaseFile]
        /// What the resident has to do, by the key of the case.
        let actions: [Int: String]

        var shown: ArraySlice<CaseFile> { found.prefix(pageSize) }

        /// The address of the rest; `nil` when this is all.
        var next: Address? {
            guard found.count > pageSize, let last = shown.last else { return nil }
            return .local("/mijn", query: [Request.QueryItem(state.query, last.number.description)])
        }
    }

    private static func page(_ lists: [List], _ session: ResidentSession, _ context: Context) -> Page {
        let running = lists.first { $0.state == .running }
        let actions = running?.actions ?? [:]
        let waiting = (running?.shown ?? []).filter { actions[$0.key] != nil }
        var blocks: [Block] = []
        if !waiting.isEmpty {
            blocks.append(
                .section("Wij wachten op u", [.cases(waiting.map { context.card(for: $0, action: actions[$0.key]) })])
            )
        }
        for list in lists {
            let rest = list.shown.filter { file in !waiting.contains { $0.key == file.key } }
            blocks += block(list, rest.map { context.card(for: $0, action: nil) })
        }
        if blocks.isEmpty { blocks = [.paragraph("U hebt nu geen zaken bij ons."), .links([start])] }
        return Page(
            lists.contains(where: \.isContinued) ? "Meer \(lists.first?.state.words ?? "zaken")" : OwnPages.title,
            section: lists.contains(where: \.isContinued) ? OwnPages.title : nil,
            trail: lists.contains(where: \.isContinued) ? [OwnPages.link] : [],
            blocks: blocks,
            aside: [aside, VisitPanel.block(for: session, on: "/mijn")]
        )
    }

    private static func block(_ list: List, _ cards: [CaseCard]) -> [Block] {
        guard !cards.isEmpty || list.next != nil else { return [] }
        let more = list.next.map { Block.links([Link("Meer \(list.state.words)", $0)]) }
        return [.section(list.state.title, (cards.isEmpty ? [] : [.cases(cards)]) + (more.map { [$0] } ?? []))]
    }

    private static let start = Link("Iets regelen of melden? Begin hier.", .local("/"))

    private static var aside: Block {
        .section(
            "Uw gegevens",
            [
                .links([
                    Link("Wie keek in uw gegevens?", .local("/mijn/inzage")),
                    Link("Download uw gegevens", .local("/mijn/gegevens")),
                ])
            ]
        )
    }
}

extension OwnCaseState {
    /// The name in the address of a next page.
    fileprivate var query: String {
        switch self {
        case .running: "lopend"
        case .closed: "afgesloten"
        }
    }

    fileprivate var title: String {
        switch self {
        case .running: "Lopende zaken"
        case .closed: "Afgesloten zaken"
        }
    }

    /// In the middle of a sentence.
    fileprivate var words: String {
        switch self {
        case .running: "lopende zaken"
        case .closed: "afgesloten zaken"
        }
    }
}

extension Context {
    /// What the resident has to do for a case now; `nil` when nothing, or when it is closed.
    ///
    /// Where the step asks for tasks, these say it; the words of the step would still stand after they were done.
    fileprivate func action(of file: CaseFile, in records: any ReadSession) throws -> String? {
        guard !file.isClosed else { return nil }
        let tasks = try OwnCase.tasks(of: file, in: records).filter { $0.stepKey == file.statusKey }
        if !tasks.isEmpty { return tasks.first { $0.state == .open }.map { $0.what.name.withFullStop } }
        return type(of: file)?.step(file.statusKey)?.step.action
    }

    /// A case as a line of a list.
    fileprivate func card(for file: CaseFile, action: String?) -> CaseCard {
        let type = type(of: file)
        let name = OwnCase.name(of: file, type)
        return CaseCard(
            Link(name, .local("/mijn/zaken/\(file.number)")),
            status: action ?? type?.place(of: file) ?? "Wij zijn bezig met uw zaak.",
            badge: action == nil ? nil : Badge(.warning, "Doe dit eerst"),
            note: "\(file.number), \(file.isClosed ? "klaar op" : "sinds") \(file.statusAt.day.inDutchWithoutWeekday)"
        )
    }
}

extension CaseType {
    /// The step that a case is in, with its place while the case runs; `nil` when an older type misses the step.
    fileprivate func place(of file: CaseFile) -> String? {
        let followed = FollowedCase(file, history: [], type: self, showsNorms: false)
        return followed.standing.map { $0.isReady ? $0.title : "Stap \($0.step) van \($0.of): \($0.title)" }
    }
}

extension String {
    /// The name of a task as a sentence.
    fileprivate var withFullStop: String { hasSuffix(".") ? self : self + "." }
}
