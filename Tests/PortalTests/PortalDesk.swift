import Kernel
import TestSupport

@testable import Portal

/// One municipality that offers case types, and the portal's routes without a server in between.
struct PortalDesk {
    let tenant: TestTenant
    let pages = PageKeeper()
    private let modulesOn: Set<String>

    init(
        _ types: [CaseType] = [.trees()],
        modulesOn: Set<String> = ["physical-domain"],
        portal: Municipality.Portal = .mijnOverheid
    ) throws {
        tenant = try TestTenant(try .test(portal: portal), caseTypes: types)
        self.modulesOn = modulesOn
    }

    var context: Context { context(of: nil) }

    func context(of session: ResidentSession?) -> Context {
        tenant.context(session.map(Caller.resident) ?? .anonymous, modulesOn: modulesOn, pages: pages)
    }

    /// Sends a request to the route with this pattern and waits for its answer.
    func send(
        _ method: Request.Method,
        _ pattern: String,
        _ parameters: [String: String] = [:],
        form fields: [String: String] = [:],
        as session: ResidentSession? = nil
    ) throws -> Response {
        let request = Request(
            method: method,
            path: pattern,
            parameters: parameters,
            body: [],
            form: FormBody(fields: fields.mapValues { [$0] }, files: []),
            id: UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0001),
            remoteAddress: "192.0.2.1",
            base: "/duiven"
        )
        return try Portal().routes.answer(request, at: pattern, in: context(of: session))
    }

    /// Sends one page of the form about trees.
    func fill(_ fields: [String: String], as session: ResidentSession? = nil) throws -> Response {
        try send(.post, "/aanvragen/{caseType}", ["caseType": "kapvergunning"], form: fields, as: session)
    }

    /// Logs someone in of whom this is known; of whom nothing is known there is one case.
    func logIn(_ details: PersonDetails?) throws -> ResidentSession {
        let person = ResidentIdentity.person(try CitizenServiceNumber("999990019"))
        let type = CaseType.trees()
        try tenant.write { session in
            if let details { return try session.residents.keep(details, of: person) }
            let first = StatusChange(to: type.steps[0], at: .testNoon)
            let dates = CaseDates(targetOn: nil, deadlineOn: nil)
            _ = try session.cases.open(
                NewCase(type: type, status: first, channel: .web, resident: person, dates: dates)
            )
        }
        return OwnDesk.session(Int(try column("SELECT cast(id AS TEXT) FROM resident").first ?? "") ?? 0)
    }

    /// Fills in the whole form and sends it.
    ///
    /// - Returns: The code on the page behind the answer.
    func apply(_ changes: [String: String] = [:], mark: UInt64 = 1, as session: ResidentSession? = nil) throws
        -> FollowCode
    {
        var fields = Self.right
        fields["formulier"] = UniqueID(high: 0x0199_0000_0000_7000, low: mark).description
        let answer = try fill(fields.merging(changes) { _, new in new }, as: session)
        let location = answer.headers.first { $0.name == "Location" }?.value ?? ""
        return try FollowCode(String(location.split(separator: "/").last ?? ""))
    }

    static let right = [
        "stap": "3", "plek": "Achter in de tuin", "wanneer-dag": "3", "wanneer-maand": "12", "wanneer-jaar": "2026",
        "soort": "eik", "naam": "Jan Test", "email": "jan@example.org",
    ]

    func file(_ code: FollowCode) throws -> CaseFile {
        guard let file = try context.read({ try $0.cases.find(code: code) }) else { throw Problem.notFound }
        return file
    }

    func answers(of file: CaseFile) throws -> [CaseAnswer] {
        try tenant.write { try $0.answers.answers(of: file, purpose: .caseWork) }
    }

    /// Every value of a column, as text.
    func column(_ sql: SQL) throws -> [String] { try tenant.file.store.read { try $0.rows(sql) { try $0.text(0) } } }
}

extension CaseType {
    /// A case type with a form of two pages.
    static func trees(channels: Set<String> = ["web", "push"]) -> CaseType {
        let test = CaseType.test(key: "kapvergunning")
        var type = CaseType(
            key: test.key,
            module: test.module,
            startsOn: test.startsOn,
            name: "Een boom weghalen",
            staffName: test.staffName,
            productName: nil,
            steps: test.steps,
            norm: test.norm,
            statutoryTerm: test.statutoryTerm,
            channels: channels,
            confidentiality: .confidential,
            results: test.results,
            transitions: test.transitions,
            isShownAtMijnOverheid: false
        )
        let kinds = [FormField.Option("eik", "Eik"), FormField.Option("beuk", "Beuk")]
        type.offer = Offer(
            form: [
                FormPage(
                    "Over de boom",
                    questions: [
                        Question("plek", "Plek van de boom", .text(limit: 90), missing: "Vertel waar de boom staat."),
                        Question("wanneer", "Wanneer wilt u kappen?", .date, missing: nil),
                        Question("soort", "Wat voor boom is het?", .choice(kinds), missing: "Kies een soort."),
                    ]
                ),
                FormPage(
                    "Over u",
                    questions: [
                        Question(
                            "naam",
                            "Uw naam",
                            .text(limit: 90),
                            missing: "Vul uw naam in.",
                            source: .known(.name)
                        ),
                        Question("email", "E-mailadres", .email, missing: nil, source: .known(.mail)),
                        Question(
                            "bsn",
                            "Uw BSN",
                            .text(limit: 9),
                            missing: "Vul in.",
                            source: .known(.citizenServiceNumber)
                        ),
                        Question("vandaag", "Datum", .date, missing: nil, source: .known(.today)),
                    ]
                ),
            ],
            prices: [Price(cents: 12_050, for: "Eén boom")],
            bring: ["Een foto van de boom."],
            conditions: ["De boom staat in uw tuin."]
        )
        return type
    }
}
