import Kernel
import TestSupport
import Testing

@testable import CivilAffairs

@Suite("Appointments by video and at home")
struct VideoAndHomeTests {
    @Test("a video call has a room of its own, on the page of the appointment and for who serves the desk")
    func room() throws {
        let hall = try TownHall(desks: Desks(flexible: 1, video: 1))
        let code = try hall.bookElsewhere(.video)

        _ = try hall.send(.get, "/afspraak/{code}", .init(parameters: ["code": code]))

        let file = try #require(try hall.file(code))
        let secret = try #require(try hall.appointment(of: file)?.room)
        let room = "https://beeldbellen.example/duiven-\(secret)"
        let shown = String(describing: try #require(hall.pages.last).blocks)
        let panels = String(describing: try hall.context().panels(of: file, for: .staff))
        #expect(shown.contains(room) && panels.contains(room))
        #expect(!room.contains(file.followCode.characters), "the room must not open the appointment")
        #expect(secret != file.id, "the public id of the case, which interfaces give, opens no call")
    }

    @Test("up to its end the room is there, after it is not", arguments: [(-1, true), (0, false)])
    func end(seconds: Int, isThere: Bool) throws {
        let hall = try TownHall(desks: Desks(flexible: 1, video: 1))
        let code = try hall.bookElsewhere(.video)
        let file = try #require(try hall.file(code))
        let appointment = try #require(try hall.appointment(of: file))

        let room = appointment.videoRoom(at: appointment.slot.ends.adding(seconds: seconds))

        #expect((room != nil) == isThere)
    }

    @Test("without a place for video calls nobody can choose one")
    func noRoom() throws {
        let hall = try TownHall(desks: Desks(flexible: 1, video: 1), videoRoom: nil)

        let counters = Counter.all(for: try #require(hall.products["vraag"]), in: hall.tenant.municipality)

        #expect(counters.map(\.way) == [.counter])
    }

    @Test(
        "the host says that a talk elsewhere took place once it began; nobody gets a number",
        arguments: [Way.video, .home]
    )
    func held(way: Way) throws {
        let hall = try TownHall(desks: Desks(flexible: 1, video: 1, home: 1))
        let code = try hall.bookElsewhere(way)
        let file = try #require(try hall.file(code))
        let host = hall.employee(.caseWorker)
        let place = ["location": "gemeentehuis"]
        hall.tenant.clock.advance(seconds: 3 * 24 * 3_600 - 2 * 3_600)
        _ = try hall.send(.get, "/werk/ontvangst/{location}", .init(parameters: place, caller: host))
        let shown = String(describing: try #require(hall.pages.last).blocks)
        #expect(shown.contains("Is geweest"))

        let path = "/werk/ontvangst/{location}/is-er"
        _ = try hall.send(
            .post,
            path,
            .init(fields: ["zaak": file.number.description], parameters: place, caller: host)
        )

        #expect(try hall.file(code)?.resultKey == "geholpen")
        #expect(try hall.count("civil_affairs_ticket") == 0)
    }
}

extension TownHall {
    /// An appointment on Monday 23 November 2026 at nine that does not take place at the desk.
    func bookElsewhere(_ way: Way) throws -> String {
        var fields = Self.booking()
        fields.merge(
            [
                "plek": "gemeentehuis.\(way.rawValue)", "adres": "Dorpsstraat 1", "telefoon": "0316 123456",
                "email": "iemand@voorbeeld.example",
            ]
        ) { $1 }
        let made = try send(.post, "/afspraak", Sent(fields: fields))
        let location = made.headers.first { $0.name == "Location" }?.value ?? ""
        guard let code = location.split(separator: "/").last?.split(separator: "?").first else {
            throw NoAppointment(status: made.status, faults: pages.last?.faults.compactMap(\.fault) ?? [])
        }
        return String(code)
    }

    /// The appointment of a case, as it is kept.
    func appointment(of file: CaseFile) throws -> Appointment? {
        try context().read { session in
            try AppointmentTable(session.tables, products, in: tenant.municipality).appointment(ofCase: file.key)
        }
    }
}
