internal import Kernel

/// The terms of a report as days with their reasons, for residents and for staff.
struct WmoClock {
    let report: WmoFile
    let today: Day
    let reader: CasePanel.Reader

    private var opened: Day { report.file.openedAt.day }

    /// The drawing with the table; `nil` for a report without a limit.
    var schedule: Schedule? {
        guard let end = report.inquiryEnd else { return nil }
        return Schedule(
            reader == .staff ? "De tijd voor deze melding" : "Wanneer hoort u van ons?",
            conclusion: conclusion(end.day),
            rows: [inquiry(end), plan] + urgent + visits + [findings, applying(end.day)].compactMap(\.self),
            today: report.file.isClosed ? nil : today
        )
    }

    private func inquiry(_ end: ExplainedDay) -> Schedule.Row {
        Schedule.Row(
            "Tijd voor het onderzoek",
            .limit,
            from: opened,
            to: end.day,
            explanation: "\(end.text) (\(report.type.statutoryTerm?.article ?? ""))"
        )
    }

    private var plan: Schedule.Row {
        let end = report.planEnd
        let outcome = report.plan.map { " \($0.outcome.inDutch), sinds \($0.on.inDutch)." } ?? ""
        return Schedule.Row(
            reader == .resident ? "Tijd voor uw eigen plan" : "Tijd voor een eigen plan",
            .others,
            from: opened.adding(days: 1),
            to: end.day,
            explanation: "\(end.text)\(reader == .staff ? outcome : "") (\(WmoTerm.plan.article))"
        )
    }

    /// Help at once; who only has the code does not read that it was needed.
    private var urgent: [Schedule.Row] {
        guard let urgent = report.urgent, reader != .follower else { return [] }
        let objecting = urgent.objectionEnd
        return [
            Schedule.Row(
                "Besluit over spoedhulp",
                on: urgent.decidedOn,
                explanation: "De hulp begint op \(urgent.startsOn.inDutch). (Wmo 2015, artikel 2.3.3)"
            ),
            Schedule.Row(
                "Bezwaar tegen dit besluit",
                .others,
                from: urgent.decidedOn.adding(days: 1),
                to: objecting.day,
                explanation: "\(objecting.text) (\(UrgentHelp.objection.article) en 6:8)"
            ),
        ]
    }

    private var visits: [Schedule.Row] {
        report.visits.filter { $0.state == .planned }.map { visit in
            Schedule.Row(
                "Huisbezoek",
                on: visit.day,
                explanation: "Wij komen langs \(visit.window.inDutch). (Wmo 2015, artikel 2.3.2, lid 4)"
            )
        }
    }

    private var findings: Schedule.Row? {
        report.findings.map {
            Schedule.Row(
                "Het verslag",
                on: $0.givenOn,
                explanation: "Het verslag is klaar. (Wmo 2015, artikel 2.3.2, lid 8)"
            )
        }
    }

    private func applying(_ end: Day) -> Schedule.Row? {
        guard report.applicationKey == nil else { return nil }
        let day = report.findings?.givenOn ?? end.adding(days: 1)
        let why = report.findings == nil ? "Is het verslag er dan nog niet? Dan kan het toch." : "Het verslag is er."
        return Schedule.Row(
            reader == .resident ? "U kunt hulp aanvragen" : "Een aanvraag kan",
            on: day,
            explanation: "\(why) (Wmo 2015, artikel 2.3.2, lid 9)"
        )
    }

    private func conclusion(_ end: Day) -> String {
        if let findings = report.findings { return "Het onderzoek was klaar op \(findings.givenOn.inDutch)." }
        if report.file.isClosed { return "De melding is klaar." }
        return end < today
            ? "Het onderzoek moest klaar zijn op \(end.inDutch)."
            : "Het onderzoek is uiterlijk klaar op \(end.inDutch)."
    }
}
