import Kernel
import TestSupport
import Testing

@testable import Desk

@Suite("The page with the list of work")
struct WorklistPageTests {
    private let place: WorkPlace

    init() throws { place = try WorkPlace() }

    @Test("a case worker starts with the own cases, and finds those of the team and all others beside them")
    func whose() throws {
        try place.openCase(dueIn: 3, title: "Van Noor", handler: Roster.own)
        try place.openCase(dueIn: 2, title: "Van Sem", handler: Roster.other)
        try place.openCase(WorkPlace.papers, dueIn: 1, title: "Van niemand")

        let mine = try place.look()

        #expect(mine.titles == ["Van Noor / Z-2026-000001 · Melding openbare ruimte"])
        #expect(mine.tabs.map(\.link.words) == ["Mijn zaken", "Zaken van mijn team", "Alle zaken"])
        #expect(mine.tabs.map(\.isHere) == [true, false, false])
        #expect(
            try place.look(["wie": "team"]).column("Wie") == [
                "Buitendienst / [Pak deze zaak]", "Sem Voorbeeld / Buitendienst", "U / Buitendienst",
            ]
        )
        #expect(try place.look(["wie": "allen"]).titles.count == 3)
    }

    @Test("late and nearly late are said in words, with an icon of their own")
    func late() throws {
        for days in [-3, -1, 0, 1, 9] { try place.openCase(dueIn: days) }

        let page = try place.look(["wie": "allen"])

        #expect(
            page.column("Streefdatum") == [
                "17 november / 3 dagen te laat", "19 november / 1 dag te laat", "20 november / vandaag",
                "21 november / morgen", "29 november / nog 9 dagen",
            ]
        )
        guard case .marked(_, let badge)? = page.table?.rows.first?[3] else {
            Issue.record("the first case is not marked")
            return
        }
        #expect(badge.icon == .alert)
        #expect(badge.tone == .error)
    }

    @Test("the filters choose a kind of case and what is late, and the address keeps them while sorting")
    func filters() throws {
        try place.openCase(dueIn: -2, title: "Laat")
        try place.openCase(WorkPlace.papers, dueIn: -1, title: "Laat paspoort")
        try place.openCase(WorkPlace.papers, dueIn: 4, title: "Paspoort op tijd")
        let chosen = ["wie": "allen", "soort": "paspoort", "te-laat": "ja"]

        let page = try place.look(chosen)

        #expect(page.titles == ["Laat paspoort / Z-2026-000002 · Melding openbare ruimte"])
        #expect(page.filters?.fields.map(\.answer) == [.text("paspoort"), .text("ja"), .text("")])
        let sort = try #require(page.table?.columns.first { $0.title == "Streefdatum" }?.sort)
        #expect(sort.direction == .ascending)
        #expect(Link("", sort.address).query == chosen.merging(["sorteer": "laatst-klaar"]) { $1 })
        #expect(
            try place.look(["wie": "allen", "sorteer": "laatst-klaar"]).titles.map { $0.prefix(8) }
                == ["Paspoort", "Laat pas", "Laat / Z"]
        )
    }

    @Test("a list of more than fifty cases goes on at the next page, without a gap or a double")
    func pages() throws {
        for number in 0..<(WorklistPage.length + 3) { try place.openCase(dueIn: number / 2) }

        let first = try place.look(["wie": "allen"])
        let next = try #require(first.links.first { $0.words == "Volgende zaken" })
        let second = try place.look(next.query)

        #expect(first.titles.count == WorklistPage.length)
        #expect(second.titles.count == 3)
        #expect(Set(first.titles + second.titles).count == WorklistPage.length + 3)
        #expect(second.links.map(\.words) == ["Terug naar het begin"])
    }

    @Test(
        "words in the address that mean nothing give the first page of an ordinary list",
        arguments: [
            ["wie": "iedereen"], ["soort": "bestaat-niet"], ["na": "x"], ["na": "1.Z-2026-000099.duiven"],
            ["sorteer": "nummer"], ["te-laat": "misschien"], ["gepakt": "Z-1"],
        ]
    )
    func nonsense(query: [String: String]) throws {
        try place.openCase(dueIn: 2, handler: Roster.own)

        let page = try place.look(query)

        #expect(page.titles.count == 1)
        #expect(page.notices.isEmpty)
    }

    @Test("cases that need a role of their own stand in no list, and their kind cannot be chosen")
    func confidential() throws {
        try place.openCase(WorkPlace.secret, dueIn: 1, title: "Hulp thuis")

        let general = try place.look(["wie": "allen"])
        let named = try place.look(["wie": "allen"], as: place.session(module: "social-domain"))

        #expect(general.titles.isEmpty)
        #expect(general.filters?.fields.first?.options.map(\.value).contains("wmo") == false)
        #expect(named.titles == ["Hulp thuis / Z-2026-000001 · Melding openbare ruimte"])
        #expect(named.filters?.fields.first?.options.map(\.value) == ["wmo"])
    }

    @Test("an adviser sees the cases and has no button to take one")
    func agent() throws {
        try place.openCase(dueIn: 1)

        let page = try place.look(as: place.session(.agent, team: nil))

        #expect(page.column("Wie") == ["Buitendienst"])
        #expect(page.tabs.map(\.link.words) == ["Mijn zaken", "Alle zaken"])
    }

    @Test("the newest first is an order in the address, with the day on which each case came in")
    func newest() throws {
        for (number, days) in [5, 1, 9].enumerated() { try place.openCase(dueIn: days, title: "\(number)") }
        let chosen = ["wie": "allen", "sorteer": "nieuwste-eerst"]

        let page = try place.look(chosen)

        #expect(page.titles.map { $0.prefix(1) } == ["2", "1", "0"])
        #expect(page.titles.allSatisfy { $0.hasSuffix("· sinds 20 november 2026") })
        #expect(page.filters?.fields.last?.answer == .text("nieuwste-eerst"))
        #expect(page.table?.caption == "De nieuwste zaak staat bovenaan.")
        #expect(page.filters?.hidden.map(\.name) == ["wie"])
        let sort = try #require(page.table?.columns.compactMap(\.sort).first)
        #expect(sort.direction == nil && sort.address == .local("/werk", query: [Request.QueryItem("wie", "allen")]))
        #expect(page.tabs.last?.link.query["sorteer"] == "nieuwste-eerst")
    }

    @Test("page after page of the newest first every case comes once")
    func newestPages() throws {
        for number in 0..<120 { try place.openCase(dueIn: number % 7, title: "\(number)") }

        var seen: [String] = []
        var query: [String: String]? = ["wie": "allen", "sorteer": "nieuwste-eerst"]
        while let now = query {
            let page = try place.look(now)
            seen += page.titles.compactMap { $0.split(separator: " ").first.map(String.init) }
            query = page.links.first { $0.words == "Volgende zaken" }?.query
        }

        #expect(seen == (0..<120).reversed().map(String.init))
    }

    @Test("what is late stands by its day, also when the newest are asked for")
    func lateIsNotNewest() throws {
        for days in [-1, -4] { try place.openCase(dueIn: days, title: "\(-days)") }

        let page = try place.look(["wie": "allen", "te-laat": "ja", "sorteer": "nieuwste-eerst"])

        #expect(page.titles.map { $0.prefix(1) } == ["4", "1"])
        #expect(page.filters?.fields.last?.answer == .text(""))
    }

    @Test("an empty list says what is empty")
    func empty() throws {
        #expect(try place.look().table?.empty == "U hebt nu geen zaken. Pak er een uit de andere lijsten.")
        #expect(try place.look(["wie": "team"]).table?.empty == "Uw team heeft nu geen zaken.")
        #expect(try place.look(["wie": "allen", "te-laat": "ja"]).table?.empty == "Er is niets te laat.")
        #expect(
            try place.look(["wie": "allen", "soort": "paspoort"]).table?.empty == "Er zijn geen zaken van deze soort."
        )
    }

    @Test("half an hour before a session ends the list says so and offers to go on where one was")
    func sessionEnd() throws {
        let soon = try place.look(["wie": "allen"], as: place.session(endsIn: 29 * 60))
        let later = try place.look(as: place.session(endsIn: 31 * 60))

        #expect(soon.notices == ["Over 29 minuten logt het systeem u uit. Typt u iets? Verstuur of bewaar dat eerst."])
        let forms = soon.blocks.compactMap { block -> Form? in
            guard case .form(let form) = block else { return nil }
            return form
        }
        #expect(forms.first?.action == .local("/werk/verlengen"))
        #expect(forms.first?.hidden.map(\.value) == ["/werk?wie=allen", "formulier"])
        #expect(later.notices.isEmpty)
    }

    @Test("only who works for several municipalities is led to the list of all of them")
    func menu() throws {
        let one = try place.look()
        let several = try place.look(as: place.session(in: ["duiven", "westervoort"]))

        #expect(one.menu.map(\.link.words) == ["Werklijst", "Aangeboden zaken", "Zoeken", "Log uit"])
        #expect(
            several.menu.map(\.link.words) == ["Werklijst", "Aangeboden zaken", "Zoeken", "Alle gemeenten", "Log uit"]
        )
    }
}
