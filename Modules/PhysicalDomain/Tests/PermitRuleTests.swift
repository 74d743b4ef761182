import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("The terms of an application")
struct PermitRuleTests {
    @Test(
        "a time to complete ends after its weeks, and never on a weekend or holiday (Awb 4:5, Atw 1)",
        arguments: [
            ("2026-11-20", 2, "2026-12-04"), ("2026-12-11", 2, "2026-12-28"), ("2026-11-21", 1, "2026-11-30"),
        ]
    )
    func completion(asked: String, weeks: Int, last: String) throws {
        let end = CompletionTerm.end(weeks: weeks, from: .test(asked)).day

        #expect(end == .test(last))
        #expect(!CompletionTerm.hasPassed(end, on: end))
        #expect(CompletionTerm.hasPassed(end, on: end.adding(days: 1)))
    }

    @Test("an incomplete application can be dropped for four weeks after the time passed (Awb 4:5, fourth paragraph)")
    func dropping() throws {
        // Four weeks after 4 December is New Year's Day, a Friday.
        #expect(CompletionTerm.lastDayToDrop(from: .test("2026-12-04")).day == .test("2027-01-04"))
        #expect(CompletionTerm.lastDayToDrop(from: .test("2026-12-07")).day == .test("2027-01-04"))
    }

    @Test("advice is expected after its weeks (Awb 3:6), and is late the day after")
    func advice() throws {
        let due = AdviceTerm.end(weeks: 3, from: .test("2026-11-20")).day
        let advice = Advice(
            key: 1,
            partner: "politie",
            question: "Kan dit?",
            askedOn: .test("2026-11-20"),
            dueOn: due,
            answer: nil
        )

        #expect(due == .test("2026-12-11"))
        #expect(!advice.isLate(on: due))
        #expect(advice.isLate(on: due.adding(days: 1)))
    }

    @Test("silence is a yes the day after the limit, counts on the third day, told in two weeks (Awb 4:20b, 4:20c)")
    func silence() throws {
        let yes = SilentYes(deadline: .test("2027-01-15"))

        #expect(!yes.isThere(on: .test("2027-01-15")))
        #expect(yes.isThere(on: .test("2027-01-16")))
        #expect(yes.countsFrom == .test("2027-01-18"))
        // Two weeks after 16 January is a Saturday.
        #expect(yes.announceBy.day == .test("2027-02-01"))
    }

    @Test("every kind belongs to a case type of the module or of the added ones, with its last steps")
    func kinds() throws {
        let types = try ModuleCatalogue([PhysicalDomain()]).caseTypes
        for kind in try PermitKindList.shipped().all where kind.caseType != "kapvergunning" {
            let type = try #require(types.first { $0.key == kind.caseType }, "\(kind.caseType)")
            for step in kind.lastSteps { #expect(type.step(step)?.step.isFinal == true, "\(kind.caseType) \(step)") }
            #expect(type.statutoryTerm?.amount == 8 && type.termExtension?.term.amount == 6)
            for outcome in PermitOutcome.allCases where outcome != .byLaw {
                #expect(type.results.map(\.key).contains(outcome.resultKey), "\(kind.caseType) \(outcome)")
            }
            #expect(type.results.map(\.key).contains("van-rechtswege") == (type.silence != nil))
        }
    }

    @Test("environment permits know no yes by silence: the Omgevingswet leaves it out")
    func environment() throws {
        let types = try ModuleCatalogue([PhysicalDomain()]).caseTypes

        #expect(types.filter { $0.silence != nil }.map(\.key) == ["rommelmarkt"])
    }

    @Test("the text to publish names what, where, who decided and until when to object, and only for who publishes")
    func publication() throws {
        let kinds = try PermitKindList.shipped()
        let event = try #require(kinds["evenementenvergunning"])
        func text(_ kind: PermitKind, _ outcome: PermitOutcome) throws -> String? {
            PublicationText(
                kind: kind,
                municipality: try .test(),
                number: try CaseNumber(year: 2026, sequence: 12),
                subject: "Braderie op het plein",
                outcome: outcome,
                decidedOn: .test("2026-11-20"),
                countsFrom: nil,
                objection: CaseType.Objection(weeks: 6, article: "Awb, artikel 6:7")
            ).text
        }

        let granted = try #require(try text(event, .granted))
        #expect(granted.contains("verleende evenementenvergunning"))
        #expect(granted.contains("Braderie op het plein") && granted.contains("Z-2026-000012"))
        #expect(granted.contains("De burgemeester heeft deze vergunning gegeven op 20 november 2026."))
        // Six weeks from the day after is New Year's Day, so it runs to the Monday (Awb 6:8, Atw 1).
        #expect(granted.contains("van zaterdag 21 november 2026 tot en met maandag 4 januari 2027"))
        #expect(try text(event, .withdrawn) == nil)
        #expect(try text(try #require(kinds["parkeervergunning"]), .granted) == nil)
    }
}
