import Kernel
import TestSupport
import Testing

@testable import PhysicalDomain

@Suite("Filling in the form to report something")
struct TakeReportTests {
    @Test("page after page, with a check at the end, it becomes a report with a code to keep")
    func wholeJourney() throws {
        let desk = try ReportDesk()
        var titles: [String] = []
        _ = try desk.send(.get, "/melden")
        titles.append(desk.pages.last?.title ?? "")
        for answers in Self.pages {
            let response = try desk.next(answers)
            #expect(response.status == 200)
            titles.append(desk.pages.last?.title ?? "")
        }

        let sent = try desk.next([:])

        #expect(
            titles == [
                "Wat is er aan de hand?", "Vertel wat u ziet", "Waar is het?", "Mogen wij u bereiken?",
                "Kijk uw melding na",
            ]
        )
        #expect(sent.status == 303)
        let location = try #require(sent.headers.first { $0.name == "Location" }?.value)
        let code = try #require(location.split(separator: "/").last.map(String.init))
        #expect(location == "/duiven/melden/klaar/\(code)")
        #expect(try desk.file(code)?.title == "Een lamp doet het niet")
        _ = try desk.send(.get, "/melden/klaar/{code}", .init(parameters: ["code": code]))
        let blocks = try #require(desk.pages.last?.blocks)
        #expect(blocks.contains(.code(label: "Uw code", code)))
        #expect(blocks.contains(.paragraph("Wij kijken binnen 5 werkdagen naar uw melding.")))
    }

    @Test("the check page shows every answer, each with a button to change it")
    func checkPage() throws {
        let desk = try ReportDesk()
        try desk.fillAll()

        let summary = try #require(desk.pages.last?.form?.summary)
        #expect(summary.map(\.answer).contains("Bij de kerk"))
        #expect(summary.allSatisfy { $0.change?.name == "naar" })
        #expect(desk.pages.last?.form?.submit == "Verstuur de melding")
    }

    @Test("sending the last page twice makes one report, and both lead to the same code")
    func twice() throws {
        let desk = try ReportDesk()
        try desk.fillAll()
        let hidden = try #require(desk.pages.last?.hidden)

        let first = try desk.fill(hidden)
        let second = try desk.fill(hidden)

        #expect(first.headers == second.headers)
        #expect(try desk.count("physical_domain_report") == 1)
    }

    @Test(
        "a page with a wrong answer comes back with what to do, and keeps the answers",
        arguments: [
            (0, ["groep": ""], "groep", "Kies waar het over gaat."),
            (0, ["groep": "maan"], "groep", "Kies een van de antwoorden."),
            (1, ["soort": "gras"], "soort", "Kies een van de antwoorden."),
            (1, ["omschrijving": ""], "omschrijving", "Vertel wat u ziet. Dan kunnen wij u helpen."),
            (2, ["plek": ""], "plek", "Vul in waar het is."),
            (2, ["postcode": "69"], "postcode", "Vul een goede postcode in, bijvoorbeeld 1234 AB."),
            (2, ["huisnummer": "x"], "huisnummer", "Vul een goed huisnummer in, bijvoorbeeld 12 of 12a."),
            (
                2, ["kaartpunt": "1, 1"], "kaartpunt",
                "Deze plek ligt niet in Nederland. Vul twee getallen in, zoals 51.9459, 6.0164."
            ),
            (3, ["email": "naam"], "email", "Vul een goed e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."),
        ]
    )
    func wrongAnswer(_ place: Int, _ wrong: [String: String], _ field: String, _ sentence: String) throws {
        let desk = try ReportDesk()
        _ = try desk.send(.get, "/melden")
        for answers in Self.pages.prefix(place) { _ = try desk.next(answers) }

        let response = try desk.next(Self.pages[place].merging(wrong) { _, new in new })

        #expect(response.status == 422)
        #expect(desk.pages.last?.faults.map(\.name) == [field])
        #expect(desk.pages.last?.faults.first?.fault == sentence)
        for (name, answer) in Self.pages[place] where wrong[name] == nil {
            let kept = desk.pages.last?.form?.fields.first { $0.name == name }?.answer
            #expect(kept == .text(answer))
        }
        #expect(try desk.count("physical_domain_report") == 0)
    }

    @Test("a photo is kept without its position, and belongs to the report once that is sent")
    func photo() throws {
        let desk = try ReportDesk()
        let upload = FormBody.File(
            name: "foto",
            filename: "IMG_1.jpg",
            contentType: "image/jpeg",
            bytes: PictureBytes.jpeg()
        )
        try desk.fillAll(files: [1: upload])

        let sent = try desk.next([:])

        let row = try desk.context.read { session in
            try session.tables.first("SELECT hash, media_type, width, report_id FROM physical_domain_photo") { row in
                (try row.text(0), try row.text(1), try row.integer(2), try row.optionalInteger(3))
            }
        }
        let photo = try #require(row)
        let kept = try #require(try desk.context.files.bytes(of: photo.0))
        #expect(sent.status == 303)
        #expect((photo.1, photo.2, photo.3) == ("image/jpeg", 640, 1))
        #expect(!kept.holds("GPS"))
    }

    @Test("a file that is no photo comes back with a sentence, and the other answers stay")
    func noPhoto() throws {
        let desk = try ReportDesk()
        let upload = FormBody.File(
            name: "foto",
            filename: "foto.jpg",
            contentType: "image/jpeg",
            bytes: Array("MZ".utf8)
        )
        _ = try desk.send(.get, "/melden")
        _ = try desk.next(Self.pages[0])

        let response = try desk.next(Self.pages[1], file: upload)

        #expect(response.status == 422)
        #expect(desk.pages.last?.faults.first?.fault == PhotoFault.otherKind.sentence)
        #expect(try desk.count("physical_domain_photo") == 0)
    }

    @Test(
        "a photo of somebody else's form, of an earlier report or of more than a day ago is asked for again",
        arguments: ["unknown", "claimed", "old"]
    )
    func photoGone(_ kind: String) throws {
        let desk = try ReportDesk()
        let upload = FormBody.File(
            name: "foto",
            filename: "a.png",
            contentType: "image/png",
            bytes: PictureBytes.png()
        )
        try desk.fillAll(files: [1: upload])
        var hidden = try #require(desk.pages.last?.hidden)
        if kind == "unknown" { hidden["foto"] = "01890a5d-ac96-774b-bcce-b302099a8057" }
        if kind == "old" { desk.tenant.clock.advance(seconds: 86_401) }
        if kind == "claimed" {
            _ = try desk.fill(hidden)
            hidden["formulier"] = "01890a5d-ac96-774b-bcce-b302099a8057"
            // The first report is an earlier one now, so the form has a page more.
            hidden["dubbel"] = "anders"
            hidden["stap"] = "6"
        }
        let before = try desk.count("physical_domain_report")

        let response = try desk.fill(hidden)

        #expect(response.status == 422)
        #expect(desk.pages.last?.faults.map(\.name) == ["foto"])
        #expect(try desk.count("physical_domain_report") == before)
    }

    @Test("a code that is no report's answers not found, also the code of a case that a back office pushed")
    func wrongCode() throws {
        let desk = try ReportDesk()
        let pushed = try desk.pushedCase()

        #expect(throws: Problem.notFound) {
            try desk.send(.get, "/melden/klaar/{code}", .init(parameters: ["code": "\(pushed.followCode)"]))
        }
        #expect(throws: Problem.notFound) {
            try desk.send(.get, "/melden/klaar/{code}", .init(parameters: ["code": "K7MX-4WQ3"]))
        }
        #expect(throws: Problem.notFound) { try desk.send(.get, "/melden/klaar/{code}") }
    }

    @Test("after ten wrong codes an address waits")
    func guessing() throws {
        let desk = try ReportDesk()
        for _ in 0..<10 { _ = try? desk.send(.get, "/melden/klaar/{code}") }

        #expect(throws: Problem.tooManyTries) { try desk.send(.get, "/melden/klaar/{code}") }
    }

    @Test("an address that sent thirty reports waits with the form as well")
    func tooMany() throws {
        let desk = try ReportDesk()
        for _ in 0..<30 { _ = try desk.post(TakeReportAsJSONTests.lamp()) }

        #expect(throws: Problem.tooManyReports) { try desk.fill([:]) }
    }

    /// What a resident fills in, page by page.
    static let pages: [[String: String]] = [
        ["groep": "verlichting"],
        ["soort": "lamp-uit", "omschrijving": "De lamp is uit."],
        ["plek": "Bij de kerk", "postcode": "6921 AA", "huisnummer": "1"],
        ["email": ""],
    ]
}

extension ReportDesk {
    /// A case of this module's type that came through the push interface: without kind and place.
    func pushedCase() throws -> CaseFile {
        let type = try #require(tenant.caseTypes.current("melding-openbare-ruimte", on: context.today))
        let first = try #require(type.steps.first)
        let now = context.now
        return try write { session in
            try session.cases.open(
                NewCase(
                    type: type,
                    status: StatusChange(to: first, at: now),
                    channel: .push,
                    source: CaseSource(client: 7, reference: "A-1"),
                    dates: CaseDates(targetOn: nil, deadlineOn: nil)
                )
            )
        }
    }

    /// Sends the page that was shown last, with these answers typed in.
    func next(_ typed: [String: String], file: FormBody.File? = nil) throws -> Response {
        let hidden = pages.last?.hidden ?? [:]
        return try fill(hidden.merging(typed) { _, new in new }, files: file.map { [$0] } ?? [])
    }

    /// Goes from the first page to the check page.
    func fillAll(_ more: [String: String] = [:], files: [Int: FormBody.File] = [:]) throws {
        _ = try send(.get, "/melden")
        for (place, answers) in TakeReportTests.pages.enumerated() {
            _ = try next(answers.merging(more) { _, new in new }, file: files[place])
        }
    }
}
