import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("The clock of an application")
struct PermitClockTests {
    let office: PermitOffice

    init() throws { office = try PermitOffice() }

    @Test("a new application shows the time to decide with its reason, and from when nobody has to wait any longer")
    func fresh() throws {
        let file = try office.apply("omgevingsvergunning")

        let blocks = try office.panel(file, for: .resident)

        let limit = try #require(blocks.rows["Tijd om te beslissen"])
        #expect(limit.first == file.openedAt.day && limit.last == .test("2027-01-15"))
        #expect(limit.explanation == "8 weken na vrijdag 20 november 2026. (Omgevingswet, artikel 16.64, lid 1)")
        #expect(blocks.rows["Wij zijn te laat"]?.first == .test("2027-01-16"))
        #expect(blocks.rows["Anders is het ja"] == nil)
        #expect(blocks.conclusion == "Wij beslissen uiterlijk op vrijdag 15 januari 2027.")
    }

    @Test("extra time begins the day after the limit without it, and names its article (Omgevingswet 16.64)")
    func extended() throws {
        let file = try office.apply("omgevingsvergunning")
        let type = try #require(office.type(of: file))
        try office.write { _ = try $0.handling.extend(file, of: type, reason: "Wij wachten op een tekening.") }

        let rows = try office.panel(file, for: .staff).rows

        let extra = try #require(rows["Extra tijd"])
        #expect(extra.first == .test("2027-01-16") && extra.last == .test("2027-02-26"))
        #expect(extra.explanation.contains("6 weken erbij, dat kan één keer."))
        #expect(extra.explanation.contains("(Omgevingswet, artikel 16.64, lid 2)"))
        #expect(rows["Tijd om te beslissen"]?.last == extra.last)
    }

    @Test("time that stands still is drawn from the day after the request, and says what is missing to who may know")
    func standing() throws {
        let file = try office.apply()
        _ = try office.press("/aanvulling", of: file, ["deel1": "ja", "weken": "2"])

        let resident = try office.panel(file, for: .resident)
        let follower = try office.panel(file, for: .follower)

        let still = try #require(resident.rows["De tijd staat stil"])
        #expect(still.first == file.openedAt.day.adding(days: 1) && still.last == .test("2026-12-04"))
        #expect(still.explanation.contains("een kaart van de plek"))
        #expect(resident.words.contains("Wat mist er nog?"))
        #expect(
            !follower.words.contains("een kaart van de plek"),
            "who has the code only does not read what is missing"
        )
        #expect(resident.conclusion.contains("De tijd staat stil sinds vrijdag 20 november 2026."))
        #expect(resident.rows["Wij zijn te laat"] == nil)
    }

    @Test("silence that is a yes is told before it happens, with its days")
    func silence() throws {
        let file = try office.apply("rommelmarkt")

        let rows = try office.panel(file, for: .follower).rows

        #expect(rows["Anders is het ja"]?.first == .test("2027-01-16"))
        #expect(rows["Anders is het ja"]?.explanation.contains("maandag 1 februari 2027") == true)
        #expect(rows["Het ja geldt vanaf"]?.first == .test("2027-01-18"))
        #expect(rows["Wij zijn te laat"] == nil)
    }

    @Test("after the decision the time to object runs from the day after, six weeks (Awb 6:7, 6:8)")
    func objecting() throws {
        let file = try office.apply()
        try decline(file)

        let blocks = try office.panel(file, for: .resident)

        let time = try #require(blocks.rows["Tijd om bezwaar te maken"])
        #expect(time.first == file.openedAt.day.adding(days: 1) && time.last == .test("2027-01-04"))
        #expect(time.explanation.contains("Awb, artikel 6:7"))
        #expect(blocks.words.contains("Te druk."))
        #expect(try !office.panel(file, for: .follower).words.contains("Te druk."), "reasons are for the applicant")
    }

    @Test("who handles it finds what can be done now, and who only looks finds no links")
    func links() throws {
        let file = try office.apply()
        func words(_ caller: Caller) throws -> String {
            try office.context(caller).panels(of: try office.now(file), for: .staff).words
        }

        #expect(try words(office.employee()).contains("Vraag wat er mist"))
        #expect(try !words(office.employee(.agent)).contains("Vraag wat er mist"))
        _ = try office.press("/aanvulling", of: file, ["deel1": "ja", "weken": "2"])
        #expect(try words(office.employee()).contains("Alles is binnen"))
    }

    @Test("everything that an applicant reads about the limit is plain Dutch")
    func plain() throws {
        let check = try Self.check()
        let still = try office.apply("rommelmarkt")
        let event = try office.apply()
        for partner in ["politie", "brandweer"] {
            _ = try office.press("/advies", of: event, ["partner": partner, "vraag": "Kan dit?", "weken": "1"])
        }
        var seen: [[Block]] = [try office.panel(still, for: .resident)]
        _ = try office.press("/aanvulling", of: still, ["deel1": "ja", "weken": "2"])
        seen.append(try office.panel(still, for: .resident))
        office.wait(days: 15)
        try office.doChores()
        seen += [try office.panel(still, for: .resident), try office.panel(event, for: .resident)]
        try decline(event)
        seen.append(try office.panel(event, for: .resident))
        office.wait(days: 90)
        try office.doChores()
        seen.append(try office.panel(still, for: .resident))

        for blocks in seen {
            #expect(check.complaints(about: blocks.conclusion).isEmpty, "\(blocks.conclusion)")
            for row in blocks.rows.values {
                #expect(check.complaints(about: row.name, in: .screen).isEmpty, "\(row.name)")
                // The article between brackets is for who looks it up.
                let text = row.explanation.replacing(#/ ?\([^)]*(artikel|lid)[^)]*\)/#, with: "")
                #expect(check.complaints(about: text).isEmpty, "\(text)")
            }
        }
        let messages = try office.messages(still) + office.messages(event)
        for text in messages.flatMap({ [$0.subject, $0.news, $0.expectation] }) {
            let plain = text.replacing(#/ ?\([^)]*(artikel|lid)[^)]*\)/#, with: "")
            #expect(check.complaints(about: plain).isEmpty, "\(plain)")
        }
    }

    private func decline(_ file: CaseFile) throws {
        let fields = ["uitkomst": "geweigerd", "reden": "Te druk.", "onderwerp": "Feest"]
        _ = try office.press("/besluit", of: file, fields)
    }

    /// The platform's own list of words of officials.
    private static func check() throws -> PlainDutch {
        let root = #filePath.split(separator: "/").dropLast(4)
        let path = "/" + root.joined(separator: "/") + "/Sources/Pages/Assets/plain-dutch.tsv"
        return PlainDutch(wordList: Array(try #require(FileManager.default.contents(atPath: path))))
    }
}
