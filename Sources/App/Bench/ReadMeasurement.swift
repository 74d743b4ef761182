internal import HTTPServer
internal import Kernel
internal import Vault

extension BenchRun {
    /// A case as JSON and a follow page, with many cases in the file, beside an answer that needs no work; then
    /// the pages of the desk.
    func reads() throws -> [Measurement] {
        try withWorld("reads-\(cases)") { world in
            let people = BenchPeople(cases: cases)
            try world.fill(
                to: cases,
                people: people,
                showing: Progress("Zaken maken", total: cases, on: terminal, clock: SystemClock())
            )
            let numbers = "\(world.folder)/numbers.txt"
            let codes = "\(world.folder)/codes.txt"
            try TextFile.write(
                world.sample { number, _ in "/api/track-and-trace/v1/cases/\(number)" }.joined(separator: "\n"),
                to: numbers
            )
            try TextFile.write(world.sample { _, code in "/volg/\(code)" }.joined(separator: "\n"), to: codes)
            let load = try DeskLoad(world, people)
            let server = try BenchServer(world)
            defer { server.stop() }
            let yardstick = try FixedAnswer()
            defer { yardstick.stop() }
            let found = try measureReads(server, yardstick, world, numbers: numbers, codes: codes)
            return try found + desk(server.origin, load, world)
        }
    }

    private func measureReads(
        _ server: BenchServer,
        _ yardstick: FixedAnswer,
        _ world: BenchWorld,
        numbers: String,
        codes: String
    ) throws -> [Measurement] {
        var (bare, json, page): ([WrkRun], Compared, Compared) = ([], Compared(), Compared())
        for round in 1...rounds {
            announce("reads", round)
            bare.append(try read(yardstick.origin + FixedAnswer.path, LoadScripts.bare, world))
            let (ofCases, ofPages) = (
                LoadScripts.reads(of: numbers, token: world.token()), LoadScripts.reads(of: codes, token: nil)
            )
            json.fixed.append(try read(yardstick.origin, ofCases, world))
            json.real.append(try read(server.origin, ofCases, world))
            page.fixed.append(try read(yardstick.origin, ofPages, world))
            page.real.append(try read(server.origin, ofPages, world))
        }
        let count = Progress.grouped(cases)
        return [
            measurement("case", "Zaak als JSON, bij \(count) zaken, 32 verbindingen", json, bare, (15_000, 1.0 / 3)),
            measurement("page", "Volgpagina, bij \(count) zaken, 32 verbindingen", page, bare, (8_000, 1.0 / 5)),
        ]
    }

    /// The same requests to the program and to the yardstick, so that what asking costs stands on both sides.
    private struct Compared {
        var real: [WrkRun] = []
        var fixed: [WrkRun] = []
    }

    private func read(_ address: String, _ script: String, _ world: BenchWorld) throws -> WrkRun {
        let run = try WrkRun(address, .init(connections: 32, seconds: seconds, script: script, folder: world.folder))
        guard run.failures == 0 else { throw Refusal("\(run.failures) verzoeken aan \(address) zijn mislukt.") }
        return run
    }

    private func measurement(
        _ name: String,
        _ title: String,
        _ runs: Compared,
        _ bare: [WrkRun],
        _ bounds: (perSecond: Double, part: Double)
    ) -> Measurement {
        var measurement = Measurement(name: name, title: title)
        measurement.note("antwoorden", runs.real.map(\.perSecond), "per s", .atLeast(bounds.perSecond))
        measurement.note("99% beantwoord binnen", runs.real.map(\.p99), "ms", .atMost(10))
        measurement.compare(
            runs.real.map(\.perSecond),
            with: runs.fixed.map(\.perSecond),
            of: "dezelfde webserver met een vast antwoord van 600 bytes, op dezelfde verzoeken",
            unit: "per s",
            part: bounds.part
        )
        measurement.note("dat vaste antwoord op steeds één kort verzoek", bare.map(\.perSecond), "per s")
        return measurement
    }
}

/// The yardstick for reading: the same web server that always gives the same 600 bytes, at every address of the reading.
struct FixedAnswer {
    private let server: Server

    init() throws {
        let response = Response(
            status: 200,
            headers: [Response.Header("Content-Type", "text/plain; charset=utf-8")],
            body: [UInt8](repeating: UInt8(ascii: "x"), count: 600)
        )
        let slug = "/\(BenchWorld.slug(1))"
        server = try Server(
            Router(
                routes: [],
                platform: [Self.path, slug + "/api/track-and-trace/v1/cases/{number}", slug + "/volg/{code}"].map {
                    PlatformRoute(.get, $0, access: .anyone, .read { _, _ in response })
                }
            ),
            settings: ServerSettings(),
            ports: ServerPorts(
                clock: SystemClock(),
                ids: TimeOrderedIDs(clock: SystemClock(), randomness: SystemRandomness())
            )
        )
        try server.start()
    }

    /// An address of its own, for a request without anything.
    static let path = "/fixed"

    var origin: String { "http://127.0.0.1:\(server.port)" }

    func stop() { server.stop() }
}
