import HTTPServer
import Kernel
import TestSupport

@testable import App

/// Two municipalities on one platform: one that asks, and one whose things it asks for.
struct World: Sendable {
    let running: RunningPlatform
    let own: Party
    let other: Party

    init(_ own: String, _ other: String) throws {
        running = try RunningPlatform([own, other])
        self.own = try Party(own, casesBefore: 1, at: running)
        // So many that no case which a question of the test opens has the number of one of the other.
        self.other = try Party(other, casesBefore: 120, at: running)
        try running.deliveries.start()
    }

    /// Names under our own address.
    func mixed(_ names: Names) -> Names {
        var mixed = names
        mixed.slug = own.names.slug
        return mixed
    }

    /// The names of the other that a route may be asked for, each with names of nothing to compare with.
    ///
    /// Addresses of the platform can name the municipality itself; operators of one organisation share theirs.
    func foreignNames(_ route: RouteSummary) throws -> [(foreign: Names, nothing: Names)] {
        let under = [(foreign: mixed(other.names), nothing: mixed(.nothing))]
        let organisations = try [own, other].map { try running.municipality($0.names.slug).organisation }
        let whole = organisations[0] == organisations[1] ? [] : [(foreign: other.names, nothing: Names.nothing)]
        guard route.isPlatform else { return under }
        let namesThingsToo = route.pattern.replacing("{g}", with: "").contains("{")
        return namesThingsToo ? under + whole : whole
    }

    /// The other's own, a forged token and one that has ended.
    func foreignCredentials() throws -> [Credentials] {
        let whole = try other.logIn(at: running.platform)
        var forged = whole
        forged.token = other.integrator.forgedToken
        forged.apiKey = "\(other.integrator.name).geraden"
        var ended = whole
        ended.token = other.integrator.token(at: running.clock.now().adding(seconds: -7_200))
        return [whole, forged, ended]
    }

    func sample(_ names: Names, _ credentials: Credentials) -> RequestSample {
        RequestSample(names: names, credentials: credentials)
    }

    /// What a caller can see of the answer to a right request; without credentials those of the municipality itself.
    func answer(
        _ route: RouteSummary,
        _ names: Names,
        _ credentials: Credentials? = nil,
        host: String? = nil
    ) throws -> Seen {
        var question = try sample(names, try credentials ?? own.logIn(at: running.platform)).question(route)
        if host != nil, !route.isPlatform { question.path = String(question.path.dropFirst(names.slug.count + 1)) }
        if question.path.isEmpty || question.path.hasPrefix("?") { question.path = "/" + question.path }
        // Each asks from an address of its own: the limits on tries count per address.
        question.headers["X-Forwarded-For"] = Self.nextAddress()
        return Seen(try question.ask(running.client(host: host ?? "localhost")), of: self)
    }

    private static let addresses = Lock(0)

    static func nextAddress() -> String {
        let number = addresses.withLock { count in
            count += 1
            return count
        }
        return "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    }
}

/// The part of an answer that must not tell whose things were asked for.
///
/// What differs between any two answers is taken out: the names themselves, numbers and codes that were made
/// for this answer, and the id of the request.
struct Seen: Hashable, Sendable, CustomStringConvertible {
    let status: Int
    let headers: [String: String]
    let text: String

    init(_ answer: TestClient.Answer, of world: World) {
        let names = (Names.nothing.all + world.other.names.all + world.own.names.all).flatMap {
            [$0, $0.replacing("-", with: ""), $0.replacing("-", with: "%2D")]
        }
        let clean: (String) -> String = { text in
            names.reduce(text) { $0.replacing($1, with: "#") }
                // Ids first: a part of one can look like a follow code.
                .replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "#")
                .replacing(/Z-\d{4}-\d{6}/, with: "#")
                .replacing(/\b[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}\b/, with: "#")
                // The next ticket has the next number.
                .replacing(/bon=\d+/, with: "#")
                // The figures of our own count on while the test asks.
                .replacing(/((?:dichtbij|mijnoverheid|mail)_\S*) [0-9.]+/) { "\($0.1) #" }
                .replacing(/name="csrf" value="[^"]*"/, with: "#")
                // Each download of what is kept is a line in the next one.
                .replacing(/(?s)"wie_keek".*/, with: "#")
                // The server's own counters rise with every question, whoever asks.
                .replacing(/(?m)^http_.*\n/, with: "")
        }
        let compared = [
            "content-type", "location", "allow", "retry-after", "www-authenticate", "cache-control", "etag",
        ]
        status = answer.status
        headers = answer.headers.filter { compared.contains($0.key) }.mapValues(clean)
        text = clean(answer.text)
    }

    var description: String { "\(status) \(headers) \(text.prefix(600))" }
}
