import Kernel
import Pages
import Testing

@Suite("Every page")
struct EveryPageTests {
    @Test("is well-formed, in Dutch, with one first heading and no level skipped", arguments: PageList.all)
    func structure(_ listed: ListedPage) throws {
        let reading = try listed.read()

        #expect(reading.faults.isEmpty)
        #expect(reading.all("html").first?.attributes["lang"] == "nl")
        let levels = reading.elements.compactMap { Self.level(of: $0.tag) }
        #expect(levels.filter { $0 == 1 }.count == 1)
        #expect(levels.first == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        for tag in ["header", "main", "footer"] { #expect(reading.all(tag).count == 1) }
        #expect(reading.all("nav").allSatisfy { $0.attributes["aria-label"] != nil })
        #expect(reading.all("a").allSatisfy { !$0.text.isEmpty })
    }

    @Test("gives each id once, and every reference leads to one", arguments: PageList.all)
    func references(_ listed: ListedPage) throws {
        let reading = try listed.read()

        let ids = reading.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for element in reading.elements {
            for name in ["aria-describedby", "aria-labelledby", "for"] {
                for id in (element.attributes[name] ?? "").split(separator: " ") { #expect(ids.contains(String(id))) }
            }
            if let target = element.attributes["href"], target.hasPrefix("#") {
                #expect(ids.contains(String(target.dropFirst())))
            }
        }
    }

    @Test("ties every field to words and stops nobody from sending", arguments: PageList.all)
    func fields(_ listed: ListedPage) throws {
        let reading = try listed.read()

        let labelled = Set(reading.all("label").compactMap { $0.attributes["for"] })
        let controls = reading.elements.filter {
            ["input", "select", "textarea"].contains($0.tag) && $0.attributes["type"] != "hidden"
        }
        #expect(controls.allSatisfy { labelled.contains($0.attributes["id"] ?? "") })
        #expect(reading.elements.allSatisfy { $0.attributes["disabled"] == nil && $0.attributes["placeholder"] == nil })
        #expect(reading.all("form").allSatisfy { $0.attributes["novalidate"] != nil })
        #expect(reading.all("fieldset").count == reading.all("legend").count)
    }

    @Test("needs no script, no style of its own and no other host", arguments: PageList.all)
    func policy(_ listed: ListedPage) throws {
        let reading = try listed.read()

        #expect(reading.all("script").isEmpty && reading.all("style").isEmpty && reading.all("iframe").isEmpty)
        for element in reading.elements {
            #expect(element.attributes.keys.allSatisfy { $0 != "style" && !$0.hasPrefix("on") })
            let loads = element.attributes["src"] ?? (element.tag == "a" ? nil : element.attributes["href"])
            #expect(loads?.hasPrefix("/") ?? true || loads == "data:,")
            #expect(loads?.hasPrefix("//") != true)
        }
    }

    @Test("has a window title of its own that ends on the site's name")
    func titles() throws {
        let titles = try PageList.all.map { try #require(try $0.read().all("title").first).text }

        #expect(Set(titles).count == titles.count)
        #expect(titles.allSatisfy { $0.hasSuffix(" - Gemeente Rivierdal") || $0.hasSuffix(" - Dichtbij") })
    }

    private static func level(of tag: String) -> Int? {
        tag.count == 2 && tag.hasPrefix("h") ? tag.last?.wholeNumberValue : nil
    }
}
