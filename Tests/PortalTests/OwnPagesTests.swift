import Kernel
import TestSupport
import Testing

@testable import Portal

@Suite("The own pages of a resident")
struct OwnPagesTests {
    @Test("the own list shows running and closed cases apart, and no case of anybody else's")
    func list() throws {
        let desk = try OwnDesk()
        let mine = try desk.open(title: "Lantaarn in de Dorpsstraat")
        let done = try desk.move(try desk.open(title: "Losse tegel"), to: 2)
        _ = try desk.open("999993653", title: "Iets van de buren")

        #expect(try desk.send(as: mine, "/mijn").status == 200)

        let page = try #require(desk.pages.last)
        #expect(page.sections.map(\.title) == ["Lopende zaken", "Afgesloten zaken", "Uw gegevens", "Uw bezoek"])
        for words in [
            "Lantaarn in de Dorpsstraat", "Losse tegel", "\(mine.number)", "\(done.number)", "Stap 1 van 3: Ontvangen",
        ] {
            #expect(desk.words.contains(words), "\(words)")
        }
        #expect(!desk.words.contains("buren"))
        #expect(desk.words.contains("U bent ingelogd tot 12.15 uur."))
    }

    @Test("what the resident has to do stands first in the own list")
    func waiting() throws {
        let desk = try OwnDesk(.waiting)
        let mine = try desk.open(title: "Aanvraag")

        _ = try desk.send(as: mine, "/mijn")

        let page = try #require(desk.pages.last)
        #expect(page.sections.first?.title == "Wij wachten op u")
        #expect(desk.words.contains("Stuur ons een foto."))
        #expect(!page.sections.map(\.title).contains("Lopende zaken"), "a case stands in one list")
    }

    @Test("with many cases the own list goes on at a next page, and who has none is shown where to begin")
    func pages() throws {
        let desk = try OwnDesk()
        let files = try (0...ListOwnCases.pageSize).map { try desk.open(title: "Zaak nummer \($0) van mij") }
        let last = files[1]

        _ = try desk.send(as: last, "/mijn")
        #expect(desk.words.contains("lopend=\(last.number)"))
        #expect(!desk.words.contains("Zaak nummer 0 van mij"))
        _ = try desk.send(as: last, "/mijn", query: [Request.QueryItem("lopend", last.number.description)])
        #expect(desk.words.contains("Zaak nummer 0 van mij"))
        #expect(!desk.words.contains("Zaak nummer 1 van mij"))

        var stranger = last
        stranger.residentKey = 99
        _ = try desk.send(as: stranger, "/mijn")
        #expect(desk.words.contains("U hebt nu geen zaken bij ons."))
    }

    @Test("an own case tells its step, what happens now, what to do, when to hear more, whom to call and what was said")
    func ownCase() throws {
        let desk = try OwnDesk()
        let file = try desk.move(try desk.open(title: "Lantaarn"), to: 1)

        #expect(try desk.send(as: file, "/mijn/zaken/{number}", ["number": "\(file.number)"]).status == 200)

        let page = try #require(desk.pages.last)
        #expect(page.title == "Lantaarn")
        #expect(page.standing == FollowedCase.test(file, desk).standing)
        #expect(page.standing?.step == 2 && page.standing?.of == 3)
        for words in [
            "Wij zijn uiterlijk klaar op", "Uw contactpersoon", "0316 279 111", "Wij lazen het.", "Website",
            "Melding: Ontvangen", "Melding: Wij zijn bezig", "Bekijk wie en waarom", "\(file.followCode)",
        ] {
            #expect(desk.words.contains(words), "\(words)")
        }
    }

    @Test("who handles a running case is the contact person by name; of a closed one the team is")
    func contactPerson() throws {
        let desk = try OwnDesk()
        let opened = try desk.open()
        let file = try desk.tenant.write { try $0.work.assign(opened, team: "buitendienst", handler: 7) }
        let number = ["number": "\(file.number)"]

        _ = try desk.send(as: file, "/mijn/zaken/{number}", number)
        #expect(desk.words.contains("Noor Voorbeeld") && desk.words.contains("uitendienst"))

        _ = try desk.move(file, to: 2)
        _ = try desk.send(as: file, "/mijn/zaken/{number}", number)
        #expect(!desk.words.contains("Noor Voorbeeld") && desk.words.contains("uitendienst"))
    }

    @Test("a resident sees the own case however confidential its type is", arguments: Confidentiality.allCases)
    func confidential(_ level: Confidentiality) throws {
        let desk = try OwnDesk(.test(confidentiality: level, isShownAtMijnOverheid: false))
        let file = try desk.open(title: "Hulp thuis")

        #expect(try desk.send(as: file, "/mijn/zaken/{number}", ["number": "\(file.number)"]).status == 200)
        #expect(desk.pages.last?.title == "Hulp thuis")
    }

    @Test("another resident's case and a number of nothing have the same answer", arguments: ["other", "none", "x"])
    func unknown(_ kind: String) throws {
        let desk = try OwnDesk()
        let (mine, other) = (try desk.open(), try desk.open("999993653"))
        let number = ["other": other.number.description, "none": "Z-2026-009999"][kind] ?? kind

        #expect(throws: Problem.notFound) { try desk.send(as: mine, "/mijn/zaken/{number}", ["number": number]) }
        #expect(desk.pages.last == nil)
    }

    @Test("a resident reads who looked, when and why, with the role and the team and never a name")
    func looks() throws {
        let desk = try OwnDesk()
        let file = try desk.open()
        let colleague = StaffMember(id: 7, loginName: "noor", fullName: "Noor Voorbeeld", organisation: "1stroom")
        let session = StaffSession(member: colleague, formToken: "f", endsAt: .testNoon)
        let context = desk.tenant.context(.staff(session))
        _ = try desk.send(as: file, "/mijn/inzage")
        #expect(desk.words.contains("Niemand keek in uw gegevens."))

        try desk.log([.citizenServiceNumber, .mailAddress], of: file, in: context)
        _ = try desk.send(as: file, "/mijn/inzage")

        for words in [
            "Behandelaar, team Buitendienst", "vrijdag 20 november 2026 om 12.00 uur", "Om uw zaak te behandelen",
            "Burgerservicenummer (BSN), e-mailadres", "\(file.number)",
        ] {
            #expect(desk.words.contains(words), "\(words)")
        }
        #expect(!desk.words.contains("Noor"))
    }

    @Test("after a decision the case says until when the resident can object")
    func objection() throws {
        var type = CaseType.test()
        type.objection = CaseType.Objection(weeks: 6, article: "Awb, artikel 6:7")
        let desk = try OwnDesk(type)
        let file = try desk.move(try desk.open(), to: 2)

        _ = try desk.send(as: file, "/mijn/zaken/{number}", ["number": "\(file.number)"])

        #expect(desk.words.contains("U kunt tot en met maandag 4 januari 2027 bezwaar maken."))
        #expect(desk.pages.last?.lead?.plainText == "Uw zaak is klaar.")
    }

    @Test("in the last minutes of a visit the page says to log in again and offers only to leave")
    func lastMinutes() throws {
        let end = Timestamp.testNoon.adding(seconds: 300)
        let session = ResidentSession(residentKey: 1, formToken: "formulier", endsAt: end, latestAt: end)

        guard case .section(_, let blocks) = VisitPanel.block(for: session, on: "/mijn") else { return }

        let words = "\(blocks)"
        #expect(words.contains("U bent ingelogd tot 12.05 uur.") && words.contains("opnieuw inloggen"))
        #expect(words.contains("Log uit") && !words.contains("Blijf ingelogd"))
    }

    @Test("more looks than fit on a page follow on the next")
    func olderLooks() throws {
        let desk = try OwnDesk()
        let file = try desk.open()
        for _ in 0...ShowLooks.pageSize { try desk.log([.name], of: file, in: desk.tenant.context()) }

        _ = try desk.send(as: file, "/mijn/inzage")
        #expect(desk.words.contains("Bekijk wie daarvoor keek"))
        _ = try desk.send(as: file, "/mijn/inzage", query: [Request.QueryItem("na", "2")])
        #expect(!desk.words.contains("Bekijk wie daarvoor keek"))
    }
}

extension OwnDesk {
    func log(_ fields: [PersonalField], of file: CaseFile, in context: Context) throws {
        try context.writeAndWait { try $0.readLog.log(fields, of: file, purpose: .caseWork) }
    }
}

extension FollowedCase {
    /// The case as the follow page would show it.
    fileprivate static func test(_ file: CaseFile, _ desk: OwnDesk) -> FollowedCase {
        FollowedCase(file, history: [], type: desk.type, showsNorms: true)
    }
}

extension Page {
    /// The panels of the page with their headings, the main column first.
    var sections: [(title: String, blocks: [Block])] {
        (blocks + aside).compactMap { block in
            if case .section(let title, let blocks) = block { (title, blocks) } else { nil }
        }
    }

    fileprivate var standing: Standing? {
        blocks.lazy.compactMap { if case .standing(let standing) = $0 { standing } else { nil } }.first
    }
}
