import Kernel
import Pages
import TestSupport
import Testing

@testable import Portal

@Suite("The words on the own pages")
struct OwnWordsTests {
    @Test(
        "have short sentences and no words of officials",
        arguments: ["/mijn", "/mijn/inzage", "/mijn/gegevens", "zaak"]
    )
    func plain(_ pattern: String) throws {
        let desk = try OwnDesk()
        let file = try desk.move(try desk.open(title: "Lantaarn"), to: 2)
        for field in PersonalField.allCases { try desk.log([field], of: file, in: desk.tenant.context()) }

        if pattern == "zaak" {
            _ = try desk.send(as: file, "/mijn/zaken/{number}", ["number": "\(file.number)"])
        } else {
            _ = try desk.send(as: file, pattern)
        }

        let page = try #require(desk.pages.last)
        let html = String(decoding: HousePages().draw(page, for: desk.tenant.municipality), as: UTF8.self)
        let texts = Self.texts(in: html)
        #expect(texts.count > 8)
        for (text, place) in texts { #expect(PlainDutch.house.complaints(about: text, in: place) == []) }
    }

    @Test("every purpose has words of its own for the resident", arguments: ReadPurpose.allCases)
    func purposes(_ purpose: ReadPurpose) throws {
        let words = LookWords(staff: OneColleague())
        let look = { (purpose: ReadPurpose?) in
            Look(key: 1, at: .testNoon, who: .staff(7), purpose: purpose, fields: [], caseNumber: nil)
        }

        #expect(words.why(look(purpose)) != words.why(look(nil)))
        #expect(PlainDutch.house.complaints(about: words.why(look(purpose)), in: .screen) == [])
    }

    @Test("who left the municipality is told as a colleague without a role")
    func formerColleague() throws {
        let words = LookWords(staff: OneColleague())
        let look = Look(key: 1, at: .testNoon, who: .staff(8), purpose: .caseWork, fields: [.name], caseNumber: nil)

        #expect(try words.who(look, in: try .test()) == "Een medewerker van de gemeente")
    }

    /// The texts of a page with the length that their place allows; what stands inside a sentence is part of it.
    private static func texts(in html: String) -> [(String, PlainDutch.Place)] {
        html.matches(of: /<(p|li|h1|h2|h3|button|dt|dd|td|th|caption)\b[^>]*>(.*?)<\/\1>/).map { match in
            let text = String(match.2).replacing(/<[^>]*>/, with: "").replacing("&nbsp;", with: " ")
            return (text, match.1 == "p" || match.1 == "li" ? .running : .screen)
        }
    }
}
