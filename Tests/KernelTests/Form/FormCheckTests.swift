import Kernel
import Testing

@Suite("Checking the answers of a form")
struct FormCheckTests {
    @Test(
        "an answer that is right enough is taken as people type it",
        arguments: [
            (FormField.Kind.email, "noor@voorbeeld.nl"), (.email, "a.b+c@mail.voorbeeld.nl"), (.phone, "06 12345678"),
            (.phone, "+31 (0)6-12345678"), (.postcode, "6921aa"), (.postcode, "6921 AA"), (.text(limit: 3), "éën"),
            (.choice([FormField.Option("a", "A")]), "a"),
        ]
    )
    func taken(_ kind: FormField.Kind, _ typed: String) {
        #expect(Self.fault(kind, typed) == nil)
    }

    @Test(
        "an answer that cannot be right gets a sentence that says what to do, without the answer",
        arguments: [
            (FormField.Kind.email, "noor"), (.email, "noor@voorbeeld"), (.email, "no or@voorbeeld.nl"),
            (.email, "a@b@c.nl"), (.phone, "0612"), (.phone, "0612345678a"), (.postcode, "0921 AA"),
            (.postcode, "6921 A"), (.text(limit: 3), "lang"),
            (.paragraph(limit: 3), "a\u{301}\u{301}\u{301}"), (.choice([FormField.Option("a", "A")]), "b"),
        ]
    )
    func refused(_ kind: FormField.Kind, _ typed: String) throws {
        let fault = try #require(Self.fault(kind, typed))

        #expect(fault.hasSuffix("."))
        #expect(!fault.contains("verplicht"))
    }

    @Test(
        "only a day that exists is a date",
        arguments: [("29", "2", "2024", true), ("29", "2", "2026", false), ("", "2", "2026", false)]
    )
    func dates(_ day: String, _ month: String, _ year: String, _ isRight: Bool) {
        let form = Form(
            to: .local("/"),
            fields: [FormField("dag", "Dag", .date, missing: "Vul een dag in.")],
            submit: "Volgende"
        )
        let items = [("dag-dag", day), ("dag-maand", month), ("dag-jaar", year)].map { Request.QueryItem($0.0, $0.1) }

        #expect(form.filled(from: FormAnswers(items)).isWithoutFaults == isRight)
    }

    @Test("an empty answer is a fault only where one is needed")
    func empty() {
        let needed = FormField("a", "A", .text(limit: 9), missing: "Vul dit in.")
        let free = FormField("b", "B", .email, missing: nil)

        let form = Form(to: .local("/"), fields: [needed, free], submit: "Volgende")
            .filled(from: FormAnswers([Request.QueryItem("a", "  \n")]))

        #expect(form.fields.map(\.fault) == ["Vul dit in.", nil])
    }

    @Test("an answer loses the space around it and gets plain line ends")
    func tidiesAnswers() {
        let answers = FormAnswers([Request.QueryItem("a", "  een\r\ntwee "), Request.QueryItem("a", "later")])

        #expect(answers.text("a") == "een\ntwee")
        #expect(answers.text("b").isEmpty)
    }

    private static func fault(_ kind: FormField.Kind, _ typed: String) -> String? {
        let form = Form(
            to: .local("/"),
            fields: [FormField("a", "A", kind, missing: "Vul dit in.")],
            submit: "Volgende"
        )
        return form.filled(from: FormAnswers([Request.QueryItem("a", typed)])).fields[0].fault
    }
}
