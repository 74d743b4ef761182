internal import Kernel

/// Moves: one that was handled at once, one that waits for the main occupant, one of somebody without login.
struct DemonstrationMoves {
    let stage: DemonstrationStage

    /// - Returns: How many cases it opened.
    func fill() throws -> Int {
        try report(.resident(0), daysAhead: 14, hoursAgo: 50)
        try report(.resident(1), daysAhead: 9, hoursAgo: 20, isInhabited: true)
        try report(.anyone, daysAhead: -2, hoursAgo: 6, company: .others)
        // The question to the main occupant is a case of its own.
        return 4
    }

    private func report(
        _ player: DemonstrationStage.Player,
        daysAhead: Int,
        hoursAgo: Int,
        isInhabited: Bool = false,
        company: Move.Company = .nobody
    ) throws {
        let moment = stage.now.adding(seconds: -3_600 * hoursAgo)
        try stage.change(at: moment, by: player) { session, context in
            let movesOn = stage.now.day.adding(days: daysAhead)
            let move = Move(
                notice: try MoveNotice(movesOn: movesOn, reportedOn: context.today),
                company: company,
                isInhabited: isInhabited,
                answers: [
                    CaseAnswer(MoveForm.Kept.address, "Voorbeeldstraat, \(context.municipality.name) 12 6921 ES"),
                    CaseAnswer("Verhuist op", movesOn.inDutch), CaseAnswer("Wie gaan er mee", company.rawValue),
                    CaseAnswer("Woont er al iemand", isInhabited ? "ja" : "nee"),
                    CaseAnswer(MoveForm.Kept.nameForOccupant, "Voorbeeld"),
                ],
                mail: nil,
                mark: session.newID()
            )
            _ = try ReportMove(move, context).apply(session, for: try session.own.identity())
        }
    }
}
