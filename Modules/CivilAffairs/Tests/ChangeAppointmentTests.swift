import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("Confirming, moving and cancelling an appointment by its code")
struct ChangeAppointmentTests {
    @Test("who says to come reads it on the page")
    func confirm() throws {
        let hall = try TownHall()
        let code = try hall.book()

        let answer = try hall.send(.post, "/afspraak/{code}/bevestigen", .init(parameters: ["code": code]))

        #expect(answer.headers.first?.value == "/duiven/afspraak/\(code)?stand=bevestigd")
        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code]))
        #expect(hall.pages.last?.notices == ["U hebt gezegd dat u komt."])
        #expect(hall.pages.last?.text.contains("Ja, ik kom") == false)
    }

    @Test("cancelling gives the place to somebody else and closes the case, once")
    func cancel() throws {
        let hall = try TownHall(desks: Desks(flexible: 1))
        let code = try hall.book()
        _ = try hall.send(.get, "/afspraak/{code}/afzeggen", .init(parameters: ["code": code]))
        #expect(hall.pages.last?.form?.submit == "Zeg de afspraak af")

        for _ in 1...2 { _ = try hall.send(.post, "/afspraak/{code}/afzeggen", .init(parameters: ["code": code])) }

        let file = try #require(try hall.file(code))
        #expect(file.resultKey == "afgezegd")
        #expect(try hall.taken() == 0)
        #expect(try hall.book(mark: 2) != code)
    }

    @Test("moving frees the old place and takes the new one, also when they overlap")
    func move() throws {
        let hall = try TownHall(desks: Desks(flexible: 1))
        let code = try hall.book("vraag", minute: 540)
        let next = ["stap": "9", "plek": "gemeentehuis.counter", "dag": "2026-11-23", "tijd": "550"]

        _ = try hall.send(.get, "/afspraak/{code}/verzetten", .init(parameters: ["code": code]))
        let title = hall.pages.last?.title
        let answer = try hall.send(.post, "/afspraak/{code}/verzetten", .init(fields: next, parameters: ["code": code]))

        #expect(title == "Welke dag?", "there is one place, so only the day is asked")
        #expect(answer.headers.first?.value == "/duiven/afspraak/\(code)?stand=verzet")
        #expect(try hall.taken() == 2)
        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code], query: ["stand": "verzet"]))
        #expect(hall.pages.last?.notices == ["Uw afspraak is veranderd."])
        #expect(hall.pages.last?.text.contains("9.10 uur") == true)
        let file = try #require(try hall.file(code))
        let messages = try hall.context().read { try $0.messages.messages(of: file, limit: 9) }
        #expect(messages.last?.text.subject == "Uw nieuwe afspraak op maandag 23 november 2026 om 9.10 uur")
    }

    @Test("once its time has come nothing changes any more", arguments: [-60, 0, 60])
    func tooLate(secondsAfter: Int) throws {
        let hall = try TownHall()
        let code = try hall.book()
        let starts = Timestamp(try Day(iso: "2026-11-23"), at: TimeOfDay(hour: 9, minute: 0) ?? .midnight)
        hall.tenant.clock.set(starts.adding(seconds: secondsAfter))

        _ = try hall.send(.post, "/afspraak/{code}/afzeggen", .init(parameters: ["code": code]))

        #expect(try hall.file(code)?.isClosed == (secondsAfter < 0))
    }

    @Test("a code of nothing, or of another case, answers 404, and after ten of them an address waits")
    func wrongCode() throws {
        let hall = try TownHall()
        let other = try hall.write { session in
            try session.cases.open(
                NewCase(
                    type: .test(key: "paspoort", module: "civil-affairs"),
                    status: StatusChange(to: CaseType.test().steps[0], at: .testNoon),
                    channel: .counter,
                    dates: CaseDates(targetOn: nil, deadlineOn: nil)
                )
            )
        }
        let code = other.followCode.description

        for wrong in [code, "K7M4-Q2X7", "x"] + Array(repeating: code, count: 7) {
            #expect(throws: Problem.notFound) {
                try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": wrong]))
            }
        }

        #expect(throws: Problem.tooManyTries) {
            try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code]))
        }
    }

    @Test("the page of the case tells the appointment and leads to it, for staff too: there it is cancelled and moved")
    func panels() throws {
        let hall = try TownHall()
        let code = try hall.book()
        let file = try #require(try hall.file(code))

        let follower = try hall.context().panels(of: file, for: .follower)
        let staff = try hall.context().panels(of: file, for: .staff)

        #expect("\(follower)".contains("/afspraak/\(file.followCode)"))
        #expect("\(staff)".contains("maandag 23 november 2026 om 9.00 uur"))
        #expect("\(staff)".contains("/afspraak/\(file.followCode)"))
    }

    @Test("the last steps are set where the appointment ends, so that its place comes free")
    func reserved() throws {
        let parts = try TownHall().context().parts

        for step in ["geweest", "afgezegd", "niet-gekomen"] {
            #expect(parts.reserved(step, of: AppointmentCase.typeKey) != nil, "\(step)")
        }
    }
}

@Suite("An appointment as a file for a calendar")
struct CalendarFileTests {
    @Test("it has the moment in UTC, the place, and a number that rises with each change")
    func content() throws {
        let hall = try TownHall()
        let code = try hall.book()
        let before = try text(hall, code)
        _ = try hall.send(.post, "/afspraak/{code}/afzeggen", .init(parameters: ["code": code]))
        let after = try text(hall, code)

        #expect(before.contains("DTSTART:20261123T080000Z\r\nDTEND:20261123T082000Z\r\nSTATUS:CONFIRMED\r\n"))
        #expect(before.contains("LOCATION:Gemeentehuis\\, Kastanjelaan 3\\, 6921 ES Duiven\r\n"))
        #expect(before.contains("SEQUENCE:0\r\n"))
        #expect(after.contains("SEQUENCE:1\r\n") && after.contains("STATUS:CANCELLED\r\n"))
        #expect(before.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }

    private func text(_ hall: TownHall, _ code: String) throws -> String {
        let answer = try hall.send(.get, "/afspraak/{code}/agenda.ics", .init(parameters: ["code": code]))
        #expect(answer.headers.first?.value == "text/calendar; charset=utf-8")
        return String(decoding: answer.body, as: UTF8.self)
    }
}
