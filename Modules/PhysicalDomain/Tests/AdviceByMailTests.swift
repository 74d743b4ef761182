import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Advice that a partner gives itself")
struct AdviceByMailTests {
    let desk: ReportDesk

    init() throws {
        desk = try ReportDesk {
            $0.partners = [
                Partner(key: "brandweer", name: "Brandweer", mail: try MailAddress("advies@brandweer.example"))
            ]
        }
    }

    @Test("a partner with an address reads kind, place and question, not who applied; its advice stands with the case")
    func advises() throws {
        let file = try desk.applies(at: "6921 AB")
        try desk.run("aanvragen-melden")
        let code = try desk.adviceCode(about: file)

        let shown = try desk.advicePage(code)
        let given = try desk.advises(code)

        #expect(shown.contains("Is dit veilig?") && shown.contains("Een evenement houden") && shown.contains("6921 AB"))
        #expect(!shown.contains("Jansen") && !shown.contains("\(file.number)") && !shown.contains("\(file.followCode)"))
        #expect(given.status == 303)
        #expect(try desk.panel("\(file.number)", for: .staff).contains("Zet hekken neer."))
        let follower = try desk.panel("\(file.number)", for: .follower)
        #expect(!follower.contains("Zet hekken neer."))
        let question = try #require(try desk.file(code))
        #expect(question.isClosed && question.resultKey == "gegeven")
        let figures = try desk.count("physical_domain_advice_week")
        #expect(figures == 1)
    }

    @Test("the first advice stays: who presses twice, or sends another one later, sees the first")
    func twice() throws {
        let file = try desk.applies(at: nil)
        let code = try desk.adviceCode(about: file)

        let given = try [[:], [:], ["oordeel": "negatief", "tekst": "Toch niet."]].map {
            try desk.advises(code, $0).status
        }

        #expect(given == [303, 303, 303])
        let shown = try desk.advicePage(code)
        #expect(shown.contains("Zet hekken neer.") && !shown.contains("Toch niet."))
        #expect(try desk.count("physical_domain_advice_week") == 1)
    }

    @Test(
        "advice without a choice, without words, or with a citizen service number is asked for again",
        arguments: [["oordeel": ""], ["oordeel": "misschien"], ["tekst": ""], ["tekst": "Van 999990019."]]
    )
    func refused(_ change: [String: String]) throws {
        let code = try desk.adviceCode(about: try desk.applies(at: nil))

        #expect(try desk.advises(code, change).status == 422)
        #expect(try desk.file(code)?.isClosed == false)
    }

    @Test("once it is decided, or a colleague kept the advice, the question is over")
    func over() throws {
        let decided = try desk.applies(at: nil)
        let late = try desk.adviceCode(about: decided)
        let yes = ["uitkomst": "verleend", "reden": "Het past.", "onderwerp": "Braderie"]
        #expect(try desk.press("besluit", of: decided, yes, by: ReportDesk.worker).status == 303)

        #expect(try desk.advises(late).status == 409)
        #expect(try desk.file(late)?.resultKey == "vervallen")
        let kept = try desk.applies(at: nil)
        let code = try desk.adviceCode(about: kept)
        let advice = ["advies": "2", "oordeel": "positief", "tekst": "Gebeld: dat kan."]
        #expect(try desk.press("advies-binnen", of: kept, advice, by: ReportDesk.worker).status == 303)
        #expect(try desk.file(code)?.resultKey == "gegeven")
    }

    @Test("a partner without an address gets no mail, and a code that is no question for advice is not there")
    func others() throws {
        let file = try desk.applies(at: nil)
        let asked = ["partner": "politie", "vraag": "Is dit veilig?", "weken": "2"]

        #expect(try desk.press("advies", of: file, asked, by: ReportDesk.worker).status == 303)

        #expect(try desk.count("physical_domain_advice_question") == 0)
        for _ in 1...10 {
            #expect(throws: Problem.notFound) { try desk.advises("\(file.followCode)") }
        }
        #expect(throws: Problem.tooManyTries) { try desk.advises("\(file.followCode)") }
    }
}

extension ReportDesk {
    /// Asks the fire brigade about an application; gives the code in its mail.
    fileprivate func adviceCode(about file: CaseFile) throws -> String {
        let asked = ["partner": "brandweer", "vraag": "Is dit veilig?", "weken": "2"]
        #expect(try press("advies", of: file, asked, by: Self.worker).status == 303)
        return try #require(
            try context.read { session in
                try session.tables.first(
                    """
                    SELECT follow_code FROM public_case
                    WHERE id = (SELECT max(case_key) FROM physical_domain_advice_question)
                    """
                ) { try $0.text(0) }
            }
        )
    }

    fileprivate func advises(_ code: String, _ changes: [String: String] = [:]) throws -> Response {
        let right = ["oordeel": "met-voorwaarden", "tekst": "Zet hekken neer."]
        return try handle(
            "/advies/{code}",
            right.merging(changes) { $1 },
            parameters: ["code": code],
            caller: .anonymous
        )
    }

    fileprivate func advicePage(_ code: String) throws -> String {
        _ = try send(.get, "/advies/{code}", Sent(parameters: ["code": code]))
        return "\(pages.last?.blocks ?? [])"
    }
}
