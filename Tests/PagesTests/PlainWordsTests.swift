import Kernel
import Pages
import Testing

@Suite("The words on our pages")
struct PlainWordsTests {
    @Test("have short sentences and no words of officials", arguments: PageList.all)
    func everyText(_ listed: ListedPage) throws {
        let reading = try listed.read()

        for text in Self.texts(of: reading) {
            let place: PlainDutch.Place = text.tag == "p" || text.tag == "li" ? .running : .screen
            #expect(PlainDutch.house.complaints(about: text.text, in: place) == [])
        }
    }

    @Test("a refusal is as plain as any other page", arguments: [400, 401, 403, 404, 409, 422, 429, 500, 503])
    func refusals(_ status: Int) throws {
        let problem = Problem(status, "test", "Dit kan nu niet.")

        let answer = HousePages().render(
            problem,
            for: try Samples.municipality(),
            reference: UniqueID(high: 0, low: 0xABCDEF)
        )

        let reading = HTMLReading(answer.body)
        #expect(answer.status == status)
        #expect(reading.faults.isEmpty)
        #expect(reading.elements.contains { $0.attributes["role"] == "alert" })
        #expect(status != 500 || reading.all("main").first?.text.contains("00ABCDEF") == true)
        #expect(Self.texts(of: reading).allSatisfy { PlainDutch.house.complaints(about: $0.text).isEmpty })
    }

    /// Elements that hold words and no other such element.
    private static func texts(of reading: HTMLReading) -> [HTMLReading.Element] {
        let holders = Set([
            "p", "li", "h1", "h2", "h3", "h4", "label", "legend", "dt", "dd", "button", "th", "td", "caption",
            "summary", "option",
        ])
        let parents = Set(
            reading.elements.filter { holders.contains($0.tag) }.flatMap { ancestors(of: $0.parent, in: reading) }
        )
        return reading.elements.enumerated().filter { holders.contains($1.tag) && !parents.contains($0) }.map(\.element)
    }

    private static func ancestors(of index: Int?, in reading: HTMLReading) -> [Int] {
        guard let index else { return [] }
        return [index] + ancestors(of: reading.elements[index].parent, in: reading)
    }
}
