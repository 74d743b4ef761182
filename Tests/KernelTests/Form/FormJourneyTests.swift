import Kernel
import Testing

@Suite("A form of several pages")
struct FormJourneyTests {
    private static let journey = FormJourney(
        section: "Melden",
        action: .local("/melden"),
        questions: [
            FormJourney.Question("Wat?", fields: [FormField("wat", "Wat", .text(limit: 9), missing: "Vul in wat.")]),
            FormJourney.Question(
                "Waar?",
                fields: [FormField("waar", "Waar", .text(limit: 9), missing: "Vul in waar.")]
            ),
        ],
        checkTitle: "Kijk na",
        submit: "Verstuur"
    )

    @Test(
        "each post leads to the next question, back to one, or to the fault",
        arguments: [
            ("stap=1&wat=", "Wat?", 422), ("stap=1&wat=tegel", "Waar?", 200), ("stap=2&wat=tegel&waar=", "Waar?", 422),
            ("stap=2&wat=tegel&waar=hier", "Kijk na", 200), ("stap=2&naar=1&wat=tegel&waar=", "Wat?", 200),
            ("stap=3&wat=tegel", "Waar?", 422), ("stap=2&waar=hier", "Wat?", 422), ("", "Wat?", 422),
            ("stap=99&naar=99", "Wat?", 422), ("stap=-5&wat=tegel", "Waar?", 200),
        ]
    )
    func turns(_ body: String, _ title: String, _ status: Int) throws {
        guard case .show(let page, let shown) = Self.turn(body) else {
            Issue.record("the form was taken as complete")
            return
        }

        #expect(page.title == title)
        #expect(shown == status)
    }

    @Test("the last post gives every answer, and nothing that the form did not ask")
    func complete() {
        guard case .complete(let answers) = Self.turn("stap=3&wat=tegel&waar=hier&rol=beheerder&wat=later") else {
            Issue.record("the form was not taken as complete")
            return
        }

        #expect(answers.items == [Request.QueryItem("wat", "tegel"), Request.QueryItem("waar", "hier")])
    }

    @Test("going back keeps what was typed, also what is not right yet")
    func back() {
        guard case .show(let page, _) = Self.turn("stap=2&naar=1&wat=te-lang-voor-dit-veld&waar=x") else {
            Issue.record("the form was taken as complete")
            return
        }

        guard case .form(let form)? = page.blocks.first else {
            Issue.record("no form on the page")
            return
        }
        #expect(form.fields[0].answer == .text("te-lang-voor-dit-veld"))
        #expect(form.fields[0].fault == nil)
        #expect(form.hidden.contains(Form.HiddenValue("waar", "x")))
    }

    private static func turn(_ body: String) -> FormJourney.Turn {
        let items = body.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Request.QueryItem(String(halves[0]), halves.count == 2 ? String(halves[1]) : "")
        }
        return journey.turn(FormAnswers(items))
    }
}
