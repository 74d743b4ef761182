import Kernel
import TestSupport
import Testing

@testable import Portal

@Suite("Asking for something on the website")
struct ApplicationTests {
    @Test("the list shows what a case type costs, what to bring, its conditions and its terms")
    func list() throws {
        let desk = try PortalDesk()

        _ = try desk.send(.get, "/aanvragen")

        let page = try #require(desk.pages.last)
        let words = "\(page.blocks)"
        for text in ["Een boom weghalen", "Eén boom: € 120,50.", "Een foto van de boom.", "De boom staat in uw tuin."] {
            #expect(words.contains(text), "\(text)")
        }
        #expect(words.contains("Wij zijn binnen 5 werkdagen klaar. Volgens de wet moet het binnen 8 weken."))
    }

    @Test("only case types with a form and the channel web, of modules that are on, are offered")
    func offered() throws {
        let desks = [
            try PortalDesk([.trees(channels: ["push"])]), try PortalDesk([.test(key: "kapvergunning")]),
            try PortalDesk(modulesOn: []),
        ]

        for desk in desks {
            _ = try desk.send(.get, "/aanvragen")
            #expect(desk.pages.last?.blocks.count == 1)
            #expect(throws: Problem.notFound) {
                try desk.send(.get, "/aanvragen/{caseType}", ["caseType": "kapvergunning"])
            }
            #expect(throws: Problem.notFound) { try desk.fill(PortalDesk.right) }
        }
    }

    @Test("pages follow each other, faults stay on their page with their words, and the last page shows all answers")
    func journey() throws {
        let desk = try PortalDesk()
        _ = try desk.send(.get, "/aanvragen/{caseType}", ["caseType": "kapvergunning"])
        #expect(desk.pages.last?.title == "Over de boom")

        let wrong = try desk.fill(["stap": "1", "plek": "", "soort": "eik"])
        #expect(wrong.status == 422)
        #expect(desk.pages.last?.faults.compactMap(\.fault) == ["Vertel waar de boom staat."])

        var next = PortalDesk.right
        next["stap"] = "1"
        #expect(try desk.fill(next).status == 200)
        #expect(desk.pages.last?.title == "Over u")
        next["stap"] = "2"
        #expect(try desk.fill(next).status == 200)
        #expect(desk.pages.last?.title == "Kijk uw antwoorden na")
    }

    @Test("a BSN and what is known are never asked")
    func neverAsked() throws {
        let pages = CaseType.trees().pagesToAsk(known: [.municipality, .today])
        let known = CaseType.trees().pagesToAsk(known: Set(KnownFact.allCases))

        #expect(pages.flatMap(\.fields).map(\.name) == ["plek", "wanneer", "soort", "naam", "email"])
        #expect(known.flatMap(\.fields).map(\.name) == ["plek", "wanneer", "soort"])
    }

    @Test("the last button opens a case with its contact, its answers and the address for messages")
    func opens() throws {
        let desk = try PortalDesk()

        let file = try desk.file(try desk.apply())

        #expect(file.typeKey == "kapvergunning")
        #expect(file.statusKey == "ontvangen")
        #expect(file.targetOn != nil)
        #expect(try desk.context.read { try $0.contacts.contacts(of: file.number) }.map(\.channelKey) == ["web"])
        #expect(
            try desk.answers(of: file) == [
                CaseAnswer("plek", "Achter in de tuin"), CaseAnswer("wanneer", "2026-12-03"),
                CaseAnswer("soort", "eik"),
                CaseAnswer("naam", "Jan Test"), CaseAnswer("email", "jan@example.org"),
                CaseAnswer("vandaag", "2026-11-20"),
            ]
        )
        let spoken = CaseType.trees().spoken(try desk.answers(of: file))
        #expect(spoken.map(\.value.plainText).prefix(3) == ["Achter in de tuin", "donderdag 3 december 2026", "Eik"])
        let mails = try desk.tenant.write { try $0.addresses.addresses(of: file, purpose: .caseWork) }
        #expect(mails.map(\.text) == ["jan@example.org"])
    }

    @Test("the answers lie sealed, stand in no event, and a look at them is logged")
    func sealed() throws {
        let desk = try PortalDesk()
        let file = try desk.file(try desk.apply())

        _ = try desk.answers(of: file)

        #expect(try desk.column("SELECT hex(answers_sealed) FROM case_answers").allSatisfy { !$0.contains("4A616E") })
        #expect(try desk.column("SELECT body FROM event").allSatisfy { !$0.contains("Jan") && !$0.contains("tuin") })
        #expect(try desk.column("SELECT fields FROM read_log").contains("antwoorden"))
    }

    @Test("the same form twice is one case, and with other answers it is refused")
    func twice() throws {
        let desk = try PortalDesk()
        let first = try desk.apply()

        #expect(try desk.apply() == first)
        #expect(throws: Problem.formReused) { try desk.apply(["plek": "Voor het huis"]) }
        #expect(try desk.apply(mark: 2) != first)
        #expect(try desk.column("SELECT cast(count(*) AS TEXT) FROM case_file") == ["2"])
    }

    @Test("a form that became the case of somebody else is refused as any that differs")
    func somebodyElse() throws {
        let desk = try PortalDesk()
        _ = try desk.apply()

        let session = try desk.logIn(nil)

        #expect(throws: Problem.formReused) { try desk.apply(as: session) }
        #expect(
            try desk.column("SELECT cast(count(*) AS TEXT) FROM case_file") == ["2"],
            "the other one and the one that is logged in with"
        )
    }

    @Test("what is changed behind the check page is checked again, and nothing is kept")
    func tampered() throws {
        let desk = try PortalDesk()

        let answer = try desk.fill(PortalDesk.right.merging(["soort": "palm"]) { _, new in new })

        #expect(answer.status == 422)
        #expect(try desk.column("SELECT cast(count(*) AS TEXT) FROM case_file") == ["0"])
    }

    @Test("the page behind the last button shows the code, and a wrong code shows nothing")
    func thanks() throws {
        let desk = try PortalDesk()
        let code = try desk.apply()

        #expect(try desk.send(.get, "/aanvragen/klaar/{code}", ["code": code.description]).status == 200)
        let words = "\(desk.pages.last?.blocks ?? [])"
        #expect(words.contains(code.description))
        #expect(throws: Problem.notFound) { try desk.send(.get, "/aanvragen/klaar/{code}", ["code": "nee"]) }
    }

    @Test("thirty applications in ten minutes from one place is the most")
    func limited() throws {
        let desk = try PortalDesk()
        let limit = SendLimit.applications
        let request = Request(method: .post, path: "/", id: UniqueID(high: 1, low: 1), remoteAddress: "192.0.2.7")
        for _ in 1...30 {
            try limit.check(request, desk.context)
            limit.count(request, desk.context)
        }

        #expect(throws: Problem.tooManyApplications) { try limit.check(request, desk.context) }
    }
}
