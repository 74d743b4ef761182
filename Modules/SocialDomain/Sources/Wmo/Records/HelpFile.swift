internal import Kernel

/// An application for support with its decision, from one snapshot (Wmo-aanvraag).
struct HelpFile: Sendable {
    let file: CaseFile
    let type: CaseType
    /// The day on which it came in, from which its limit counts.
    let appliedOn: Day
    /// What the resident asks for; empty when another system keeps it.
    let wish: String
    let terms: [CaseTerm]
    let decision: HelpDecision?

    /// Reads `tables`, the module's own.
    init(_ file: CaseFile, _ type: CaseType, in tables: any Database) throws {
        self.file = file
        self.type = type
        let asked = try HelpTable.application(of: file.key, in: tables)
        appliedOn = asked?.on ?? file.openedAt.day
        wish = asked?.wish ?? ""
        terms = try CaseTerm.all(of: file.key, in: tables)
        decision = try HelpTable.decision(of: file.key, in: tables)
    }

    /// The last day to decide, with the reason; a day that another system set has none.
    var deadline: (day: Day, why: String)? {
        guard let day = file.deadlineOn else { return nil }
        let lawful = type.deadline(openedOn: appliedOn, after: terms)
        guard let lawful, lawful.day == day else { return (day, "Deze dag kwam van een ander systeem.") }
        return (day, lawful.text)
    }
}

/// How an application ended (besluit), with reasons (Awb 3:46).
struct HelpDecision: Hashable, Sendable {
    let outcome: Outcome
    /// The day on which it was made and sent to the resident (Awb 3:41).
    let on: Day
    /// What the resident gets; empty after a no.
    let provision: String
    /// `nil` after a no.
    let manner: Manner?
    /// `nil` after a no.
    let startsOn: Day?
    let reasons: String

    enum Outcome: String, Hashable, Sendable, CaseIterable {
        case granted = "toegekend"
        case partly = "deels-toegekend"
        case refused = "afgewezen"
        case withdrawn = "ingetrokken"

        var choice: String {
            switch self {
            case .granted: "Ja"
            case .partly: "Voor een deel"
            case .refused: "Nee"
            case .withdrawn: "De inwoner stopt met de aanvraag"
            }
        }

        /// As the subject of the message.
        var inDutch: String {
            switch self {
            case .granted: "U krijgt hulp"
            case .partly: "U krijgt een deel van de hulp"
            case .refused: "U krijgt deze hulp niet"
            case .withdrawn: "U bent gestopt"
            }
        }

        var givesHelp: Bool { self == .granted || self == .partly }
        /// Whether it can be objected to.
        var isDecision: Bool { self != .withdrawn }
    }

    /// How the resident gets it (Wmo 2015, articles 2.3.5 and 2.3.6).
    enum Manner: String, Hashable, Sendable, CaseIterable {
        case inKind = "natura"
        case budget = "pgb"

        var inDutch: String {
            switch self {
            case .inKind: "Wij regelen de hulp"
            case .budget: "U krijgt geld om de hulp zelf te regelen (pgb)"
            }
        }
    }
}

/// Reads and adds rows of `social_domain_wmo_application` and `social_domain_wmo_decision`.
enum HelpTable {
    static func application(of caseKey: Int, in tables: any Database) throws -> (on: Day, wish: String)? {
        try tables.first(
            "SELECT applied_on, wish FROM social_domain_wmo_application WHERE case_key = \(caseKey)"
        ) { (on: Day(number: try $0.integer(0)), wish: try $0.text(1)) }
    }

    /// The case of the application that followed a report.
    static func applicationKey(after reportKey: Int, in tables: any Database) throws -> Int? {
        try tables.first(
            "SELECT case_key FROM social_domain_wmo_application WHERE report_key = \(reportKey)"
        ) { try $0.integer(0) }
    }

    static func add(
        _ file: CaseFile,
        after report: CaseFile,
        on day: Day,
        wish: String,
        to tables: any WritableDatabase
    ) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_application (case_key, report_key, applied_on, wish)
            VALUES (\(file.key), \(report.key), \(day), \(wish))
            """
        )
    }

    static func decision(of caseKey: Int, in tables: any Database) throws -> HelpDecision? {
        try tables.first(
            """
            SELECT outcome, decided_on, provision, manner, starts_on, reasons FROM social_domain_wmo_decision
            WHERE case_key = \(caseKey)
            """
        ) { row -> HelpDecision? in
            guard let outcome = HelpDecision.Outcome(rawValue: try row.text(0)) else { return nil }
            return HelpDecision(
                outcome: outcome,
                on: Day(number: try row.integer(1)),
                provision: try row.text(2),
                manner: try row.optionalText(3).flatMap(HelpDecision.Manner.init(rawValue:)),
                startsOn: try row.optionalInteger(4).map { Day(number: $0) },
                reasons: try row.text(5)
            )
        } ?? nil
    }

    static func add(_ decision: HelpDecision, of file: CaseFile, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_decision (case_key, outcome, decided_on, provision, manner, starts_on, reasons)
            VALUES (\(file.key), \(decision.outcome.rawValue), \(decision.on), \(decision.provision),
                \(decision.manner?.rawValue), \(decision.startsOn), \(decision.reasons))
            """
        )
    }
}
