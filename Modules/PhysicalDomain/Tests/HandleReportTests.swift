import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Handling a report")
struct HandleReportTests {
    @Test("everybody who reported or followed it hears of each step, and only the reporter of what is explained")
    func everybodyHears() throws {
        let desk = try Self.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let file = try #require(try desk.file(number: number))
        let match = NearbyReports.Match(caseKey: file.key, at: file.openedAt, followCode: file.followCode, metres: 5)
        let mail = try MailAddress("buur@voorbeeld.example")
        let follow = FollowReport(match: match, mail: mail, mark: UniqueID(high: 1, low: 1), at: desk.context.now)
        try desk.write { try follow.apply($0) }
        let before = try Self.deliveries(desk)

        _ = try desk.handle(
            "/werk/meldingen/{number}/resultaat",
            ["versie": "1", "resultaat": "opgelost", "toelichting": "De lamp is vervangen."],
            parameters: ["number": number]
        )

        #expect(try Self.deliveries(desk) == before + 2)
        #expect(try desk.messages(file).map(\.state).suffix(2) == [.waiting, .waiting])
        let staff = try desk.panel(number, for: .staff)
        #expect(staff.contains("Anderen die bericht willen"))
    }

    @Test("a question is a task and a message with a code; the answer and its photo stand with the case")
    func question() throws {
        let desk = try Self.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let file = try #require(try desk.file(number: number))

        let asked = try desk.ask("Waar is het precies?", number)
        let message = try #require(try desk.messages(file).last)
        let code = try desk.answerCode()
        let photo = FormBody.File(name: "foto", filename: "a.png", contentType: "image/png", bytes: PictureBytes.png())
        let answered = try desk.answer(file, code, "Naast de brug.", files: [photo])

        #expect(asked.status == 303)
        #expect(message.text.news == "Waar is het precies?")
        let printed = try FollowCode(code).description
        #expect(message.text.expectation.contains(printed))
        #expect(answered.status == 303)
        let tasks = try desk.context.read { try $0.tasks.tasks(of: file) }
        let task = try #require(tasks.first { $0.what.key == "vraag-aan-melder" })
        let outcome = try desk.write { try $0.tasks.outcome(of: task, of: file, purpose: .caseWork) }
        #expect(outcome == .answer("Naast de brug."))
        #expect(try desk.count("physical_domain_photo WHERE report_id = 1") == 1)
        let again = try desk.answer(file, code, "Nog een keer.")
        #expect(again.headers == answered.headers)
        #expect(try desk.write { try $0.tasks.outcome(of: task, of: file, purpose: .caseWork) } == outcome)
    }

    @Test("who has the follow code alone cannot answer and does not read the question")
    func otherCode() throws {
        let desk = try Self.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let file = try #require(try desk.file(number: number))
        _ = try desk.ask("Wat is uw huisnummer?", number)

        let refused = try desk.answer(file, file.followCode.description, "Ik weet het.")

        #expect(refused.status == 422)
        #expect(desk.pages.last?.faults.map(\.name) == ["antwoordcode"])
        let follower = try desk.panel(number, for: .follower)
        #expect(!follower.contains("huisnummer"))
        #expect(follower.contains("/melden/vraag/\(file.followCode)"))
    }

    @Test("a photo of who cannot answer is not kept; one that comes with a mistake goes by itself after a day")
    func noPhotoForNothing() throws {
        let desk = try Self.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let file = try #require(try desk.file(number: number))
        _ = try desk.ask("Waar is het precies?", number)
        let photo = FormBody.File(name: "foto", filename: "a.png", contentType: "image/png", bytes: PictureBytes.png())

        _ = try desk.answer(file, "", "Ik weet het.", files: [photo])
        #expect(try Self.waitingFiles(desk) == 0)
        _ = try desk.answer(file, try desk.answerCode(), "", files: [photo])

        #expect(try Self.waitingFiles(desk) == 1)
    }

    @Test("a question that has no way to its reporter is not asked")
    func unreachable() throws {
        let desk = try Self.desk()
        let number = try desk.send311()

        #expect(try desk.ask("Waar?", number).status == 422)
        #expect(try desk.count("physical_domain_question") == 0)
    }

    @Test("a question lapses when the case goes on")
    func lapsed() throws {
        let desk = try Self.desk()
        let number = try desk.send311(["email": "melder@voorbeeld.example"])
        let file = try #require(try desk.file(number: number))
        _ = try desk.ask("Waar?", number)
        let code = try desk.answerCode()

        try desk.close(number)

        #expect(throws: Problem.notFound) { try desk.answer(file, code, "Hier.") }
    }

    @Test("the result comes with words and a photo, which whoever follows the report sees")
    func result() throws {
        let desk = try Self.desk()
        let number = try desk.send311()
        let photo = FormBody.File(
            name: "foto",
            filename: "a.jpg",
            contentType: "image/jpeg",
            bytes: PictureBytes.jpeg()
        )

        let done = try desk.handle(
            "/werk/meldingen/{number}/resultaat",
            ["versie": "1", "resultaat": "opgelost", "toelichting": "De lamp is vervangen."],
            files: [photo],
            parameters: ["number": number]
        )

        let file = try #require(try desk.file(number: number))
        let shown = try #require(try desk.context.read { try ResultPhotoTable($0.tables).photos(of: file) }.first)
        let parameters = ["code": "\(file.followCode)", "photo": "\(shown.id)"]
        let picture = try desk.send(.get, ShowResultPhoto.pattern, .init(parameters: parameters))
        #expect(done.status == 303)
        #expect(file.isClosed && file.resultKey == "opgelost")
        let follower = try desk.panel(number, for: .follower)
        #expect(follower.contains("Zo ziet het er nu uit"))
        #expect(picture.headers.contains(Response.Header("Content-Type", "image/jpeg")))
        #expect(!picture.body.holds("GPS"))
        let other = try #require(try desk.file(number: desk.send311()))
        #expect(throws: Problem.notFound) {
            try desk.send(
                .get,
                ShowResultPhoto.pattern,
                .init(parameters: ["code": "\(other.followCode)", "photo": "\(shown.id)"])
            )
        }
    }

    @Test("who was overtaken by a colleague, or sends no result, changes nothing")
    func refused() throws {
        let desk = try Self.desk()
        let number = try desk.send311()
        let pattern = "/werk/meldingen/{number}/resultaat"

        let late = try desk.handle(
            pattern,
            ["versie": "0", "resultaat": "opgelost", "toelichting": "Klaar."],
            parameters: ["number": number]
        )
        let empty = try desk.handle(pattern, ["versie": "1"], parameters: ["number": number])

        #expect((late.status, empty.status) == (409, 422))
        #expect(try desk.file(number: number)?.isClosed == false)
    }

    @Test("a case that is no report, and a report for who may not handle it, are not there")
    func notThere() throws {
        let desk = try Self.desk()
        let number = try desk.send311()
        let other = StaffMember(
            id: 8,
            loginName: "wmo",
            fullName: "W. Mo",
            organisation: "1stroom",
            grants: [StaffGrant(municipality: "duiven", role: .caseWorker, module: "social-domain")]
        )
        let session = StaffSession(member: other, formToken: "t", endsAt: desk.context.now.adding(seconds: 60))

        for part in ["vraag", "partner", "resultaat"] {
            let pattern = "/werk/meldingen/{number}/\(part)"
            #expect(throws: Problem.notFound) {
                try desk.send(.get, pattern, .init(parameters: ["number": number], caller: .staff(session)))
            }
            #expect(throws: Problem.notFound) {
                try desk.send(.get, pattern, .init(parameters: ["number": "Z-2026-000099"], caller: ReportDesk.worker))
            }
        }
    }

    static func desk() throws -> ReportDesk {
        try ReportDesk {
            $0.partners = [
                Partner(key: "liander", name: "Liander", mail: try MailAddress("storing@liander.example"))
            ]
        }
    }

    private static func waitingFiles(_ desk: ReportDesk) throws -> Int {
        try desk.tenant.file.store.read { database in
            try database.first("SELECT count(*) FROM waiting_file") { try $0.integer(0) } ?? 0
        }
    }

    private static func deliveries(_ desk: ReportDesk) throws -> Int {
        try desk.tenant.file.store.read { database in
            try database.first("SELECT count(*) FROM delivery WHERE channel = 1") { try $0.integer(0) } ?? 0
        }
    }
}

extension ReportDesk {
    fileprivate func ask(_ question: String, _ number: String) throws -> Response {
        try handle("/werk/meldingen/{number}/vraag", ["vraag": question], parameters: ["number": number])
    }

    fileprivate func answer(
        _ file: CaseFile,
        _ code: String,
        _ text: String,
        files: [FormBody.File] = []
    ) throws -> Response {
        try handle(
            "/melden/vraag/{code}",
            ["antwoordcode": code, "antwoord": text],
            files: files,
            parameters: ["code": "\(file.followCode)"],
            caller: .anonymous
        )
    }

    fileprivate func answerCode() throws -> String {
        try #require(
            try context.read { try $0.tables.first("SELECT code FROM physical_domain_question") { try $0.text(0) } }
        )
    }
}
