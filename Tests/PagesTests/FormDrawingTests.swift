import Kernel
import Pages
import Testing

@Suite("A form on a page")
struct FormDrawingTests {
    @Test("after a fault the summary takes the focus and each line leads to a field that names its fault")
    func faults() throws {
        let reading = try Self.read(Samples.everyField)

        let heading = try #require(reading.elements.first { $0.attributes["autofocus"] != nil })
        #expect(heading.attributes["tabindex"] == "-1")
        let targets = reading.all("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#veld") }
        #expect(targets.count == 11)
        for target in targets {
            let control = try #require(reading.elements.first { "#" + ($0.attributes["id"] ?? "") == target })
            #expect(["input", "select", "textarea"].contains(control.tag))
            let named = [control] + (control.parent.map { Self.ancestors(of: $0, in: reading) } ?? [])
            #expect(named.contains { $0.attributes["aria-invalid"] == "true" || $0.tag == "fieldset" })
            #expect(named.contains { $0.attributes["aria-describedby"]?.contains("-fout") == true })
        }
    }

    @Test("the fault stands between the question and the field")
    func order() throws {
        let reading = try Self.read(Samples.everyField)

        let fault = try #require(reading.elements.firstIndex { $0.attributes["id"] == "veld-naam-fout" })
        let label = try #require(reading.elements.firstIndex { $0.attributes["for"] == "veld-naam" })
        let field = try #require(reading.elements.firstIndex { $0.attributes["id"] == "veld-naam" })
        #expect(label < fault && fault < field)
    }

    @Test("own data can be filled in by the browser, and a password is never sent back")
    func autocomplete() throws {
        let reading = try Self.read(Samples.everyField)

        for (name, token) in [
            ("naam", "name"), ("mail", "email"), ("telefoon", "tel"), ("postcode", "postal-code"),
            ("geboren-dag", "bday-day"), ("geheim", "current-password"),
        ] {
            #expect(reading.first("input", "name", name)?.attributes["autocomplete"] == token)
        }
        #expect(reading.first("input", "name", "geheim")?.attributes["value"] == nil)
    }

    @Test("the step stands in the window title and above the form, and earlier answers travel along unseen")
    func journey() throws {
        let page = try Samples.page(of: Samples.journey, sent: Samples.firstAnswers)

        let reading = try Self.read(page)

        let title = reading.all("title").first?.text
        #expect(title == "Waar is het? (Stap 2 van 3) - Doe een melding - Gemeente Rivierdal")
        #expect(reading.first("p", "class", "form-step")?.text == "Stap 2 van 3")
        let hidden = reading.first("input", "name", "omschrijving")
        #expect(hidden?.attributes["type"] == "hidden" && hidden?.attributes["value"] == "Een losse tegel")
        #expect(reading.first("input", "name", "csrf")?.attributes["value"] == "t")
    }

    private static func read(_ page: Page) throws -> HTMLReading {
        HTMLReading(HousePages().draw(page, for: try Samples.municipality()))
    }

    private static func ancestors(of index: Int, in reading: HTMLReading) -> [HTMLReading.Element] {
        let element = reading.elements[index]
        return [element] + (element.parent.map { ancestors(of: $0, in: reading) } ?? [])
    }
}
