import Kernel
import Testing

@testable import Desk

@Suite("What is typed in the search box")
struct SearchTextTests {
    @Test(
        "a birth date is read as people type it",
        arguments: [
            "Jansen 14-3-1984", "jansen 14/03/1984", "Jansen, 14 maart 1984", "1984-03-14 Jansen", "Jansen 14.3.1984",
        ]
    )
    func nameAndBirth(text: String) throws {
        guard case .resident(.nameAndBirth(let name, let day)) = try SearchText(text) else {
            Issue.record("\(text) is no name with a birth date")
            return
        }

        #expect(SearchedName.words(name) == ["jansen"])
        #expect(day.iso == "1984-03-14")
    }

    @Test("a postcode with a house number is an address", arguments: ["6921 ES 3a", "6921es 3A", "6921 ES, 3-a"])
    func address(text: String) throws {
        guard case .resident(.address(let postcode, _)) = try SearchText(text) else {
            Issue.record("\(text) is no address")
            return
        }

        #expect(postcode.text == "6921 ES")
    }

    @Test("a case number and nine digits are what they are", arguments: ["Z-2026-000123", "z-2026-000123"])
    func numbers(text: String) throws {
        #expect(try SearchText(text) == .caseNumber(try CaseNumber("Z-2026-000123")))
        let number = try CitizenServiceNumber("999990019")
        #expect(try SearchText("9999 90 019") == .resident(.citizenServiceNumber(number)))
    }

    @Test(
        "what would show people whom nobody asked for is refused with what to add",
        arguments: [
            ("Jansen", SearchText.Fault.nameAlone), ("6921 ES", .postcodeAlone), ("999990018", .wrongNumber),
            ("", .empty),
            ("14-3-1984", .nameAlone), ("Jansen 31-2-1984", .nameAlone),
        ]
    )
    func refusals(text: String, fault: SearchText.Fault) {
        #expect(throws: fault) { try SearchText(text) }
    }
}
