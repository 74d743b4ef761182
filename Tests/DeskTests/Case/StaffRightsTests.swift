import Kernel
import TestSupport
import Testing

@testable import Desk

/// Every action of the page of a case, taken from the list that the desk itself uses.
@Suite("Nobody does more with a case than the role allows")
struct StaffRightsTests {
    private static let paths = CaseDesk.actions.map { type(of: $0).path }
    private static let versioned = CaseDesk.actions.filter { type(of: $0).needsVersion }.map { type(of: $0).path }

    private let room: CaseRoom

    init() throws { room = try CaseRoom() }

    @Test("who sees cases and does not handle them is refused, asking and doing", arguments: paths)
    func adviser(path: String) throws {
        let file = try room.open()

        #expect(throws: Problem.mayNotHandleCase) { try room.send(.get, path, of: file, by: .agent) }
        #expect(throws: Problem.mayNotHandleCase) { try room.send(.post, path, of: file, by: .agent, form: everything) }
        #expect(try room.now(file) == file)
    }

    @Test("to managers, to who works elsewhere and to who lacks the module a case is not there", arguments: paths)
    func outOfSight(path: String) throws {
        let (plain, secret) = (try room.open(), try room.open(.secret(), team: "sociaal-team"))
        let askers: [(CaseFile, StaffMember)] = [
            (plain, .manager), (plain, .foreigner), (plain, .social), (secret, .handler), (secret, .leader),
        ]

        for (file, member) in askers {
            #expect(throws: Problem.notFound) { try room.send(.get, path, of: file, by: member) }
            #expect(throws: Problem.notFound) { try room.send(.post, path, of: file, by: member, form: everything) }
            #expect(try room.now(file) == file, "\(member.fullName)")
        }
    }

    @Test("each action asks for the right to handle cases before it looks at any")
    func access() {
        let routes = Desk(staff: room.staff, plainDutch: PlainDutch(wordList: [])).routes

        for path in Self.paths {
            let own = routes.filter { $0.pattern == CaseDesk.pattern + path }
            #expect(own.map(\.access) == [.staff(.handleCases), .staff(.handleCases)], "\(path)")
        }
    }

    @Test("a form about an older version changes nothing, whether or not it says that it is the last one")
    func stale() throws {
        for (path, fields) in [
            ("/toewijzen", ["behandelaar": "1"]), ("/stap", ["stap": "in-behandeling"]),
            ("/opschorten", ["nodig": "Een foto."]), ("/verlengen", ["reden": "Wij wachten op advies."]),
        ] {
            #expect(Self.versioned.contains(path))
            let file = try room.open()
            let old = room.seen(file, fields)
            let now = try room.tenant.write { try $0.work.assign(file, team: "groen", handler: 6) }

            for last in [[:], ["bevestig": "ja"]] {
                for form in [old, fields] {
                    _ = try room.send(.post, path, of: file, form: form.merging(last) { $1 })
                    #expect(try room.now(file) == now, "\(path)")
                }
            }
        }
    }

    @Test("asking for the number of a case without a person shows none, and logs no look at one")
    func noNumber() throws {
        let file = try room.open(resident: nil)

        let answer = try room.send(.post, "/inzage", of: file, form: ["wat": "bsn", "doel": "case-work"])

        #expect(answer.status == 422)
        #expect(try room.column("SELECT fields FROM read_log") == ["zaak"])
    }

    @Test("a manager sees figures only: no list, no search, no case, and nothing that others were offered")
    func manager() throws {
        let routes = Desk(staff: room.staff, plainDutch: PlainDutch(wordList: [])).routes
        let rights = StaffMember.manager.rights(in: room.tenant.municipality)

        for route in routes {
            guard case .staff(let permission) = route.access else {
                Issue.record("\(route.pattern) lets others in")
                continue
            }
            #expect(rights.may(permission) == route.pattern.hasPrefix("/sturen"), "\(route.pattern)")
        }
    }

    /// Fields that would do something, were they looked at.
    private let everything = [
        "behandelaar": "3", "stap": "in-behandeling", "ontvanger": "team:groen", "reden": "Zomaar.", "antwoord": "ja",
        "nodig": "Iets.", "notitie": "Iets.", "onderwerp": "Iets", "over": "Iets.", "nieuws": "Iets.",
        "verwacht": "Iets.", "nummer": "Z-2026-000001", "versie": "1", "gezien": "1", "bevestig": "ja",
    ]
}

extension StaffMember {
    static let manager = StaffMember(
        id: 9,
        loginName: "m9",
        fullName: "Mia Manager",
        organisation: "1stroom",
        grants: [StaffGrant(municipality: "duiven", role: .manager)]
    )
}
