import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("When a move counts (Wet BRP, article 2.39)")
struct MoveNoticeTests {
    /// A Friday.
    static let today = Day(number: 20_777)

    @Test(
        "it can be reported from four weeks before, and a day earlier the resident reads from when",
        arguments: [28, 29]
    )
    func early(daysAhead: Int) throws {
        let movesOn = Self.today.adding(days: daysAhead)

        if daysAhead == 28 {
            #expect(try MoveNotice(movesOn: movesOn, reportedOn: Self.today).effectiveOn == movesOn)
        } else {
            #expect(throws: MoveNotice.Invalid.tooEarly(from: Self.today.adding(days: 1))) {
                try MoveNotice(movesOn: movesOn, reportedOn: Self.today)
            }
        }
    }

    @Test(
        "up to the fifth day after it, the day of the move counts; later the day of the report",
        arguments: [(0, true), (-4, true), (-5, true), (-6, false), (-60, false)]
    )
    func late(days: Int, isInTime: Bool) throws {
        let movesOn = Self.today.adding(days: days)

        let notice = try MoveNotice(movesOn: movesOn, reportedOn: Self.today)

        #expect(notice.isLate == !isInTime)
        #expect(notice.effectiveOn == (isInTime ? movesOn : Self.today))
    }

    @Test(
        "a fifth day in a weekend runs on to Monday (Algemene termijnenwet, article 1)",
        arguments: [(23, true), (24, false)]
    )
    func weekend(reportedOn: Int, isInTime: Bool) throws {
        let movesOn = try #require(Day(year: 2026, month: 11, day: 17))
        let report = try #require(Day(year: 2026, month: 11, day: reportedOn))

        let notice = try MoveNotice(movesOn: movesOn, reportedOn: report)

        #expect(movesOn.adding(days: 5).weekday == .sunday)
        #expect(notice.effectiveOn == (isInTime ? movesOn : report))
    }

    @Test("the day explains itself")
    func explanation() throws {
        let notice = try MoveNotice(movesOn: Self.today.adding(days: -6), reportedOn: Self.today)

        #expect(
            notice.explanation == "U geeft dit door na donderdag 19 november 2026. Dat is te laat. "
                + "Daarom telt uw nieuwe adres vanaf vrijdag 20 november 2026."
        )
    }
}

@Suite("Reporting a move")
struct ReportMoveTests {
    static let known = ResidentIdentity.anonymous

    @Test("who did not log in gets a code, a date that explains itself, and the reason why we look first")
    func anonymous() throws {
        let hall = try TownHall()

        let file = try #require(try hall.reportMove())

        #expect(file.statusKey == "controle")
        _ = try hall.send(.get, "/verhuizen/klaar/{code}", .init(parameters: ["code": file.followCode.description]))
        let page = try #require(hall.pages.last)
        #expect(page.notices == ["Wij hebben uw verhuizing."])
        #expect(page.text.contains("Wij moeten nog zien wie u bent."))
        #expect(page.text.contains("Uw nieuwe adres telt vanaf dinsdag 1 december 2026."))
        let panels = String(describing: try hall.context().panels(of: file, for: .staff))
        #expect(panels.contains("Stel vast wie dit doorgeeft"))
    }

    @Test("who logged in, to an empty address, is handled at once")
    func atOnce() throws {
        let hall = try TownHall()
        let caller = try hall.resident()

        let file = try #require(try hall.reportMove(as: caller))

        #expect(file.statusKey == "verwerkt")
        #expect(file.resultKey == "verwerkt")
    }

    @Test(
        "each check has its own reason",
        arguments: [
            (
                ["bewoond": "ja", "bekend-als": "Jan"],
                "Op het nieuwe adres woont al iemand. Wij vragen of dat klopt."
            ),
            (
                ["mee": "anderen", "wie": "Jan Test"],
                "Er verhuizen ook anderen van 18 jaar of ouder mee. Zij geven dat zelf door."
            ),
        ]
    )
    func checks(answers: [String: String], reason: String) throws {
        let hall = try TownHall()

        let file = try #require(try hall.reportMove(answers, as: try hall.resident()))

        #expect(file.statusKey == "controle")
        let panels = String(describing: try hall.context().panels(of: file, for: .follower))
        #expect(panels.contains(reason))
        #expect(!panels.contains("Wij moeten nog zien wie u bent."))
    }

    @Test("the family moves along at once; its names lie sealed with the case")
    func family() throws {
        let hall = try TownHall()

        let file = try #require(
            try hall.reportMove(["mee": "gezin", "wie": "Anna Test, 1 mei 2015"], as: try hall.resident())
        )

        #expect(file.statusKey == "verwerkt")
        let kept = try hall.write { try $0.answers.answers(of: file, purpose: .caseWork) }
        #expect(kept.contains { $0.key == "Namen van wie meegaan" && $0.value == "Anna Test, 1 mei 2015" })
    }

    @Test(
        "who moves away, or comes from abroad, is led to where it has to be reported",
        arguments: [
            (["waarheen": "elders"], "Geef dit door aan uw nieuwe gemeente"),
            (["waarheen": "buitenland"], "U gaat in het buitenland wonen"),
            (["vandaan": "buitenland"], "U komt uit het buitenland"),
        ]
    )
    func elsewhere(answers: [String: String], title: String) throws {
        let hall = try TownHall()

        _ = try hall.send(
            .post,
            "/verhuizen",
            .init(fields: TownHall.move.merging(answers) { $1 }.merging(["stap": "1"]) { $1 })
        )

        #expect(hall.pages.last?.title == title)
    }

    @Test("a day more than four weeks ahead is refused with the day from which it can be reported")
    func tooEarly() throws {
        let hall = try TownHall()
        let fields = TownHall.move.merging(["stap": "2", "dag-dag": "19", "dag-maand": "12"]) { $1 }

        let answer = try hall.send(.post, "/verhuizen", .init(fields: fields))

        #expect(answer.status == 422)
        #expect(
            hall.pages.last?.faults.map(\.fault)
                == ["Dit kan vanaf zaterdag 21 november 2026, vier weken voor u verhuist."]
        )
    }

    @Test("the same form twice is one case; with another answer it is refused")
    func twice() throws {
        let hall = try TownHall()

        let first = try hall.reportMove()
        let second = try hall.reportMove()

        #expect(first == second)
        #expect(throws: Problem.formReused) { try hall.reportMove(["huisnummer": "99"]) }
    }

    @Test("a form that was sent without logging in is not sent once more as one's own")
    func sentAsAnybodyBefore() throws {
        let hall = try TownHall()
        _ = try hall.reportMove()
        let resident = try hall.resident()

        #expect(throws: Problem.formReused) { try hall.reportMove(as: resident) }
    }

    @Test("every word of the form and of the reasons is plain")
    func plain() throws {
        let check = try PlainDutchTests.check()
        let hall = try TownHall()
        let form = MoveForm(
            answers: FormAnswers([Request.QueryItem("mee", "gezin")]),
            municipality: hall.tenant.municipality,
            today: MoveNoticeTests.today,
            session: nil
        )
        let fields = form.journey.questions.flatMap(\.fields)

        let screen =
            form.journey.questions.map(\.title) + fields.flatMap { [$0.label, $0.missing ?? ""] }
            + fields.flatMap(\.options).map(\.label)
        for text in screen { #expect(check.complaints(about: text, in: .screen).isEmpty, "\(text)") }
        let running =
            fields.compactMap(\.hint) + fields.flatMap(\.options).compactMap(\.hint)
            + MoveCheck.allCases.map(\.reason)
        for text in running { #expect(check.complaints(about: text).isEmpty, "\(text)") }
        for other in [MoveElsewhere.otherMunicipality, .leavesCountry, .comesFromAbroad] {
            let page = MoveElsewherePage.page(other, hall.context())
            for case .paragraph(let text) in page.blocks {
                #expect(check.complaints(about: text.plainText).isEmpty, "\(text.plainText)")
            }
        }
    }
}

extension TownHall {
    /// The last page of the form: on Tuesday 1 December 2026, alone, to an empty address.
    static let move = [
        "stap": "9", "formulier": "01990000-0000-7000-8000-00000000000a", "waarheen": "hier", "vandaan": "nederland",
        "dag-dag": "1", "dag-maand": "12", "dag-jaar": "2026", "straat": "Kerkstraat, Duiven", "huisnummer": "1",
        "postcode": "6921 AA", "mee": "niemand", "bewoond": "nee", "naam": "Jan Test", "geboren-dag": "1",
        "geboren-maand": "5", "geboren-jaar": "1980", "oud-adres": "Dorpsstraat 1, Duiven",
    ]

    /// Reports a move and gives its case.
    func reportMove(_ answers: [String: String] = [:], as caller: Caller = .anonymous) throws -> CaseFile? {
        let path = caller == .anonymous ? "/verhuizen" : "/mijn/verhuizen"
        let fields = Self.move.merging(answers) { $1 }
        let answer = try send(.post, path, Sent(fields: fields, caller: caller))
        let location = answer.headers.first { $0.name == "Location" }?.value ?? ""
        guard let code = location.split(separator: "/").last else { return nil }
        return try file(String(code))
    }

    /// A resident with a number, logged in.
    func resident() throws -> Caller {
        let number = try CitizenServiceNumber("999990019")
        let key = try write { session in
            try session.cases.open(
                NewCase(
                    type: .test(key: "paspoort", module: "civil-affairs"),
                    status: StatusChange(to: CaseType.test().steps[0], at: .testNoon),
                    channel: .counter,
                    resident: .person(number),
                    dates: CaseDates(targetOn: nil, deadlineOn: nil)
                )
            ).residentKey
        }
        let ends = tenant.clock.now().adding(seconds: 900)
        return .resident(ResidentSession(residentKey: key ?? 0, formToken: "formulier", endsAt: ends, latestAt: ends))
    }
}
