import Kernel
import TestSupport

@testable import CivilAffairs

/// One municipality with this module, a town hall, and the module's routes without a server in between.
///
/// It is Friday 20 November 2026, noon; see ``TestSupport``.
struct TownHall {
    let tenant: TestTenant
    let pages = PageKeeper()
    let products: ProductList
    private let routes: [Route]
    private let registry: ModuleRegistry

    init(
        desks: Desks = Desks(quick: 1, flexible: 2, hasHost: true),
        code: String = "0226",
        videoRoom: String? = "https://beeldbellen.example/duiven-",
        changing: (inout CaseType) -> Void = { _ in }
    ) throws {
        var registry = ModuleRegistry()
        CivilAffairs().register(in: &registry)
        self.registry = registry
        routes = registry.routes
        products = try ProductList.shipped()
        tenant = try TestTenant(
            try Self.municipality(desks, code: code, videoRoom),
            caseTypes: try registry.caseTypeFiles.map { file in
                var type = try CaseType.read(file, module: "civil-affairs")
                changing(&type)
                return type
            },
            migrations: registry.migrations,
            tablePrefixes: ["civil-affairs": "civil_affairs_"]
        )
    }

    private static func municipality(_ desks: Desks, code: String, _ videoRoom: String?) throws -> Municipality {
        let plain = try Municipality.test(code: code)
        let week: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let hours = try OpeningHours.test("09:00", "17:00")
        return Municipality(
            slug: plain.slug,
            code: plain.code,
            name: plain.name,
            organisation: plain.organisation,
            rsin: plain.rsin,
            oin: plain.oin,
            applicationName: plain.applicationName,
            theme: plain.theme,
            phone: plain.phone,
            responsePromise: plain.responsePromise,
            locations: [
                Location(
                    key: "gemeentehuis",
                    name: "Gemeentehuis",
                    address: "Kastanjelaan 3, 6921 ES Duiven",
                    openingHours: Dictionary(uniqueKeysWithValues: week.map { ($0, hours) }),
                    exceptions: [Day(number: 20_783): try OpeningHours.test("09:00", "12:00")],
                    desks: desks,
                    videoRoom: videoRoom,
                    houseRules: ["Laat uw hond buiten."]
                )
            ]
        )
    }

    /// A context as the server makes it, for residents unless told otherwise.
    func context(_ caller: Caller = .anonymous) -> Context {
        tenant.context(caller, module: "civil-affairs", pages: pages, parts: parts)
    }

    /// What the module adds to pages of others.
    var parts: ModuleParts {
        (try? ModuleCatalogue([CivilAffairs()]))?.parts(modulesOn: ["civil-affairs"]) ?? ModuleParts()
    }

    /// What a test sends along.
    struct Sent {
        var fields: [String: String]?
        var parameters: [String: String] = [:]
        var query: [String: String] = [:]
        var caller = Caller.anonymous
        var remoteAddress = "192.0.2.1"
    }

    /// Sends a request to the route with this method and pattern and waits for its answer.
    func send(_ method: Request.Method, _ pattern: String, _ sent: Sent = Sent()) throws -> Response {
        let request = Request(
            method: method,
            path: pattern,
            parameters: sent.parameters,
            query: sent.query.map { Request.QueryItem($0.key, $0.value) },
            form: sent.fields.map { FormBody(fields: $0.mapValues { [$0] }) },
            id: TimeOrderedIDs(clock: tenant.clock, randomness: CountingBytes()).next(),
            remoteAddress: sent.remoteAddress,
            base: "/duiven"
        )
        return try routes.answer(request, at: pattern, in: context(sent.caller))
    }

    /// Changes something as this module and waits for the commit.
    func write<Value: Sendable>(
        as caller: Caller = .anonymous,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value
    ) throws -> Value {
        try context(caller).writeAndWait(body)
    }

    func file(_ code: String) throws -> CaseFile? {
        let code = try FollowCode(code)
        return try context().read { try $0.cases.find(code: code) }
    }

    /// How many rows one of the module's tables has.
    func count(_ table: SQL) throws -> Int {
        try context().read { try $0.tables.first("SELECT count(*) FROM \(table)") { try $0.integer(0) } ?? 0 }
    }

    /// How many places of the counters are taken.
    func taken() throws -> Int {
        try context().read { session in
            try session.tables.first("SELECT coalesce(sum(taken), 0) FROM civil_affairs_slot") { try $0.integer(0) }
                ?? 0
        }
    }
}

extension TownHall {
    /// The last page of the form, as a browser sends it.
    static func booking(
        _ product: String = "vraag",
        day: String = "2026-11-23",
        minute: Int = 540,
        mail: String = "",
        mark: UniqueID = UniqueID(high: 0x0199_0000_0000_7000, low: UInt64(0x8000_0000_0000_0001))
    ) -> [String: String] {
        [
            "stap": "9", "product": product, "dag": day, "tijd": String(minute), "email": mail,
            "formulier": mark.description, "over-leeftijd": "volwassen", "over-oude": "ja",
        ]
    }

    /// Makes an appointment and gives its code.
    func book(
        _ product: String = "vraag",
        day: String = "2026-11-23",
        minute: Int = 540,
        mail: String = "",
        mark: Int = 1
    ) throws -> String {
        let id = UniqueID(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 + UInt64(mark))
        let fields = Self.booking(product, day: day, minute: minute, mail: mail, mark: id)
        let answer = try send(.post, "/afspraak", Sent(fields: fields, remoteAddress: "192.0.2.\(mark % 250)"))
        guard let location = answer.headers.first(where: { $0.name == "Location" })?.value,
            let code = location.split(separator: "/").last?.split(separator: "?").first
        else { throw NoAppointment(status: answer.status, faults: pages.last?.faults.compactMap(\.fault) ?? []) }
        return String(code)
    }

    /// The form was refused.
    struct NoAppointment: Error {
        let status: Int
        let faults: [String]
    }
}

extension OpeningHours {
    /// Hours of a test, such as `09:00` and `17:00`.
    static func test(_ opens: String, _ closes: String) throws -> OpeningHours {
        func time(_ text: String) -> TimeOfDay {
            let parts = text.split(separator: ":").compactMap { Int($0) }
            return TimeOfDay(hour: parts[0], minute: parts[1]) ?? .midnight
        }
        guard let hours = OpeningHours(opens: time(opens), closes: time(closes)) else { throw Problem.notFound }
        return hours
    }
}

extension Page {
    /// The first form on the page.
    var form: Form? {
        for case .form(let form) in blocks { return form }
        return nil
    }

    /// What the next post sends when nothing is filled in: the values that travel unseen.
    var hidden: [String: String] {
        Dictionary((form?.hidden ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The sentences of the notices on the page.
    var notices: [String] {
        blocks.compactMap { block in
            guard case .notice(let notice) = block else { return nil }
            return notice.text.plainText
        }
    }
}

/// Bytes that differ at every draw.
final class CountingBytes: Randomness {
    private static let count = Lock(0)

    func bytes(_ count: Int) -> [UInt8] {
        let number = Self.count.withLock { value -> Int in
            value += 1
            return value
        }
        return (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4)) &+ $0) }
    }
}
