import Kernel
import TestSupport
import Testing

@testable import Portal

@Suite("Downloading everything that is kept")
struct OwnDataTests {
    @Test("one file holds the own cases, steps, messages, answers and looks, and nothing of others or a BSN")
    func file() throws {
        let desk = try OwnDesk()
        let mine = try desk.open(title: "Lantaarn")
        let other = try desk.open("999993653", title: "Iets van de buren")
        try desk.tenant.write { session in
            try session.answers.keep([CaseAnswer("naam", "Jan Test")], mark: session.newID(), for: mine)
            try session.addresses.keep(try MailAddress("jan@example.org"), for: mine)
        }

        let answer = try desk.download(as: mine)

        let text = String(decoding: answer.body, as: UTF8.self)
        let json = try JSONTree(parsing: answer.body)
        let first = try #require(json["zaken"]?.list?.first)
        #expect(json["zaken"]?.list?.count == 1)
        #expect(first["zaaknummer"]?.text == mine.number.description)
        #expect(first["stand"]?.text == "Ontvangen")
        #expect(first["stappen"]?.list?.first?["uitleg"]?.text == "Wij lazen het.")
        #expect(first["berichten"]?.list?.first?["onderwerp"]?.text == "Melding: Ontvangen")
        #expect(first["wat_u_hebt_ingevuld"]?.list?.first?["antwoord"]?.text == "Jan Test")
        #expect(text.contains("jan@example.org"))
        #expect(!text.contains("999990019") && !text.contains("buren") && !text.contains("\(other.number)"))
        #expect(text.contains("\n      \"zaaknummer\": \"\(mine.number)\","), "a person can read it")
        let name = answer.headers.first { $0.name == "Content-Disposition" }?.value
        #expect(name == "attachment; filename=\"mijn-gegevens-duiven-2026-11-20.json\"")
    }

    @Test("what is known of the person stands in it, and each sent file with the page where it can be downloaded")
    func person() throws {
        let task = CaseType.Task(key: "foto", side: .resident, kind: .upload, name: "Stuur een foto", text: "Nu.")
        let desk = try OwnDesk(.test(tasks: [task]))
        let mine = try desk.open()
        let home = PersonDetails.HomeAddress(
            street: "Kerkstraat",
            houseNumber: "12-14",
            postcode: try Postcode("6921 ES"),
            town: "Duiven"
        )
        let details = try PersonDetails(name: "Jan Test", bornOn: Day(year: 1984, month: 3, day: 14), address: home)
        try desk.tenant.write { session in
            try session.residents.keep(details, of: .person(try CitizenServiceNumber("999990019")))
        }
        let asked = try #require(try desk.tasks(of: mine).first)
        _ = try desk.send(asked, of: mine, bytes: Array("%PDF-1.7".utf8))

        let json = try JSONTree(parsing: try desk.download(as: mine).body)

        let person = json["persoon"]
        #expect(person?["naam"]?.text == "Jan Test" && person?["geboren_op"]?.text == "1984-03-14")
        #expect(person?["adres"]?.text == "Kerkstraat 12-14, 6921 ES Duiven")
        let sent = json["zaken"]?.list?.first?["wat_wij_vroegen"]?.list?.first
        #expect(sent?["bestand"]?.text == "/duiven/mijn/zaken/\(mine.number)/gestuurd/\(asked.id)")
    }

    @Test("many cases are many short changes, and each of them is in the file once")
    func manyCases() throws {
        let desk = try OwnDesk()
        let files = try (0..<45).map { try desk.open(title: "Zaak \($0)") }

        let answer = try desk.download(as: files[0])

        let json = try JSONTree(parsing: answer.body)
        let numbers = json["zaken"]?.list?.compactMap { $0["zaaknummer"]?.text } ?? []
        #expect(numbers.count == 45 && Set(numbers) == Set(files.map { $0.number.description }))
    }

    @Test("a download is a line in the log of looks, and stands in the next download")
    func logged() throws {
        let desk = try OwnDesk()
        let mine = try desk.open()

        _ = try desk.download(as: mine)

        let looks = try desk.context(of: mine).read { try $0.own.looks(after: nil, limit: 9) }
        #expect(looks.first?.purpose == .ownExport)
        #expect(looks.first?.fields == [.everything])
        #expect(looks.first?.who == .resident)
        let next = try JSONTree(parsing: try desk.download(as: mine).body)
        #expect(next["wie_keek"]?.list?.first?["wie"]?.text == "U zelf")
    }

    @Test("the page about the download calls people what the municipality calls them")
    func wording() throws {
        let desk = try OwnDesk()

        _ = try desk.send(as: try desk.open(), "/mijn/gegevens")

        #expect(desk.words.contains("als inwoner bewaren"))
    }

    @Test("indented JSON says the same, also with brackets and quotes in its texts")
    func indented() throws {
        let json = Array(#"{"a":[],"b":{},"c":["x{[,:]}","q\"\\"],"d":{"e":1,"f":null}}"#.utf8)

        let text = IndentedJSON.text(of: json)

        #expect(try JSONTree(parsing: text) == JSONTree(parsing: json))
        #expect(
            String(decoding: text, as: UTF8.self).contains("\"a\": [],\n  \"b\": {},\n  \"c\": [\n    \"x{[,:]}\",\n")
        )
    }
}
