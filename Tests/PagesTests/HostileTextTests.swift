import Kernel
import Pages
import Testing

@Suite("Text of others on a page")
struct HostileTextTests {
    private static let hostile = "\"><script>'&lt;\u{0}"

    @Test("is shown as it is and adds no element, wherever it stands")
    func everywhere() throws {
        let hostile = HTMLReading(HousePages().draw(Self.page(with: Self.hostile), for: try Samples.municipality()))
        let plain = HTMLReading(HousePages().draw(Self.page(with: "gewoon"), for: try Samples.municipality()))

        #expect(hostile.faults.isEmpty)
        #expect(hostile.elements.map(\.tag) == plain.elements.map(\.tag))
        #expect(
            hostile.elements.map { $0.attributes.keys.sorted() } == plain.elements.map { $0.attributes.keys.sorted() }
        )
        #expect(hostile.all("h1").first?.text == "\"><script>'&lt;\u{FFFD}")
    }

    @Test(
        "a path cannot lead to another host or run a script",
        arguments: [
            "//kwaad.example", "/\\kwaad.example", "https://kwaad.example", "javascript:alert(1)", "\t//kwaad", "",
        ]
    )
    func paths(_ path: String) {
        let pages = HousePages(addressing: .host)

        let written = pages.path(to: .local(path), in: nil)

        #expect(written.hasPrefix("/"))
        #expect(!written.dropFirst().hasPrefix("/") && !written.dropFirst().hasPrefix("\\"))
    }

    @Test("only an https address leads to another site")
    func external() {
        #expect(Address.external("javascript:alert(1)") == nil)
        #expect(Address.external("http://voorbeeld.nl") == nil)
        #expect(Address.external("https://voorbeeld.nl") != nil)
    }

    @Test("what people typed is percent-encoded in an address")
    func query() {
        let address = Address.local("/volg", query: [Request.QueryItem("code", "a&b=ç /")])

        #expect(HousePages(addressing: .host).path(to: address, in: nil) == "/volg?code=a%26b%3D%C3%A7%20%2F")
    }

    private static func page(with text: String) -> Page {
        let button = Form.Button(text, name: text, value: text)
        let option = FormField.Option(text, text, hint: text)
        let kinds: [FormField.Kind] = [
            .text(limit: 1), .paragraph(limit: 1), .email, .choice([option]), .date, .tick,
            .selection([FormField.OptionGroup(text, [option])]), .file(types: [text], limit: 1),
        ]
        let fields = kinds.map { FormField(text, text, $0, hint: text, autocomplete: text, missing: text) }
        let form = Form(
            to: .local(text),
            fields: fields,
            hidden: [Form.HiddenValue(text, text)],
            summary: [Form.SummaryLine(text, text, change: button)],
            submit: text,
            others: [button]
        ).filled(from: FormAnswers([Request.QueryItem(text, text), Request.QueryItem(text + "-dag", text)]))
        let prose: Prose = "\(text)\(strong: text)\(link: Link(text, .local(text)))"
        return Page(
            text,
            section: text,
            trail: [Link(text, .mail(text))],
            lead: prose,
            blocks: [
                .form(fields.reduce(form) { form, field in form.faulted(field.name, text) }),
                .source(label: text, text),
                .table(
                    Table(
                        text,
                        columns: [.init(text), .init(text)],
                        rows: [[.text(prose), .badge(Badge(.info, text))]],
                        empty: text
                    )
                ),
                .standing(Standing(step: 1, of: 2, title: text, now: prose, you: prose, when: prose)),
                .steps([ProgressStep(.current, text, when: text, text: prose)]), .facts([Fact(text, prose)]),
                .picture(Picture(.local(text), description: text, width: 1, height: 1)), .code(label: text, text),
                .cases([CaseCard(Link(text, .phone(text)), status: text, badge: Badge(.error, text), note: text)]),
            ],
            aside: [
                .contact(ContactBox(name: text, team: text, phone: text, hours: text)),
                .details(summary: text, [.heading(text)]),
            ]
        )
    }
}
