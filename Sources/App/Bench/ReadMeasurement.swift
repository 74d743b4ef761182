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
        var (fixed, json, page): ([WrkRun], [WrkRun], [WrkRun]) = ([], [], [])
        for round in 1...rounds {
            announce("reads", round)
            fixed.append(try read(yardstick.address, LoadScripts.fixed, world))
            json.append(try read(server.address(), LoadScripts.reads(of: numbers, token: world.token()), world))
            page.append(try read(server.address(), LoadScripts.reads(of: codes, token: nil), world))
        }
        let count = Progress.grouped(cases)
        return [
            measurement("case", "Zaak als JSON, bij \(count) zaken, 32 verbindingen", json, fixed, (15_000, 1.0 / 3)),
            measurement("page", "Volgpagina, bij \(count) zaken, 32 verbindingen", page, fixed, (8_000, 1.0 / 5)),
        ]
    }

    private func read(_ address: String, _ script: String, _ world: BenchWorld) throws -> WrkRun {
        let run = try WrkRun(address, .init(connections: 32, seconds: seconds, script: script, folder: world.folder))
        guard run.failures == 0 else { throw Refusal("\(run.failures) verzoeken aan \(address) zijn mislukt.") }
        return run
    }

    private func measurement(
        _ name: String,
        _ title: String,
        _ runs: [WrkRun],
        _ fixed: [WrkRun],
        _ bounds: (perSecond: Double, part: Double)
    ) -> Measurement {
        var measurement = Measurement(name: name, title: title)
        measurement.note("antwoorden", runs.map(\.perSecond), "per s", .atLeast(bounds.perSecond))
        measurement.note("99% beantwoord binnen", runs.map(\.p99), "ms", .atMost(10))
        measurement.compare(
            runs.map(\.perSecond),
            with: fixed.map(\.perSecond),
            of: "een vast antwoord van 600 bytes van dezelfde webserver",
            unit: "per s",
            part: bounds.part
        )
        return measurement
    }
}

/// The yardstick for reading: the same web server with one route that always gives the same 600 bytes.
struct FixedAnswer {
    private let server: Server

    init() throws {
        let response = Response(
            status: 200,
            headers: [Response.Header("Content-Type", "text/plain; charset=utf-8")],
            body: [UInt8](repeating: UInt8(ascii: "x"), count: 600)
        )
        server = try Server(
            Router(routes: [], platform: [PlatformRoute(.get, "/fixed", access: .anyone, .read { _, _ in response })]),
            settings: ServerSettings(),
            ports: ServerPorts(
                clock: SystemClock(),
                ids: TimeOrderedIDs(clock: SystemClock(), randomness: SystemRandomness())
            )
        )
        try server.start()
    }

    var address: String { "http://127.0.0.1:\(server.port)/fixed" }

    func stop() { server.stop() }
}
