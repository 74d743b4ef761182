import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("What everybody reads of an application")
struct PermitNoticeTests {
    let desk: ReportDesk

    init() throws { desk = try ReportDesk() }

    @Test("who lives near hears once that somebody applied, with the place and without a word of the applicant")
    func applied() throws {
        let near = try desk.watch(["gebied": "straat", "postcode": "6921 AB"], isConfirmed: true)
        let far = try desk.watch(["gebied": "straat", "postcode": "6922 AB"], isConfirmed: true)
        _ = try desk.applies(at: "6921 AB")

        for _ in 1...2 {
            try desk.run("aanvragen-melden")
            try desk.run("buurtberichten-versturen")
        }

        let news = try desk.messages(near).filter { $0.text.subject == "Nieuws uit uw buurt" }.map(\.text.news)
        #expect(news == ["Dit is nieuw:\n- Vergunning: Aanvraag: een evenement houden, bij 6921 AB"])
        #expect(try desk.messages(far).allSatisfy { $0.text.subject != "Nieuws uit uw buurt" })
        let shown = try desk.list()
        #expect(shown.contains("Aanvraag: een evenement houden") && shown.contains("6921 AB"))
        #expect(shown.contains("geen officiële bekendmaking"))
        #expect(!shown.contains("Jansen"))
    }

    @Test("a decision stands in place of the application, once, with its text and the time to object")
    func decided() throws {
        let near = try desk.watch(["gebied": "wijk", "postcode": "6921 ZZ"], isConfirmed: true)
        let file = try desk.applies(at: "6921 AB")
        try desk.run("aanvragen-melden")

        let answers = try (1...2).map { _ in try desk.decides(file).status }
        try desk.run("buurtberichten-versturen")

        #expect(answers == [303, 303])
        #expect(try desk.count("physical_domain_permit_notice") == 1)
        let news = try desk.messages(near).last?.text.news ?? ""
        #expect(news.hasSuffix("- Vergunning: Verleende evenementenvergunning: Braderie op het plein, bij 6921 AB"))
        let notice = try #require(try desk.notice())
        #expect(try desk.show(notice.id).status == 200)
        let shown = "\(desk.pages.last?.blocks ?? [])"
        #expect(shown.contains("Voor: Braderie op het plein") && shown.contains("bezwaar maken"))
        #expect(shown.contains("geen officiële bekendmaking"))
        #expect(
            try desk.panel(file.number.description, for: .staff).contains("Zet deze tekst zelf in het gemeenteblad")
        )
    }

    @Test("who stops is on the site no more, and who did not hear of it yet does not hear of it any more")
    func withdrawn() throws {
        let near = try desk.watch(["gebied": "wijk", "postcode": "6921 AB"], isConfirmed: true)
        let file = try desk.applies(at: "6921 AB")
        try desk.run("aanvragen-melden")

        let answer = try desk.decides(file, ["uitkomst": "ingetrokken", "voorwaarden": ""])
        try desk.run("buurtberichten-versturen")

        #expect(answer.status == 303)
        #expect(try desk.count("physical_domain_permit_notice") == 0)
        #expect(try desk.messages(near).allSatisfy { $0.text.subject != "Nieuws uit uw buurt" })
    }

    @Test(
        "a parking permit, an enforcement request, and an application without a place are told to nobody",
        arguments: [
            ("parkeervergunning", "6921 AB"), ("handhavingsverzoek", "6921 AB"), ("evenementenvergunning", ""),
            ("evenementenvergunning", "ergens"),
        ]
    )
    func untold(_ key: String, _ postcode: String) throws {
        _ = try desk.applies(key, at: postcode)

        try desk.run("aanvragen-melden")

        #expect(try desk.count("physical_domain_permit_notice") == 0)
        #expect(try desk.count("physical_domain_news") == 0)
    }

    @Test("where a municipality made the case type confidential, neither application nor decision is told")
    func confidential() throws {
        let desk = try ReportDesk(confidentiality: "vertrouwelijk")
        let file = try desk.applies(at: "6921 AB")
        try desk.run("aanvragen-melden")

        let answer = try desk.decides(file, by: desk.confidant)

        #expect(answer.status == 303)
        #expect(try desk.count("physical_domain_permit_notice") == 0)
        #expect(try desk.count("physical_domain_news") == 0)
        let decision = try desk.context.read { try DecisionTable.decision(of: file.key, in: $0.tables) }
        #expect(decision != nil && decision?.publication == nil)
    }

    @Test("a yes by law says what it is in our own words, not in those of the applicant")
    func silence() throws {
        _ = try desk.applies("rommelmarkt", at: "6921 AB", title: "Markt van Jansen")
        try desk.run("aanvragen-melden")
        desk.tenant.clock.advance(seconds: 57 * 86_400)

        try desk.run("stilte-is-ja")

        let notice = try #require(try desk.notice())
        #expect(notice.title == "Van rechtswege verleende vergunning voor een rommelmarkt: Een rommelmarkt houden")
        #expect(notice.postcode?.text == "6921 AB")
        #expect(!notice.text.contains("Jansen"))
    }

    @Test("a text with a mistake is taken off the site, twice is once, and who did not hear of it yet hears nothing")
    func takenOff() throws {
        let near = try desk.watch(["gebied": "wijk", "postcode": "6921 AB"], isConfirmed: true)
        let file = try desk.applies(at: "6921 AB")
        _ = try desk.decides(file)
        let notice = try #require(try desk.notice())

        let answers = try (1...2).map { _ in try desk.takesOff(file).status }
        try desk.run("buurtberichten-versturen")

        #expect(answers == [303, 303])
        #expect(throws: Problem.notFound) { try desk.show(notice.id) }
        #expect(try !desk.list().contains("Braderie"))
        #expect(try desk.messages(near).allSatisfy { $0.text.subject != "Nieuws uit uw buurt" })
        let open = try desk.applies(at: nil)
        _ = try desk.send(
            .get,
            "/werk/zaken/{number}/van-de-site",
            .init(parameters: ["number": "\(open.number)"], caller: ReportDesk.worker)
        )
        let page = "\(desk.pages.last?.blocks ?? [])"
        #expect(page.contains("Er staat niets over deze zaak op de site."))
    }

    @Test("who handles other cases cannot take anything off, and a text that is not there is not found")
    func notAllowed() throws {
        let file = try desk.applies(at: "6921 AB")
        _ = try desk.decides(file)
        let member = StaffMember(
            id: 8,
            loginName: "wmo",
            fullName: "W. Mo",
            organisation: "1stroom",
            grants: [StaffGrant(municipality: "duiven", role: .teamLead, module: "social-domain")]
        )
        let session = StaffSession(member: member, formToken: "t", endsAt: desk.context.now.adding(seconds: 60))

        #expect(throws: Problem.notFound) { try desk.takesOff(file, by: .staff(session)) }
        #expect(throws: Problem.notFound) { try desk.show(file.id) }
        #expect(try desk.count("physical_domain_permit_notice") == 1)
    }

    @Test("after thirteen weeks it is nowhere any more")
    func old() throws {
        _ = try desk.decides(try desk.applies(at: "6921 AB"))
        desk.tenant.clock.advance(seconds: 91 * 86_400)
        try desk.run("vergunningberichten-opruimen")
        #expect(try desk.count("physical_domain_permit_notice") == 1)

        desk.tenant.clock.advance(seconds: 60)
        try desk.run("vergunningberichten-opruimen")

        #expect(try desk.count("physical_domain_permit_notice") == 0)
    }

    @Test("the list shows one quarter when asked, fifty at a time, and says what is no quarter")
    func pages() throws {
        for number in 0...PermitNoticeTable.limit {
            _ = try desk.applies(at: number == 7 ? "6922 AB" : "6921 AB")
        }
        try desk.run("aanvragen-melden")

        let all = try desk.list()
        let quarter = try desk.list([.init("wijk", "6922")])

        #expect(all.contains("Bekijk wat ouder is"))
        #expect(quarter.contains("6922 AB") && !quarter.contains("6921 AB"))
        let first = try desk.context.read { try PermitNoticeTable($0.tables).newest(in: nil, before: nil) }
        let second = try desk.context.read { try PermitNoticeTable($0.tables).newest(in: nil, before: first.next) }
        #expect((first.notices.count, second.notices.count) == (PermitNoticeTable.limit, 1))
        #expect(second.next == nil)
        let wrong = try desk.list([.init("wijk", "dorp")])
        #expect(wrong.contains("Vul vier cijfers in") && wrong.contains("6921 AB"))
    }

    @Test("the list walks through an index, also of one quarter")
    func usesIndex() throws {
        let plans = try desk.tenant.file.store.read { database in
            try [nil, "6921"].map { area in
                let query = PermitNoticeTable.query(area, before: 5)
                return try database.rows("EXPLAIN QUERY PLAN \(query)") { try $0.text(3) }.joined(separator: "\n")
            }
        }

        #expect(plans[1].contains("physical_domain_permit_notice_by_area"))
        #expect(plans.allSatisfy { !$0.contains("SCAN") && !$0.contains("B-TREE") }, "\(plans)")
    }

    @Test("the question that tells the place asks for a postcode in each kind that has one")
    func places() throws {
        for kind in try PermitKindList.shipped().all where kind.caseType != "kapvergunning" {
            let type = try #require(desk.tenant.caseTypes.current(kind.caseType, on: desk.context.today))
            let question = type.questions.first { $0.key == kind.place }

            #expect((question?.kind == .postcode) == kind.isPublished, "\(kind.caseType)")
        }
    }
}

extension ReportDesk {
    /// Somebody applies with the form of a case type.
    func applies(
        _ key: String = "evenementenvergunning",
        at postcode: String?,
        title: String = "Feest van Jansen"
    ) throws -> CaseFile {
        let context = context
        guard let type = context.caseTypes.current(key, on: context.today) else { throw Problem.notFound }
        return try write { session in
            let file = try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: type.steps[0], at: context.now),
                    channel: .web,
                    title: title,
                    dates: type.dates(openedOn: context.today, in: context.municipality)
                )
            )
            let place = postcode.map { [CaseAnswer("postcode-plek", $0)] } ?? []
            try session.answers.keep([CaseAnswer("naam", "Jansen")] + place, mark: session.newID(), for: file)
            return file
        }
    }

    /// The last button of a decision.
    fileprivate func decides(
        _ file: CaseFile,
        _ changes: [String: String] = [:],
        by caller: Caller = worker
    ) throws -> Response {
        let fields = [
            "uitkomst": "verleend", "reden": "Het past bij de regels.", "onderwerp": "Braderie op het plein",
            "postcode": "6921 AB",
        ].merging(changes) { $1 }
        return try press("besluit", of: file, fields, by: caller)
    }

    fileprivate func takesOff(_ file: CaseFile, by caller: Caller = worker) throws -> Response {
        try press("van-de-site", of: file, [:], by: caller)
    }

    func press(
        _ path: String,
        of file: CaseFile,
        _ fields: [String: String],
        by caller: Caller
    ) throws -> Response {
        let version = try self.file("\(file.followCode)")?.work.version ?? 0
        return try handle(
            "/werk/zaken/{number}/\(path)",
            fields.merging(["versie": String(version), "bevestig": "ja"]) { $1 },
            parameters: ["number": "\(file.number)"],
            caller: caller
        )
    }

    /// Who may also see confidential cases.
    fileprivate var confidant: Caller {
        let member = StaffMember(
            id: 9,
            loginName: "vertrouwd",
            fullName: "V. Trouwd",
            organisation: "1stroom",
            grants: [StaffGrant(municipality: "duiven", role: .teamLead, module: "physical-domain")]
        )
        return .staff(StaffSession(member: member, formToken: "t", endsAt: context.now.adding(seconds: 60)))
    }

    /// Every word of the public list.
    fileprivate func list(_ query: [Request.QueryItem] = []) throws -> String {
        _ = try send(.get, "/vergunningen", Sent(query: query))
        return "\(pages.last?.blocks ?? [])"
    }

    fileprivate func show(_ id: UniqueID) throws -> Response {
        try send(.get, ShowPermitNotices.pattern, Sent(parameters: ["notice": "\(id)"]))
    }

    /// The newest notice.
    fileprivate func notice() throws -> PermitNotice? {
        try context.read { try PermitNoticeTable($0.tables).newest(in: nil, before: nil) }.notices.first
    }
}
