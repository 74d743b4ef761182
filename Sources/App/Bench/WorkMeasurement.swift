internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

extension BenchRun {
    /// One list of work over ten municipalities that have many cases together.
    func work() throws -> [Measurement] {
        let count = 10
        return try withWorld("work-\(cases)", municipalities: count) { world in
            try world.fill(
                to: cases,
                showing: Progress("Zaken maken in \(count) gemeenten", total: cases, on: terminal, clock: SystemClock())
            )
            let session = try world.session()
            let server = try BenchServer(world)
            defer { server.stop() }
            let paths = try world.workPaths { "/werk?wie=allen&na=\($0)" } + ["/werk?wie=allen", "/werk?wie=team"]
            let runs = try (1...rounds).map { round in
                announce("work", round)
                return try workRun(server.origin, paths, session, world)
            }
            let title = "Werklijst van \(count) gemeenten, bij \(Progress.grouped(cases)) zaken, 8 verbindingen"
            return [Self.workMeasurement("all-work", title, runs, p99: 30)]
        }
    }

    /// Asks for pages as somebody who is logged in, on 8 connections.
    func workRun(_ address: String, _ paths: [String], _ session: String, _ world: BenchWorld) throws -> WrkRun {
        let file = "\(world.folder)/work.txt"
        try TextFile.write(paths.joined(separator: "\n"), to: file)
        let script = LoadScripts.reads(of: file, headers: ["Cookie": "\(FrontDoor.sessionCookie)=\(session)"])
        return try run(address, script, world)
    }

    /// - Throws: ``Refusal`` when a request fails.
    func run(_ address: String, _ script: String, _ world: BenchWorld) throws -> WrkRun {
        let run = try WrkRun(address, .init(connections: 8, seconds: seconds, script: script, folder: world.folder))
        guard run.failures == 0 else { throw Refusal("\(run.failures) verzoeken aan \(address) zijn mislukt.") }
        return run
    }

    static func workMeasurement(_ name: String, _ title: String, _ runs: [WrkRun], p99: Double) -> Measurement {
        var measurement = Measurement(name: name, title: title)
        measurement.note("antwoorden", runs.map(\.perSecond), "per s")
        measurement.note("99% beantwoord binnen", runs.map(\.p99), "ms", .atMost(p99))
        return measurement
    }
}

extension BenchWorld {
    /// What the forms of the session carry.
    static let formToken = "meting"

    /// Logs a case worker of all municipalities in; the account is made when it is not there.
    ///
    /// - Returns: The token for the cookie.
    /// - Throws: ``Refusal`` or `StoreError` when the data cannot be written.
    func session() throws -> String {
        try open { platform, _ in
            let now = platform.clock.now()
            let slugs = platform.directory.open.map(\.municipality.slug)
            if try platform.staff.account(named: Self.clientName) == nil {
                try platform.staff.add(
                    StaffRecords.NewMember(
                        loginName: Self.clientName,
                        fullName: "Meting",
                        organisation: "meting",
                        passwordHash: "no password opens this account",
                        grants: Set(
                            slugs.map { StaffGrant(municipality: $0, role: .caseWorker, team: "buitendienst") }
                        )
                    ),
                    at: now
                )
            }
            guard let member = try platform.staff.account(named: Self.clientName)?.member else {
                throw Refusal("Het account om mee te meten is er niet.")
            }
            let token = SessionToken(randomness: SystemRandomness())
            let end = now.adding(seconds: StaffRecords.sessionSeconds)
            try platform.staff.start(
                StaffSession(member: member, formToken: Self.formToken, endsAt: end),
                token: token.stored,
                at: now
            )
            return token.text
        }
    }

    /// Addresses of pages in the middle of a list, some hundreds for each municipality.
    ///
    /// - Parameter path: Makes an address with the mark of an entry, behind the name of no municipality.
    /// - Returns: The addresses in no order.
    /// - Throws: ``Refusal`` or `StoreError` when the data cannot be read.
    func workPaths(_ path: (String) -> String) throws -> [String] {
        try open { platform, _ in
            try platform.directory.open.flatMap { tenant in
                let step = max(1, try tenant.countCases() / 500)
                return try tenant.store.read { database in
                    try database.rows(
                        "SELECT year, sequence, due_on FROM case_file WHERE id % \(step) = 0"
                    ) { row in
                        let number = try CaseNumber(year: row.integer(0), sequence: row.integer(1))
                        return path("\(try row.integer(2)).\(number).\(tenant.municipality.slug)")
                    }
                }
            }.shuffled()
        }
    }
}
