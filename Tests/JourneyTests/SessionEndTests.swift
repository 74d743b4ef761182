import HTTPServer
import Kernel
import Records
import TestSupport
import Testing
import Vault

@testable import App

/// Every page of staff, taken from the program's own list.
@Suite("Nobody who works here is logged out by surprise")
struct SessionEndTests {
    private static let words = "Over 20 minuten logt het systeem u uit."

    @Test("every page after login says that the session ends soon and offers to stay, and does so at no other time")
    func everyPage() throws {
        let world = try World("duiven", "heerde")
        let pages = world.running.server.addresses.filter { route in
            guard route.method == .get, !route.pattern.hasSuffix(".csv") else { return false }
            // A page for logging out needs no note; figures for a machine and a download are no pages.
            guard !route.pattern.hasSuffix("/uitloggen"), route.pattern != "/metrics",
                !route.pattern.hasSuffix("{document}")
            else { return false }
            switch route.access {
            case .staff, .operator, .anyStaff: return true
            case .anyone, .anyoneOrResident, .integrator, .apiKey, .monitor, .resident: return false
            }
        }
        #expect(pages.count > 15)

        for route in pages {
            let near = try page(route, endsIn: 20 * 60, world)
            let far = try page(route, endsIn: 40 * 60, world)

            #expect(near.contains(Self.words) && near.contains("Blijf ingelogd"), "\(route.pattern)")
            #expect(near.contains("Typt u iets? Verstuur of bewaar dat eerst."), "\(route.pattern)")
            #expect(!far.contains("logt het systeem u uit"), "\(route.pattern)")
        }
    }

    @Test("staying leads back to the page, also to one below a case and to one of operators")
    func staying() throws {
        let world = try World("duiven", "heerde")
        let session = try world.own.logIn(at: world.running.platform, endsIn: 20 * 60)
        let headers = ["Cookie": "dichtbij_sessie=\(session.session)"]
        let client = world.running.client()
        let number = world.own.names.asked.number

        for (path, longer) in [
            ("/duiven/werk/zaken/\(number)/notitie", "/duiven/werk/verlengen"),
            ("/duiven/werk/zaken/\(number)/taken?taak=\(world.own.names.asked.task)", "/duiven/werk/verlengen"),
            ("/duiven/sturen/normen", "/duiven/werk/verlengen"), ("/beheer/onderdelen", "/beheer/verlengen"),
            ("/beheer/koppeling/duiven/berichten?na=0", "/beheer/verlengen"),
        ] {
            let page = try client.get(path, headers: headers).text
            let back = try #require(page.firstMatch(of: /name="naar" value="([^"]*)"/), "\(path)")
            let answer = try client.post(
                longer,
                form: [("naar", String(back.1)), ("csrf", session.formToken)],
                headers: headers
            )

            #expect(page.contains("action=\"\(longer)\""), "\(path)")
            #expect(answer.headers["location"] == path)
            // The session is long now; for the next page it has to be short again.
            try world.running.platform.staff.extend(
                token: try #require(SessionToken(text: session.session)).stored,
                until: world.running.clock.now().adding(seconds: 20 * 60)
            )
        }
    }

    @Test("every page of a resident who is logged in tells until when, how to stay and how to leave")
    func everyOwnPage() throws {
        let world = try World("apeldoorn", "heerde")
        let pages = world.running.server.addresses.filter { route in
            // A file that was sent is a download.
            guard route.method == .get, !route.pattern.hasSuffix("{task}") else { return false }
            switch route.access {
            case .resident, .anyoneOrResident: return true
            case .anyone, .integrator, .apiKey, .monitor, .staff, .operator, .anyStaff: return false
            }
        }
        #expect(pages.count > 5)
        let session = try world.own.logIn(at: world.running.platform)

        for route in pages {
            let answer = try world.sample(world.own.names, session).question(route).ask(world.running.client())

            #expect(answer.status == 200, "\(route.pattern)")
            #expect(answer.text.contains("U bent ingelogd tot"), "\(route.pattern)")
            #expect(answer.text.contains("langer ingelogd") && answer.text.contains("Log uit"), "\(route.pattern)")
        }
    }

    private func page(_ route: RouteSummary, endsIn seconds: Int, _ world: World) throws -> String {
        let session = try world.own.logIn(at: world.running.platform, endsIn: seconds)
        let question = try world.sample(world.own.names, session).question(route)
        var answer = try question.ask(world.running.client())
        // Who has nothing to choose comes straight to the page.
        if answer.status == 303, let place = answer.headers["location"] {
            answer = try world.running.client().get(place, headers: question.headers)
        }
        #expect(answer.status == 200, "\(route.pattern)")
        return answer.text
    }
}
