internal import Kernel

/// A question for advice that a partner answers on a page of its own (vraag om advies).
///
/// It is a case with the partner's address, so that its mail and its code are those of every case.
struct AdviceQuestion: Hashable, Sendable {
    let adviceKey: Int
    /// The key of the case of the application.
    let permitKey: Int

    static let caseTypeKey = "advies-van-partner"

    /// How it ends; the words are results of the case type.
    enum Result: String, Hashable, Sendable, CaseIterable {
        case given = "gegeven"
        /// The municipality decided before the advice came.
        case lapsed = "vervallen"
    }

    /// Sends a question to a partner that has an address; the mail leads to the page to answer on.
    ///
    /// - Throws: ``Problem/moduleNotReady`` when the municipality has no case type for it today.
    static func send(
        adviceKey: Int,
        to partner: Partner,
        due: Day,
        about permit: PermitFile,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        guard let type = context.caseTypes.current(caseTypeKey, on: context.today) else {
            throw Problem.moduleNotReady
        }
        let asked = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: context.now),
                channel: .mail,
                title: "Advies van \(partner.name): \(permit.type.name.withSmallStart)",
                dates: CaseDates(targetOn: due, deadlineOn: nil),
                team: permit.file.work.team
            )
        )
        try session.tables.execute(
            """
            INSERT INTO physical_domain_advice_question (case_key, advice_key, permit_key)
            VALUES (\(asked.key), \(adviceKey), \(permit.file.key))
            """
        )
        try session.handling.relate(permit.file, to: asked)
        // The address comes last: the partner then gets the announcement of the first step, with the way to the question.
        try session.addresses.keep(partner.mail, for: asked)
    }

    /// Ends the case of a question; nothing for advice that was asked for in another way, or for a question that ended.
    static func end(
        adviceKey: Int,
        _ result: Result,
        _ context: Context,
        _ session: any WriteSession
    ) throws {
        let code = try session.tables.first(
            """
            SELECT follow_code FROM public_case
            WHERE id = (SELECT case_key FROM physical_domain_advice_question WHERE advice_key = \(adviceKey))
            """
        ) { try FollowCode(try $0.text(0)) }
        guard let code, let file = try session.cases.find(code: code), !file.isClosed,
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let last = type.steps.last(where: \.isFinal)
        else { return }
        let change = StatusChange(to: last, at: max(context.now, file.statusAt), resultKey: result.rawValue)
        _ = try session.cases.move(file, of: type, with: change)
    }

    /// The question of a case; `nil` for a case that is none.
    static func question(_ file: CaseFile, in tables: any Database) throws -> AdviceQuestion? {
        try tables.first(
            "SELECT advice_key, permit_key FROM physical_domain_advice_question WHERE case_key = \(file.key)"
        ) { AdviceQuestion(adviceKey: try $0.integer(0), permitKey: try $0.integer(1)) }
    }
}

/// The table of questions for advice that partners answer themselves.
enum AdviceQuestionSchema {
    static let migration = Migration(
        "physical-domain-040-advice-questions",
        [
            // case_key is the case of the question itself, permit_key that of the application.
            """
            CREATE TABLE physical_domain_advice_question (
                case_key INTEGER PRIMARY KEY,
                advice_key INTEGER NOT NULL UNIQUE,
                permit_key INTEGER NOT NULL
            ) STRICT
            """
        ]
    )
}
