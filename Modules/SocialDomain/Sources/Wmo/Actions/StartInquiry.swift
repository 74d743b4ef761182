internal import Kernel

/// Begins the inquiry: only after support was offered, and after the resident had time for an own plan.
///
/// See Wmo 2015, article 2.3.2, second and third paragraph.
struct StartInquiry: ModuleAction {
    static let link = CaseLink(words: "Begin het onderzoek", path: "/onderzoek")
    static let submit = "Begin het onderzoek"

    func refusal(_ scene: WmoScene) -> String? {
        if let closed = scene.closed { return closed }
        let report = scene.report
        guard report.support != nil else {
            return "Bied eerst gratis ondersteuning aan (Wmo 2015, artikel 2.3.2, lid 3)."
        }
        guard report.mayInquire(on: scene.today) else {
            return "De inwoner heeft tot en met \(report.planEnd.day.inDutch) tijd voor een eigen plan "
                + "(\(WmoTerm.plan.article)). Komt er geen plan? Leg dat dan eerst vast."
        }
        return report.canMove(to: WmoCase.Step.inquiry) ? nil : "Het onderzoek is al begonnen."
    }

    func isDone(_ typed: FormAnswers, _ scene: WmoScene) -> Bool {
        typed.isConfirmed && scene.file.statusKey == WmoCase.Step.inquiry
    }

    func fields(_ scene: WmoScene) -> [FormField] { [] }

    func apply(_ typed: FormAnswers, _ scene: WmoScene, _ session: any WriteSession) throws {
        try WmoWork(scene.report, scene.context, session).startInquiry()
    }
}

extension WmoWork {
    func startInquiry() throws { try move(to: WmoCase.Step.inquiry) }
}
