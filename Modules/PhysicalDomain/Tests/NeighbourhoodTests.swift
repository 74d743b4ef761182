import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Hearing what happens near")
struct NeighbourhoodTests {
    @Test("nobody gets messages before the owner of the address says yes on the page that the mail leads to")
    func confirmed() throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(["gebied": "wijk", "postcode": "6921 AA"])
        _ = try desk.send311()
        try desk.run("buurtberichten-versturen")
        #expect(try desk.messages(watch).count == 1)

        _ = try desk.handle("/buurt/{code}/bevestigen", parameters: ["code": "\(watch.followCode)"], caller: .anonymous)
        desk.tenant.clock.advance(seconds: 3_600)
        _ = try desk.send311()
        try desk.run("buurtberichten-versturen")

        let message = try #require(try desk.messages(watch).last)
        #expect(message.state == .waiting)
        #expect(message.text.news == "Dit is nieuw:\n- Melding: Een lamp doet het niet")
    }

    @Test(
        "a street, a quarter or a distance decides what is near",
        arguments: [
            (["gebied": "straat", "postcode": "6921 AA"], 1), (["gebied": "straat", "postcode": "6921 AB"], 0),
            (["gebied": "wijk", "postcode": "6921 ZZ"], 1), (["gebied": "wijk", "postcode": "6922 AA"], 0),
            (["gebied": "250", "kaartpunt": "51.9478, 6.0164"], 1),
            (["gebied": "250", "kaartpunt": "51.9484, 6.0164"], 0),
            (["gebied": "1000", "kaartpunt": "51.9540, 6.0164"], 1),
        ]
    )
    func near(_ place: [String: String], _ count: Int) throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(place, isConfirmed: true)

        _ = try desk.send311(["lat": "51.9459", "long": "6.0164", "attribute[postcode]": "6921 AA"])
        try desk.run("buurtberichten-versturen")

        #expect(try desk.messages(watch).filter { $0.text.subject == "Nieuws uit uw buurt" }.count == count)
    }

    @Test("the button twice asks once; another address typed into the same form gets a mail of its own")
    func sameForm() throws {
        let desk = try ReportDesk()
        let fields = [
            "gebied": "wijk", "postcode": "6921 AA", "email": "a@voorbeeld.example",
            "formulier": "01990000-0000-7000-8000-00000000000d",
        ]
        for _ in 1...2 { _ = try desk.handle("/buurt", fields, caller: .anonymous) }
        #expect(try desk.count("physical_domain_watch") == 1)

        let corrected = fields.merging(["email": "b@voorbeeld.example"]) { $1 }
        _ = try desk.handle("/buurt", corrected, caller: .anonymous)

        #expect(try desk.count("physical_domain_watch") == 2)
    }

    @Test("what is new in a day comes in one message, once, and not at night")
    func onceADay() throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(["gebied": "wijk", "postcode": "6921 AA"], isConfirmed: true)
        let news = { try desk.messages(watch).filter { $0.text.subject == "Nieuws uit uw buurt" }.count }
        _ = try desk.send311()
        _ = try desk.send311(["service_code": "gras"])
        try desk.run("buurtberichten-versturen")
        #expect(try news() == 1)
        _ = try desk.send311()
        try desk.run("buurtberichten-versturen")
        #expect(try news() == 1)

        // From noon to ten in the evening of the next day, and to noon after that.
        desk.tenant.clock.advance(seconds: 34 * 3_600)
        try desk.run("buurtberichten-versturen")
        #expect(try news() == 1)
        desk.tenant.clock.advance(seconds: 14 * 3_600)
        try desk.run("buurtberichten-versturen")
        try desk.run("buurtberichten-versturen")

        #expect(try news() == 2)
    }

    @Test("when more is new than fits in one message, the rest comes the next day")
    func much() throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(["gebied": "wijk", "postcode": "6921 AA"], isConfirmed: true)
        for number in 10..<30 {
            let long = [
                "wat": "\(number)" + String(repeating: "w", count: 58), "waar": String(repeating: "p", count: 120),
            ]
            _ = try desk.handle("/werk/werkzaamheden", Self.works.merging(long) { $1 })
        }

        for _ in 1...2 {
            try desk.run("buurtberichten-versturen")
            desk.tenant.clock.advance(seconds: 86_400)
        }

        let news = try desk.messages(watch).filter { $0.text.subject == "Nieuws uit uw buurt" }.map(\.text.news)
        let lines = news.map { $0.split(separator: "\n").count - 1 }
        #expect(lines.reduce(0, +) == 20 && lines.count == 2, "\(lines)")
    }

    @Test("works are told to who lives near and stand in the calendar until they are over or taken back")
    func works() throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(["gebied": "wijk", "postcode": "6921 AA"], isConfirmed: true)

        let added = try desk.handle("/werk/werkzaamheden", Self.works)
        try desk.run("buurtberichten-versturen")
        _ = try desk.send(.get, "/werkzaamheden")
        let shown = "\(desk.pages.last?.blocks ?? [])"

        #expect(added.status == 303)
        let news = try desk.messages(watch).last?.text.news ?? ""
        #expect(news.contains("Werk: Nieuw riool, Dorpsstraat, dinsdag 1 december"))
        #expect(shown.contains("Nieuw riool") && shown.contains("Dorpsstraat"))
        let id = try #require(
            try desk.context.read { session in
                try session.tables.first("SELECT uuid FROM physical_domain_works") { try UniqueID(bytes: $0.bytes(0)) }
            }
        )
        let taken = try desk.handle("/werk/werkzaamheden/{works}/stopt", parameters: ["works": "\(id)"])
        _ = try desk.send(.get, "/werkzaamheden")
        #expect(taken.status == 303)
        let left = "\(desk.pages.last?.blocks ?? [])"
        #expect(!left.contains("Nieuw riool"))
        #expect(throws: Problem.notFound) {
            try desk.handle("/werk/werkzaamheden/{works}/stopt", parameters: ["works": "\(id)"])
        }
    }

    @Test("works that end before they begin, or have no place, are refused with what to change")
    func wrongWorks() throws {
        let desk = try ReportDesk()
        let backwards = Self.works.merging(["eind-dag": "30", "eind-maand": "11"]) { _, new in new }

        #expect(try desk.handle("/werk/werkzaamheden", backwards).status == 422)
        #expect(desk.pages.last?.faults.map(\.name) == ["eind"])
        #expect(try desk.handle("/werk/werkzaamheden", ["waar": ""]).status == 422)
        #expect(try desk.count("physical_domain_works") == 0)
    }

    @Test("a report about people is no news for neighbours")
    func aboutPeople() throws {
        let desk = try ReportDesk()
        _ = try desk.send311(["service_code": "geluid"])

        #expect(try desk.count("physical_domain_news") == 0)
    }

    @Test("who stops gets nothing any more, and address and place are forgotten")
    func stopped() throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(["gebied": "straat", "postcode": "6921 AA"], isConfirmed: true)
        let before = try desk.messages(watch).count

        _ = try desk.handle("/buurt/{code}/stoppen", parameters: ["code": "\(watch.followCode)"], caller: .anonymous)
        _ = try desk.handle("/buurt/{code}/stoppen", parameters: ["code": "\(watch.followCode)"], caller: .anonymous)
        _ = try desk.send311()
        try desk.run("buurtberichten-versturen")

        let file = try #require(try desk.context.read { try $0.cases.find(number: watch.number) })
        #expect(try desk.write { try $0.addresses.addresses(of: file, purpose: .caseWork) }.isEmpty)
        #expect(try desk.messages(watch).suffix(from: before).allSatisfy { $0.state == .kept })
        #expect(file.statusKey == "gestopt")
        let row = try desk.context.read { session in
            try session.tables.first("SELECT state, postcode FROM physical_domain_watch") { row in
                (try row.integer(0), row.isNull(1))
            }
        }
        #expect(row?.0 == 2 && row?.1 == true)
    }

    @Test("an address that nobody confirms is forgotten after a week")
    func unconfirmed() throws {
        let desk = try ReportDesk()
        let watch = try desk.watch(["gebied": "wijk", "postcode": "6921 AA"])
        desk.tenant.clock.advance(seconds: 7 * 86_400)
        try desk.run("buurtberichten-opruimen")
        #expect(try desk.context.read { try $0.cases.find(number: watch.number) }?.isClosed == false)

        desk.tenant.clock.advance(seconds: 60)
        try desk.run("buurtberichten-opruimen")

        #expect(try desk.context.read { try $0.cases.find(number: watch.number) }?.isClosed == true)
        #expect(try desk.write { try $0.addresses.addresses(of: watch, purpose: .caseWork) }.isEmpty)
    }

    @Test(
        "a place that is missing or wrong is asked for again",
        arguments: [
            (["gebied": ""], "gebied"), (["gebied": "wijk"], "postcode"),
            (["gebied": "wijk", "postcode": "69"], "postcode"),
            (["gebied": "500", "postcode": "6921 AA"], "kaartpunt"),
            (["gebied": "wijk", "postcode": "6921 AA", "email": "naam"], "email"),
        ]
    )
    func wrongPlace(_ fields: [String: String], _ name: String) throws {
        let desk = try ReportDesk()
        let mail = ["email": "buur@voorbeeld.example"]

        let refused = try desk.handle("/buurt", mail.merging(fields) { _, new in new }, caller: .anonymous)

        #expect(refused.status == 422)
        #expect(desk.pages.last?.faults.map(\.name) == [name])
    }

    @Test("a code that is no watch is not there, also that of a report")
    func wrongCode() throws {
        let desk = try ReportDesk()
        let report = try #require(try desk.file(number: desk.send311()))

        #expect(throws: Problem.notFound) {
            try desk.send(.get, "/buurt/{code}", .init(parameters: ["code": "\(report.followCode)"]))
        }
    }

    @Test("looking for news walks through an index of places, and for whose turn it is through one of moments")
    func usesIndex() throws {
        let desk = try ReportDesk()
        let point = try #require(Coordinates(latitude: 52, longitude: 6))
        let places: [Neighbourhood] = [
            .street(try Postcode("6921 AA")), .quarter("6921"), .around(point, metres: 1_000),
        ]

        let plans = try desk.tenant.file.store.read { database in
            try (places.map { NewsBoard.query($0, after: 5) } + [WorksTable.query(desk.context.today)]).map { query in
                try database.rows("EXPLAIN QUERY PLAN \(query)") { try $0.text(3) }.joined(separator: "\n")
            }
        }

        #expect(plans[0].contains("physical_domain_news_by_area") && plans[1].contains("physical_domain_news_by_area"))
        #expect(plans[2].contains("physical_domain_news_by_cell"))
        #expect(plans[3].contains("physical_domain_works_ahead"))
        #expect(plans.allSatisfy { !$0.contains("SCAN") }, "\(plans)")
    }

    static let works = [
        "wat": "Nieuw riool", "waar": "Dorpsstraat", "postcode": "6921 AA", "begin-dag": "1", "begin-maand": "12",
        "begin-jaar": "2026", "eind-dag": "2", "eind-maand": "12", "eind-jaar": "2026",
    ]
}

extension ReportDesk {
    /// A neighbour who asked for messages; gives the case of it.
    func watch(_ place: [String: String], isConfirmed: Bool = false) throws -> CaseFile {
        let fields = ["email": "buur@voorbeeld.example"].merging(place) { _, new in new }
        let answer = try handle("/buurt", fields, caller: .anonymous)
        #expect(answer.status == 303)
        let code = try #require(
            try context.read { session in
                try session.tables.first(
                    "SELECT follow_code FROM public_case WHERE type_key = \(Watch.caseTypeKey) ORDER BY id DESC"
                ) { try FollowCode(try $0.text(0)) }
            }
        )
        if isConfirmed {
            _ = try handle("/buurt/{code}/bevestigen", parameters: ["code": "\(code)"], caller: .anonymous)
        }
        return try #require(try file("\(code)"))
    }
}
