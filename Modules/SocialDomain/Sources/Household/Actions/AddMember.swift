internal import Kernel

/// Adds someone to the household, with a code by which that person finds the plan on the own page.
///
/// No number of the person is asked: who has the code and logs in is the person.
struct AddMember: ModuleAction {
    static let link = CaseLink(words: "Voeg iemand van het huishouden toe", path: "/plan-persoon")
    static let submit = "Voeg toe"

    private static let name = "naam"

    func refusal(_ scene: PlanScene) -> String? { scene.refusal }

    /// Two people of one household do not have one name here, so that nobody is mistaken for the other.
    func isDone(_ typed: FormAnswers, _ scene: PlanScene) -> Bool {
        scene.plan?.members.contains { $0.name == typed.text(Self.name) } ?? false
    }

    func fields(_ scene: PlanScene) -> [FormField] {
        [
            FormField(
                Self.name,
                "Hoe heet deze persoon in het plan?",
                .text(limit: 60),
                hint: "Een voornaam is genoeg. Geef daarna zelf de code aan deze persoon.",
                missing: "Vul een naam in."
            )
        ]
    }

    func apply(_ typed: FormAnswers, _ scene: PlanScene, _ session: any WriteSession) throws {
        let code = MemberCode(session.newID()).text
        try PlanTable.add(typed.text(Self.name), code: code, to: try scene.requirePlan(), in: session.tables)
    }
}

/// With which someone of a household finds the plan once: twelve characters of the random part of an id.
struct MemberCode: Hashable {
    /// As it is kept: capitals and digits without dashes.
    let text: String

    init(_ id: UniqueID) { text = String(id.description.uppercased().suffix(12)) }

    /// What somebody typed, with or without dashes and spaces.
    init(typed: String) { text = typed.uppercased().filter { $0.isLetter || $0.isNumber } }
}
