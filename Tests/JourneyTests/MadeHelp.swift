import Kernel
import TestSupport

@testable import App

/// Cases of support under the Wmo, one for each thing that its pages can do next, of the resident who logs in.
struct MadeHelp: Hashable, Sendable {
    /// A report for which support was offered and that has a visit.
    let report: String
    /// A report whose inquiry runs.
    let inquiry: String
    /// Reports with findings, for which the resident and for which staff can apply.
    let told: String
    let toldByPost: String
    /// An application.
    let application: String

    /// Well-formed names of nothing.
    static let nothing = MadeHelp(
        report: "Z-2026-009991",
        inquiry: "Z-2026-009992",
        told: "Z-2026-009993",
        toldByPost: "Z-2026-009994",
        application: "Z-2026-009995"
    )

    private init(report: String, inquiry: String, told: String, toldByPost: String, application: String) {
        self.report = report
        self.inquiry = inquiry
        self.told = told
        self.toldByPost = toldByPost
        self.application = application
    }

    /// One case in every place.
    init(everywhere number: String) {
        self.init(report: number, inquiry: number, told: number, toldByPost: number, application: number)
    }

    /// Opens the cases.
    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let context = tenant.entry.context(caller: .anonymous, now: now, module: "social-domain")
        let report = try Self.open("wmo-melding", context)
        let inquiry = try Self.open("wmo-melding", context)
        let told = try Self.open("wmo-melding", context)
        let toldByPost = try Self.open("wmo-melding", context)
        let application = try Self.open("wmo-aanvraag", context)
        let visitOn = now.day.adding(days: 11)
        try context.writeAndWait { session in
            let tables = session.tables
            try tables.execute(
                """
                INSERT INTO social_domain_wmo_support (case_key, offered_on, how, answer)
                VALUES (\(report.key), \(now.day), 'telefoon', 'later')
                """
            )
            try tables.execute(
                "INSERT INTO social_domain_wmo_plan (case_key, on_day, outcome) VALUES (\(report.key), \(now.day), 'geen')"
            )
            try tables.execute(
                """
                INSERT INTO social_domain_wmo_visit (case_key, day, time, address, state)
                VALUES (\(report.key), \(visitOn), '9-11', '', 'gepland')
                """
            )
            for file in [told, toldByPost] {
                try tables.execute(
                    """
                    INSERT INTO social_domain_wmo_findings (case_key, given_on, needs, around, others, conclusion)
                    VALUES (\(file.key), \(now.day), 'a', 'b', 'c', 'd')
                    """
                )
            }
            guard let type = context.caseTypes.version(inquiry.typeKey, startsOn: inquiry.typeStartsOn),
                let step = type.step("onderzoek")?.step
            else { throw Missing(what: "the step of an inquiry") }
            _ = try session.cases.move(inquiry, of: type, with: StatusChange(to: step, at: now))
        }
        self.init(
            report: report.number.description,
            inquiry: inquiry.number.description,
            told: told.number.description,
            toldByPost: toldByPost.number.description,
            application: application.number.description
        )
    }

    private static func open(_ key: String, _ context: Context) throws -> CaseFile {
        guard let type = context.caseTypes.current(key, on: context.today) else { throw Missing(what: key) }
        let resident = ResidentIdentity.person(try CitizenServiceNumber("999990019"))
        let first = StatusChange(to: type.steps[0], at: context.now)
        let dates = type.dates(openedOn: context.today, in: context.municipality)
        return try context.writeAndWait {
            try $0.cases.open(NewCase(type: type, status: first, channel: .web, resident: resident, dates: dates))
        }
    }

    /// All of them, for what must not appear in an answer.
    var all: [String] { [report, inquiry, told, toldByPost, application] }
}
