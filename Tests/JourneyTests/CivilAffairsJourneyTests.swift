import HTTPServer
import Kernel
import Records
import TestSupport
import Testing
import Vault

@testable import App

/// Each case type of civil affairs from begin to end, over real HTTP: asked for, handled, ended, followed.
@Suite("The life of each case type of civil affairs")
struct CivilAffairsJourneyTests {
    @Test(
        "a resident asks for it on the website, staff handles it to its end, and the resident reads the result",
        arguments: [
            "uittreksel", "geboorteaangifte", "erkenning", "huwelijk", "overlijdensaangifte", "geheimhouding",
            "naturalisatie", "vog",
        ]
    )
    func wholeLife(key: String) throws {
        let running = try RunningPlatform(["duiven"])
        let type = try running.type(key)
        let applied = try running.client().post("/duiven/aanvragen/\(key)", form: type.filledIn)
        let code = try #require(
            applied.headers["location"]?.split(separator: "/").last.map(String.init),
            "\(applied.text)"
        )
        let thanks = try running.client().get("/duiven/aanvragen/klaar/\(code)")
        #expect(thanks.text.contains(code))

        try running.handle(code, type, to: type.results[0].key)

        let followed = try running.client().get("/duiven/volg/\(code)")
        #expect(followed.status == 200)
        #expect(followed.text.contains(type.results[0].name))
        #expect(followed.text.contains("Uw zaak is klaar."))
    }

    @Test(
        "a marriage can be asked for from fourteen days ahead (BW 1:62) to a year (BW 1:46), and not a day outside",
        arguments: [
            ("huwelijk", 13, 422), ("huwelijk", 14, 303), ("huwelijk", 365, 303), ("huwelijk", 366, 422),
            ("geboorteaangifte", 0, 303), ("geboorteaangifte", 1, 422), ("overlijdensaangifte", 0, 303),
            ("overlijdensaangifte", 1, 422),
        ]
    )
    func days(key: String, ahead: Int, status: Int) throws {
        let running = try RunningPlatform(["duiven"])
        let type = try running.type(key)
        let question = try #require(type.questions.first { $0.key == "op" })
        let day = question.typed(running.clock.now().day.adding(days: ahead))

        let answer = try running.client().post(
            "/duiven/aanvragen/\(key)",
            form: type.filledIn.filter { !$0.0.hasPrefix("op-") } + day
        )

        #expect(answer.status == status, "\(answer.text.prefix(300))")
        #expect(answer.text.contains("Kies ") == (status == 422))
    }

    @Test(
        "a document is asked for at the desk, is ready for collection, and is collected",
        arguments: [("paspoort", "uitgereikt"), ("identiteitskaart", "uitgereikt"), ("rijbewijs", "uitgereikt")]
    )
    func documents(key: String, result: String) throws {
        let running = try RunningPlatform(["duiven"])
        let type = try running.type(key)
        let session = try running.logIn()
        let place = "/duiven/werk/balie/gemeentehuis/balie-1"
        _ = try running.post("/duiven/werk/ontvangst/gemeentehuis/nummer", [("product", key)], session)
        _ = try running.post("\(place)/volgende", [], session)

        let begun = try running.post(
            "\(place)/aanvraag",
            [
                ("bsn", "999990019"), ("gezien", "ja"), ("over-leeftijd", "volwassen"), ("over-oude", "ja"),
                ("formulier", running.platform.ids.next().description), ("bon", "1"),
            ],
            session
        )

        let number = try #require(
            begun.headers["location"]?.split(separator: "/").last.map(String.init),
            "\(begun.text)"
        )
        let code = try running.code(of: number)
        try running.handle(code, type, to: result)
        let followed = try running.client().get("/duiven/volg/\(code)")
        #expect(followed.text.contains(type.results.first { $0.key == result }?.name ?? "?"))
        #expect(followed.text.contains("Uw zaak is klaar."))
    }

    @Test("a move that somebody reports without login is looked at and then handled")
    func move() throws {
        let running = try RunningPlatform(["duiven"])
        let type = try running.type("verhuizing")
        let sent = try running.client().post("/duiven/verhuizen", form: Self.move)
        let code = try #require(sent.headers["location"]?.split(separator: "/").last.map(String.init), "\(sent.text)")
        let before = try running.client().get("/duiven/volg/\(code)")
        #expect(before.text.contains("Wij moeten nog zien wie u bent."))

        try running.handle(code, type, to: "verwerkt")

        let after = try running.client().get("/duiven/volg/\(code)")
        #expect(after.text.contains("Uw adres is veranderd"))
        #expect(after.text.contains("Uw nieuwe adres telt vanaf dinsdag 1 december 2026."))
    }

    @Test("a main occupant says yes with the code that the mover hands over, and staff handles the move")
    func consent() throws {
        let running = try RunningPlatform(["duiven"])
        let sent = try running.client().post("/duiven/verhuizen", form: Self.moveIn)
        let code = try #require(sent.headers["location"]?.split(separator: "/").last.map(String.init), "\(sent.text)")
        let handedOver = try running.consentCode(ofMove: code)
        let asked = try running.client().get("/duiven/toestemming/\(handedOver)")
        #expect(asked.text.contains("Jan van beneden"))

        let answered = try running.client().post(
            "/duiven/toestemming/\(handedOver)",
            form: [
                ("antwoord", "ja"), ("naam", "Anna Test"), ("geboren-dag", "1"), ("geboren-maand", "5"),
                ("geboren-jaar", "1960"),
            ]
        )

        #expect(answered.status == 303)
        let told = try running.client().get("/duiven/volg/\(code)")
        #expect(told.text.contains("De hoofdbewoner zei ja op"))
        try running.handle(code, try running.type("verhuizing"), to: "verwerkt")
        let after = try running.client().get("/duiven/volg/\(code)")
        #expect(after.text.contains("Uw adres is veranderd"))
        let question = try running.client().get("/duiven/volg/\(handedOver)")
        #expect(question.text.contains("De hoofdbewoner zei ja"))
    }

    /// The last page of the form, to an address where somebody lives already.
    static let moveIn: [(String, String)] =
        move.filter { $0.0 != "bewoond" } + [("bewoond", "ja"), ("bekend-als", "Jan van beneden")]

    /// The last page of the form.
    static let move: [(String, String)] = [
        ("stap", "9"), ("waarheen", "hier"), ("vandaan", "nederland"), ("dag-dag", "1"), ("dag-maand", "12"),
        ("dag-jaar", "2026"), ("straat", "Kerkstraat, Duiven"), ("huisnummer", "1"), ("postcode", "6921 AA"),
        ("mee", "niemand"), ("bewoond", "nee"), ("naam", "Jan Test"), ("geboren-dag", "1"), ("geboren-maand", "5"),
        ("geboren-jaar", "1980"), ("oud-adres", "Dorpsstraat 1, Duiven"),
    ]
}

extension CaseType {
    /// The last page of the form with an answer to every question.
    var filledIn: [(String, String)] {
        [("stap", "99")]
            + questions.filter { $0.source.fact?.isNeverAsked != true }.flatMap { question -> [(String, String)] in
                switch question.kind {
                case .date: question.typed(question.days?.first(on: Timestamp.testNoon.day) ?? Day(number: 20_759))
                case .choice, .selection: [(question.key, question.field.options[0].value)]
                case .email: [(question.key, "iemand@voorbeeld.example")]
                case .phone: [(question.key, "0316 123456")]
                case .tick: [(question.key, "ja")]
                case .postcode: [(question.key, "6921 ES")]
                case .text(let limit) where limit < 20: [(question.key, "1")]
                default: [(question.key, "Een antwoord")]
                }
            }
    }

    /// The steps from one to a final step that is no refusal, the first way that the table has.
    fileprivate func path(from key: String) -> [Step] {
        let next = (transitions[key] ?? []).compactMap { step($0)?.step }
            .first { !["gestopt", "geweigerd", "vervallen"].contains($0.key) }
        guard let next else { return [] }
        return [next] + (next.isFinal ? [] : path(from: next.key))
    }
}

extension CaseType.Question {
    /// A day as a browser sends it.
    fileprivate func typed(_ day: Day) -> [(String, String)] {
        [("\(key)-dag", String(day.day)), ("\(key)-maand", String(day.month)), ("\(key)-jaar", String(day.year))]
    }
}

extension RunningPlatform {
    /// A member of staff who may handle cases here, logged in.
    struct Session {
        let cookie: [String: String]
        let formToken: String
    }

    func type(_ key: String) throws -> CaseType {
        guard let type = platform.directory.open(slug: "duiven")?.caseTypes.current(key, on: clock.now().day) else {
            throw Missing(what: key)
        }
        return type
    }

    func logIn() throws -> Session {
        if try platform.staff.account(named: "burgerzaken") == nil {
            try platform.staff.add(
                StaffRecords.NewMember(
                    loginName: "burgerzaken",
                    fullName: "Medewerker Burgerzaken",
                    organisation: "1stroom",
                    passwordHash: "no password opens this account",
                    isOperator: false,
                    grants: [StaffGrant(municipality: "duiven", role: .caseWorker, team: "burgerzaken")]
                ),
                at: clock.now()
            )
        }
        guard let account = try platform.staff.account(named: "burgerzaken")?.member else {
            throw Missing(what: "staff")
        }
        let token = SessionToken(randomness: SystemRandomness())
        let formToken = SessionToken(randomness: SystemRandomness()).text
        let session = StaffSession(member: account, formToken: formToken, endsAt: clock.now().adding(seconds: 7_200))
        try platform.staff.start(session, token: token.stored, at: clock.now())
        return Session(cookie: ["Cookie": "dichtbij_sessie=\(token.text)"], formToken: formToken)
    }

    func post(_ path: String, _ fields: [(String, String)], _ session: Session) throws -> TestClient.Answer {
        try client().post(path, form: [("csrf", session.formToken)] + fields, headers: session.cookie)
    }

    func file(_ code: String) throws -> CaseFile {
        guard let open = platform.directory.open(slug: "duiven") else { throw Missing(what: "duiven") }
        let context = open.entry.context(caller: .anonymous, now: clock.now(), module: nil)
        guard let file = try context.read({ try $0.cases.find(code: try FollowCode(code)) }) else {
            throw Missing(what: code)
        }
        return file
    }

    fileprivate func consentCode(ofMove code: String) throws -> String {
        guard let open = platform.directory.open(slug: "duiven") else { throw Missing(what: "duiven") }
        let context = open.entry.context(caller: .anonymous, now: clock.now(), module: nil)
        let move = try file(code)
        guard let asked = try context.read({ try $0.dossier.related(to: move).first }) else {
            throw Missing(what: "a question to a main occupant")
        }
        return asked.followCode.description
    }

    fileprivate func code(of number: String) throws -> String {
        guard let open = platform.directory.open(slug: "duiven") else { throw Missing(what: "duiven") }
        let context = open.entry.context(caller: .anonymous, now: clock.now(), module: nil)
        guard let file = try context.read({ try $0.cases.find(number: try CaseNumber(number)) }) else {
            throw Missing(what: number)
        }
        return file.followCode.description
    }

    /// Sets every step up to the end, as staff does on the page of the case.
    fileprivate func handle(_ code: String, _ type: CaseType, to result: String) throws {
        let session = try logIn()
        for step in type.path(from: try file(code).statusKey) {
            let before = try file(code)
            let answer = try post(
                "/duiven/werk/zaken/\(before.number)/stap",
                [
                    ("versie", String(before.work.version)), ("gezien", String(clock.now().milliseconds)),
                    ("stap", step.key), ("bevestig", "ja"),
                ] + (step.isFinal ? [("resultaat", result), ("reden", "Alles is in orde.")] : []),
                session
            )
            guard answer.status == 303 else { throw Missing(what: "step \(step.key): \(answer.status) \(answer.text)") }
        }
        guard try file(code).isClosed else { throw Missing(what: "the end of \(type.key)") }
    }
}
