import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Passing a report to a partner")
struct PartnerTests {
    @Test("a partner reads kind, place and question, and nothing of who made the report; the answer comes back")
    func partner() throws {
        let desk = try HandleReportTests.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example", "description": "Ik ben Jansen"])
        let report = try #require(try desk.file(number: number))

        let asked = try desk.handle(
            "/werk/meldingen/{number}/partner",
            ["partner": "liander", "vraag": "Is deze lamp van u?"],
            parameters: ["number": number]
        )
        let code = try desk.partnerCode()
        _ = try desk.send(.get, "/partner/{code}", .init(parameters: ["code": code]))
        let shown = "\(desk.pages.last?.blocks ?? [])"
        let told = try #require(try desk.messages(report).last)
        let answered = try desk.handle(
            "/partner/{code}",
            [
                "uitkomst": "doet-het", "toelichting": "Storing gevonden.", "klaar-op-dag": "1", "klaar-op-maand": "12",
                "klaar-op-jaar": "2026",
            ],
            parameters: ["code": code],
            caller: .anonymous
        )

        #expect((asked.status, answered.status) == (303, 303))
        #expect(shown.contains("Is deze lamp van u?") && shown.contains("Een lamp doet het niet"))
        #expect(!shown.contains("Jansen") && !shown.contains(number) && !shown.contains("\(report.followCode)"))
        #expect(told.text.subject == "Uw melding ligt bij Liander")
        let (staff, news) = (try desk.panel(number, for: .staff), try desk.messages(report).last?.text.news ?? "")
        #expect(staff.contains("Storing gevonden."))
        #expect(news.contains("dinsdag 1 december 2026"))
        let follower = try desk.panel(number, for: .follower)
        #expect(follower.contains("Liander doet dit werk voor ons.") && !follower.contains("Storing gevonden."))
        let question = try #require(try desk.context.read { try $0.cases.find(code: FollowCode(code)) })
        #expect(question.isClosed && question.resultKey == "doet-het")
        #expect(throws: Problem.notFound) {
            try desk.send(.get, "/partner/{code}", .init(parameters: ["code": "\(report.followCode)"]))
        }
    }

    @Test(
        "an answer without a choice, without words, or with a citizen service number is asked for again",
        arguments: [
            (["uitkomst": ""], "uitkomst"), (["uitkomst": "misschien"], "uitkomst"),
            (["toelichting": ""], "toelichting"),
            (["toelichting": "Van 999990019."], "toelichting"),
        ]
    )
    func refused(_ change: [String: String], _ field: String) throws {
        let desk = try HandleReportTests.desk()
        let code = try desk.asked(about: try desk.send311())

        let answer = try desk.answers(code, change)

        #expect(answer.status == 422)
        #expect(desk.pages.last?.faults.map(\.name) == [field])
        #expect(try desk.questionIsOpen(code))
    }

    @Test("the first answer stays: who presses twice, or sends another one later, sees the first")
    func twice() throws {
        let desk = try HandleReportTests.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let code = try desk.asked(about: number)

        let answers = try [[:], [:], ["uitkomst": "niet-van-ons", "toelichting": "Toch niet."]].map {
            try desk.answers(code, $0).status
        }

        #expect(answers == [303, 303, 303])
        #expect(try desk.panel(number, for: .staff).contains("Wij komen morgen."))
        let report = try #require(try desk.file(number: number))
        let told = try desk.messages(report).filter { $0.text.subject == "Liander lost uw melding op" }
        #expect(told.count == 1)
    }

    @Test("a code that is no question to a partner is not there, and after ten of those nobody may try for a while")
    func wrongCode() throws {
        let desk = try HandleReportTests.desk()
        let report = try #require(try desk.file(number: desk.send311()))
        let code = try desk.asked(about: report.number.description)

        for _ in 1...10 {
            #expect(throws: Problem.notFound) { try desk.answers("\(report.followCode)", [:]) }
        }

        #expect(throws: Problem.tooManyTries) { try desk.answers(code, [:]) }
        desk.tenant.clock.advance(seconds: 31 * 60)
        #expect(try desk.answers(code, [:]).status == 303)
    }

    @Test("a partner that the municipality does not have is not asked, and pressing twice asks once")
    func asking() throws {
        let desk = try HandleReportTests.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let sent = ["partner": "liander", "vraag": "Is deze lamp van u?"]

        let unknown = try desk.handle(
            "/werk/meldingen/{number}/partner",
            ["partner": "waterschap", "vraag": "Is dit van u?"],
            parameters: ["number": number]
        )
        let asked = try (1...2).map { _ in
            try desk.handle("/werk/meldingen/{number}/partner", sent, parameters: ["number": number]).status
        }

        #expect(unknown.status == 422 && asked == [303, 303])
        #expect(try desk.count("physical_domain_partner_question") == 1)
        let report = try #require(try desk.file(number: number))
        #expect(try desk.messages(report).filter { $0.text.subject == "Uw melding ligt bij Liander" }.count == 1)
    }
}

extension ReportDesk {
    /// Asks the partner about a report; gives the code in its mail.
    fileprivate func asked(about number: String) throws -> String {
        let sent = ["partner": "liander", "vraag": "Is deze lamp van u?"]
        let answer = try handle("/werk/meldingen/{number}/partner", sent, parameters: ["number": number])
        #expect(answer.status == 303)
        return try partnerCode()
    }

    /// The partner answers; `changes` go before a right answer.
    fileprivate func answers(_ code: String, _ changes: [String: String]) throws -> Response {
        let right = ["uitkomst": "doet-het", "toelichting": "Wij komen morgen."]
        return try handle(
            "/partner/{code}",
            right.merging(changes) { $1 },
            parameters: ["code": code],
            caller: .anonymous
        )
    }

    fileprivate func questionIsOpen(_ code: String) throws -> Bool {
        let file = try #require(try file(code))
        return try context.read { try PartnerTable($0.tables).question(file) }?.answer == nil
    }

    fileprivate func partnerCode() throws -> String {
        try #require(
            try context.read { session in
                try session.tables.first(
                    """
                    SELECT public_case.follow_code FROM physical_domain_partner_question
                    JOIN public_case ON public_case.id = physical_domain_partner_question.case_key
                    """
                ) { try $0.text(0) }
            }
        )
    }
}
