import HTTPServer
import Kernel
import TestSupport
import Testing

@testable import App

/// Every route, taken from the program's own list, asked for things of another municipality.
@Suite("A municipality's things do not exist for others")
struct IsolationTests {
    /// Who asks, and whose things; two of one organisation, two that share nothing, and one with own pages.
    static let pairs = [
        ("duiven", "heerde"), ("heerde", "duiven"), ("duiven", "westervoort"), ("apeldoorn", "heerde"),
    ]

    @Test("a route answers the numbers, codes and ids of another municipality as those of nothing", arguments: pairs)
    func foreignNames(own: String, other: String) throws {
        let world = try World(own, other)

        for route in world.running.server.addresses {
            for names in try world.foreignNames(route) {
                let foreign = try world.answer(route, names.foreign)
                let nothing = try world.answer(route, names.nothing)

                #expect(foreign == nothing, "\(route.method) \(route.pattern) knows things of \(other)")
            }
        }
    }

    @Test("on its own host a municipality answers the things of another as those of nothing", arguments: pairs)
    func foreignNamesOnOwnHost(own: String, other: String) throws {
        let world = try World(own, other)

        for route in world.running.server.addresses where !route.isPlatform {
            let foreign = try world.answer(route, world.other.names, host: world.own.host)
            let nothing = try world.answer(route, .nothing, host: world.own.host)

            #expect(foreign == nothing, "\(route.method) \(route.pattern) knows things of \(other)")
        }
    }

    @Test("tokens, sessions and forms of another municipality count as those of nobody", arguments: pairs)
    func foreignCredentials(own: String, other: String) throws {
        let world = try World(own, other)
        let nobody = Credentials.nobody(at: world.running.clock.now())
        let routes = world.running.server.addresses.filter { !$0.isPlatform }

        for route in routes {
            let refused = try world.answer(route, world.own.names, nobody)
            for credentials in try world.foreignCredentials() {
                let foreign = try world.answer(route, world.own.names, credentials)

                #expect(foreign == refused, "\(route.method) \(route.pattern) knows who has access to \(other)")
            }
        }
    }

    @Test("another municipality's address does not exist on a municipality's own host", arguments: pairs)
    func otherSlugOnOwnHost(own: String, other: String) throws {
        let world = try World(own, other)

        for route in world.running.server.addresses {
            var foreign = try world.sample(world.other.names, world.other.logIn(at: world.running.platform)).question(
                route
            )
            let answer = try foreign.ask(world.running.client(host: world.own.host))
            foreign.path = "/nergenshuizen" + foreign.path.dropFirst(other.count + 1)
            let nothing = try foreign.ask(world.running.client(host: world.own.host))

            if !route.isPlatform {
                #expect(answer.status == 404, "\(route.pattern)")
                #expect(Seen(answer, of: world) == Seen(nothing, of: world), "\(route.method) \(route.pattern)")
            }
        }
    }

    @Test("an operator sees nothing of a municipality of another organisation", arguments: pairs.prefix(2))
    func operatorsOfAnotherOrganisation(own: String, other: String) throws {
        let world = try World(own, other)
        let name = try world.running.municipality(other).name
        let routes = world.running.server.addresses.filter {
            [.operator, .monitor].contains($0.access) && $0.method == .get
        }

        for route in routes {
            let answer = try world.sample(world.own.names, world.own.logIn(at: world.running.platform)).question(route)
                .ask(world.running.client())

            for trace in [other, name] + world.other.names.all {
                #expect(!answer.text.contains(trace), "\(route.pattern) shows \(trace) to \(own)")
            }
        }
    }

    @Test("a municipality finds its own things at every route with a name in it", arguments: ["duiven", "apeldoorn"])
    func ownNames(own: String) throws {
        let world = try World(own, "heerde")
        let hasOwnPages = try world.running.municipality(own).portal == .own
        let routes = world.running.server.addresses.filter {
            $0.pattern.contains("{") && !$0.pattern.contains("{file}") && !$0.pattern.contains("{caseType}")
                // Town halls may have the same name everywhere.
                && !$0.pattern.contains("{location}")
                // The kinds of report are the same everywhere.
                && !$0.pattern.contains("{service}")
                && ($0.access != .resident || hasOwnPages)
        }

        for route in routes {
            let own = try world.answer(route, world.own.names)
            let nothing = try world.answer(route, route.isPlatform ? .nothing : world.mixed(.nothing))

            #expect(own.status < 400, "\(route.method) \(route.pattern)")
            #expect(own != nothing, "\(route.method) \(route.pattern) does not look at its name")
        }
    }
}
