internal import Kernel

/// Reads and adds rows of `civil_affairs_move`.
enum MoveTable {
    /// What is kept of a move besides its sealed answers.
    struct Kept: Hashable, Sendable {
        let notice: MoveNotice
        let checks: [MoveCheck]
    }

    static func add(
        _ notice: MoveNotice,
        _ checks: [MoveCheck],
        of file: CaseFile,
        to tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO civil_affairs_move (case_key, moves_on, reported_on, checks)
            VALUES (\(file.key), \(notice.movesOn), \(notice.reportedOn),
                \(checks.map(\.rawValue).joined(separator: " ")))
            """
        )
    }

    /// `nil` for a case that was not reported here, such as a pushed one.
    static func move(of file: CaseFile, in tables: any Database) throws -> Kept? {
        try tables.first(
            "SELECT moves_on, reported_on, checks FROM civil_affairs_move WHERE case_key = \(file.key)"
        ) { row in
            Kept(
                notice: try MoveNotice(
                    movesOn: Day(number: try row.integer(0)),
                    reportedOn: Day(number: try row.integer(1))
                ),
                checks: try row.text(2).split(separator: " ").compactMap { MoveCheck(rawValue: String($0)) }
            )
        }
    }

    /// What stands about a move on the pages of its case.
    static let panel = CasePanel(of: [ReportMove.typeKey]) { file, reader, tables, context in
        guard let kept = try move(of: file, in: tables) else { return [] }
        let dates = Block.facts([
            Fact("Dag van de verhuizing", Prose(kept.notice.movesOn.inDutch)),
            Fact("Doorgegeven op", Prose(kept.notice.reportedOn.inDutch)),
            Fact("Nieuw adres telt vanaf", Prose(kept.notice.effectiveOn.inDutch)),
        ])
        let why = Block.paragraph(Prose(kept.notice.explanation))
        guard !kept.checks.isEmpty, !file.isClosed else { return [.section("De verhuizing", [dates, why])] }
        let checks = kept.checks.map { Prose(reader == .staff ? "\($0.reason) \($0.work)" : $0.reason) }
        return try [
            .section("De verhuizing", [dates, why]), .section("Waarom wij dit nakijken", [.points(checks)]),
        ] + ConsentPanel.blocks(ofMove: file, showsCode: reader == .resident, in: tables, on: context.today)
    }
}
