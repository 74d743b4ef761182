import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("Making an appointment")
struct BookAppointmentTests {
    @Test("page after page it becomes an appointment with a code, a time, and what to bring")
    func wholeJourney() throws {
        let hall = try TownHall()
        var titles: [String] = []
        _ = try hall.send(.get, "/afspraak")
        titles.append(hall.pages.last?.title ?? "")
        let pages = [
            ["product": "paspoort"], ["over-leeftijd": "kind", "over-oude": "kwijt"], ["dag": "2026-11-23"],
            ["tijd": "600"], ["email": "iemand@voorbeeld.example"],
        ]
        for answers in pages {
            let sent = (hall.pages.last?.hidden ?? [:]).merging(answers) { _, new in new }
            #expect(try hall.send(.post, "/afspraak", .init(fields: sent)).status == 200)
            titles.append(hall.pages.last?.title ?? "")
        }

        let made = try hall.send(.post, "/afspraak", .init(fields: hall.pages.last?.hidden ?? [:]))

        #expect(
            titles == [
                "Waar komt u voor?", "Paspoort aanvragen", "Welke dag?", "Hoe laat?", "Mogen wij u bereiken?",
                "Kijk uw afspraak na",
            ]
        )
        let location = try #require(made.headers.first { $0.name == "Location" }?.value)
        let code = String(try #require(location.split(separator: "/").last?.prefix(9)))
        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code], query: ["stand": "gemaakt"]))
        let page = try #require(hall.pages.last)
        #expect(page.notices == ["Uw afspraak is gemaakt."])
        #expect(page.text.contains("maandag 23 november 2026 om 10.00 uur"))
        #expect(page.text.contains("ongeveer 40 minuten"), "20, and 10 more for a child and for a lost passport")
        #expect(page.text.contains("Het kind zelf."))
        #expect(page.text.contains("Paspoort tot 18 jaar: € 63,42."))
        #expect(!page.text.contains("Paspoort vanaf 18 jaar"))
    }

    @Test("the resident is told at the address that was left, with day, time and place")
    func message() throws {
        let hall = try TownHall()

        let code = try hall.book(mail: "iemand@voorbeeld.example")

        let file = try #require(try hall.file(code))
        let messages = try hall.context().read { try $0.messages.messages(of: file, limit: 9) }
        #expect(messages.map(\.state) == [.kept, .waiting], "one mail, with everything in it")
        let last = try #require(messages.last)
        #expect(last.text.subject == "Uw afspraak op maandag 23 november 2026 om 9.00 uur")
        #expect(last.text.news.contains("Kom naar Gemeentehuis, Kastanjelaan 3, 6921 ES Duiven."))
    }

    @Test("as many fit as there are desks, the next one reads which other time to choose, and nothing is kept of it")
    func full() throws {
        let hall = try TownHall(desks: Desks(flexible: 2))
        _ = try hall.book(mark: 1)
        _ = try hall.book(mark: 2)

        let third = UniqueID(high: 1, low: 3)
        let answer = try hall.send(.post, "/afspraak", .init(fields: TownHall.booking(mark: third)))

        #expect(answer.status == 422)
        #expect(hall.pages.last?.faults.map(\.fault) == ["Iemand koos net deze tijd. Kies een andere tijd."])
        let offered = hall.pages.last?.form?.fields.first?.options.map(\.value) ?? []
        #expect(offered.first == "560", "9.10 uur overlaps with 9.00 uur, 9.20 uur does not")
        #expect(try hall.count("civil_affairs_appointment") == 2)
        #expect(try hall.taken() == 4, "two appointments of two cells")
    }

    @Test("a day that filled up meanwhile asks for another day")
    func fullDay() throws {
        let hall = try TownHall(desks: Desks(flexible: 1))
        for place in 0..<24 { _ = try hall.book(minute: 540 + place * 20, mark: place + 1) }

        let last = UniqueID(high: 1, low: 3)
        let answer = try hall.send(.post, "/afspraak", .init(fields: TownHall.booking(mark: last)))

        #expect(answer.status == 422)
        #expect(hall.pages.last?.faults.map(\.fault) == ["Op deze dag is geen plek. Kies een andere dag."])
        #expect(hall.pages.last?.form?.fields.first?.options.map(\.value).contains("2026-11-24") == true)
    }

    @Test("pressing the last button twice makes one appointment, and both lead to it")
    func twice() throws {
        let hall = try TownHall(desks: Desks(flexible: 1))

        let first = try hall.book()
        let second = try hall.book()

        #expect(first == second)
        #expect(try hall.count("civil_affairs_appointment") == 1)
    }

    @Test(
        "a day or time that cannot be chosen is refused with what to do",
        arguments: [
            ("2026-11-22", 540, "Op deze dag is geen plek. Kies een andere dag."),
            ("2026-11-20", 540, "Iemand koos net deze tijd. Kies een andere tijd."),
            ("2027-01-16", 540, "Op deze dag is geen plek. Kies een andere dag."),
            ("2026-12-25", 540, "Op deze dag is geen plek. Kies een andere dag."),
            ("2026-11-23", 541, "Iemand koos net deze tijd. Kies een andere tijd."),
            ("2026-11-23", 1010, "Iemand koos net deze tijd. Kies een andere tijd."),
            ("gisteren", 540, "Op deze dag is geen plek. Kies een andere dag."),
        ]
    )
    func impossible(day: String, minute: Int, sentence: String) throws {
        let hall = try TownHall()

        let answer = try hall.send(.post, "/afspraak", .init(fields: TownHall.booking(day: day, minute: minute)))

        #expect(answer.status == 422)
        #expect(hall.pages.last?.faults.map(\.fault) == [sentence])
        #expect(try hall.taken() == 0)
    }

    @Test(
        "eight weeks ahead can be chosen, a day later cannot",
        arguments: [("2027-01-15", true), ("2027-01-18", false)]
    )
    func horizon(day: String, isOpen: Bool) throws {
        let hall = try TownHall()

        _ = try hall.send(.post, "/afspraak", .init(fields: ["stap": "1", "product": "vraag"]))

        #expect(hall.pages.last?.form?.fields.first?.options.map(\.value).contains(day) == isOpen)
    }

    @Test("without desks for appointments the page says to call")
    func noDesks() throws {
        let hall = try TownHall(desks: Desks(quick: 1))

        _ = try hall.send(.post, "/afspraak", .init(fields: ["stap": "1", "product": "vraag"]))

        #expect(hall.pages.last?.title == "Er is nu geen plek")
        #expect(hall.pages.last?.text.contains("0316 279 111") == true)
    }

    @Test("a visit at home asks for the address, which is kept sealed with the case")
    func home() throws {
        let hall = try TownHall(desks: Desks(flexible: 1, home: 1))
        var fields = TownHall.booking()
        fields["plek"] = "gemeentehuis.home"
        let refused = try hall.send(.post, "/afspraak", .init(fields: fields))
        #expect(refused.status == 422)
        #expect(hall.pages.last?.faults.map(\.name) == ["adres", "telefoon"])
        fields.merge(["adres": "Dorpsstraat 1, Duiven", "telefoon": "0316 123456"]) { $1 }

        let made = try hall.send(.post, "/afspraak", .init(fields: fields))

        #expect(made.status == 303)
        let code = String(made.headers.first { $0.name == "Location" }?.value.dropFirst(17).prefix(9) ?? "")
        let file = try #require(try hall.file(code))
        let kept = try hall.write { try $0.answers.answers(of: file, purpose: .caseWork) }
        #expect(kept.map(\.key) == ["telefoon", "adres"])
    }

    @Test("who makes more than thirty in ten minutes has to wait")
    func limit() throws {
        let hall = try TownHall(desks: Desks(flexible: 50))
        for mark in 1...30 {
            let id = UniqueID(high: 7, low: UInt64(mark))
            #expect(try hall.send(.post, "/afspraak", .init(fields: TownHall.booking(mark: id))).status == 303)
        }

        #expect(throws: Problem.tooManyAppointments) {
            try hall.send(.post, "/afspraak", .init(fields: TownHall.booking(mark: UniqueID(high: 8, low: 1))))
        }
    }
}

extension Page {
    /// Everything that can be read on the page, as one text.
    var text: String {
        String(describing: [lead.map { $0.plainText } ?? ""]) + blocks.map(Self.words).joined(separator: "\n")
    }

    private static func words(_ block: Block) -> String {
        switch block {
        case .heading(let text): text
        case .paragraph(let text): text.plainText
        case .points(let points): points.map(\.plainText).joined(separator: "\n")
        case .notice(let notice): notice.text.plainText
        case .facts(let facts): facts.map { "\($0.name): \($0.value.plainText)" }.joined(separator: "\n")
        case .links(let links): links.map(\.words).joined(separator: "\n")
        case .action(let link): link.words
        case .section(let title, let blocks): ([title] + blocks.map(words)).joined(separator: "\n")
        case .form(let form): form.submit
        default: String(describing: block)
        }
    }
}
