internal import Kernel

/// Cases of every type that residents ask for, in all stages, as residents asked for them and staff handled them.
struct DemonstrationCases {
    let stage: DemonstrationStage

    /// Passports are left to the back office of the demonstration, which shows how another system keeps cases.
    static let keys: Set<String> = [
        "uittreksel", "geboorteaangifte", "erkenning", "huwelijk", "overlijdensaangifte", "geheimhouding",
        "naturalisatie", "vog", "identiteitskaart", "rijbewijs",
    ]
    /// What is asked for at a desk.
    private static let documents: Set<String> = ["identiteitskaart", "rijbewijs"]
    /// How many of each type: many where somebody can see the list.
    private var perType: Int { stage.hasStaff ? 4 : 1 }

    /// - Returns: How many cases it opened.
    func fill() throws -> Int {
        let keys = Self.keys.sorted()
        for (place, key) in keys.enumerated() {
            // The first of each type came last and is still at its first step; the fourth is ready.
            for turn in (0..<perType).reversed() { try life(of: key, turn: turn, place: place) }
        }
        return keys.count * perType
    }

    private func life(of key: String, turn: Int, place: Int) throws {
        let start = stage.now.adding(seconds: -3_600 * (5 + place + turn * 40))
        let resident = place + turn * 3
        let (file, type) = try stage.change(at: start, by: .resident(resident)) { session, context in
            try Self.open(key, as: session.own.identity(), session, context)
        }
        var current = file
        for (step, next) in Self.path(of: type, ending: turn == 3).prefix(turn).enumerated() {
            let known = current
            let hours = 3_600 * (8 + step * 12)
            current = try stage.change(
                at: min(start.adding(seconds: hours), stage.now),
                by: .staff(CivilDemonstration.worker)
            ) { session, context in
                try session.cases.move(
                    known,
                    of: type,
                    with: StatusChange(
                        to: next,
                        at: context.now,
                        resultKey: next.isFinal ? type.results.first?.key : nil
                    )
                )
            }
        }
    }

    private static func open(
        _ key: String,
        as identity: ResidentIdentity,
        _ session: any WriteSession,
        _ context: Context
    ) throws -> (CaseFile, CaseType) {
        guard let type = context.caseTypes.current(key, on: context.today) else {
            throw NoSuchSample(key: key)
        }
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: documents.contains(key) ? .counter : .web,
                resident: identity,
                dates: type.dates(openedOn: context.today, in: context.municipality)
            )
        )
        let answers = type.questions.compactMap { question in
            answer(question, context.today).map { CaseAnswer(question.key, $0) }
        }
        if !answers.isEmpty { try session.answers.keep(answers, mark: session.newID(), for: file) }
        return (file, type)
    }

    /// The steps after the first, always forward; to the first end, or up to the last step before an end.
    static func path(of type: CaseType, ending: Bool) -> [CaseType.Step] {
        var path: [CaseType.Step] = []
        var here = 0
        while true {
            let keys = type.transitions[type.steps[here].key] ?? []
            let forward = type.steps.indices.filter { $0 > here && keys.contains(type.steps[$0].key) }
            guard let next = forward.first else { return path }
            if type.steps[next].isFinal, !ending { return path }
            path.append(type.steps[next])
            if type.steps[next].isFinal { return path }
            here = next
        }
    }

    /// An answer that says what it is; nothing for a question that may stay empty or is known.
    private static func answer(_ question: CaseType.Question, _ today: Day) -> String? {
        guard question.missing != nil, question.source.fact?.isNeverAsked != true else { return nil }
        switch question.kind {
        case .date: return (question.days?.first(on: today) ?? today.adding(days: -2)).iso
        case .choice, .selection: return question.field.options.first?.value
        case .email: return "inwoner@voorbeeld.example"
        case .phone: return "0316 123456"
        case .tick: return "ja"
        case .postcode: return "6921 ES"
        case .paragraph: return "Dit is een voorbeeld. Het gaat over niemand."
        default: return "Voorbeeld"
        }
    }
}
