internal import Kernel
internal import Records
internal import SQLiteStore

extension BenchWorld {
    /// Opens cases through the same code as pushes do, until there are this many over all municipalities.
    ///
    /// Jobs on a writer stay short, as the platform asks of everybody.
    ///
    /// - Parameters:
    ///   - cases: Of all municipalities together.
    ///   - people: Whose cases they are; `nil` for nobody's.
    ///   - progress: Hears how far it is.
    /// - Throws: ``Refusal`` or `StoreError` when the data cannot be written.
    func fill(to cases: Int, people: BenchPeople? = nil, showing progress: Progress) throws {
        try open { platform, client in
            let tenants = platform.directory.open
            let known = try tenants.map { try $0.countCases() }
            var done = known.reduce(0, +)
            for (place, tenant) in tenants.enumerated() {
                let goal = cases * (place + 1) / tenants.count - cases * place / tenants.count
                let now = platform.clock.now()
                let resident = { @Sendable number in people?.resident(ofCase: number) ?? .anonymous }
                let seeding = try CaseSeeding(tenant, client: client, resident: resident, at: now)
                if known[place] == 0 { try people?.describe(in: tenant, at: now) }
                var next = known[place]
                while next < goal {
                    let end = min(next + 2_000, goal)
                    try seeding.open(next..<end)
                    done += end - next
                    next = end
                    progress.advance(to: done)
                }
            }
            progress.finish(done)
        }
    }

    /// Some thousands of addresses of cases, spread over all of them.
    ///
    /// - Parameter path: Makes the address of one case, behind the name of its municipality.
    /// - Returns: The addresses in no order.
    /// - Throws: ``Refusal`` or `StoreError` when the data cannot be read.
    func sample(_ path: (CaseNumber, FollowCode) -> String) throws -> [String] {
        try open { platform, _ in
            try platform.directory.open.flatMap { tenant in
                try tenant.sampleCases(20_000 / municipalities).map { number, code in
                    "/\(tenant.municipality.slug)" + path(number, code)
                }
            }.shuffled()
        }
    }

    /// Some thousands of cases of the first municipality, in no order.
    func sampleCases() throws -> [(number: CaseNumber, code: FollowCode)] {
        try open { platform, _ in try platform.directory.open.first?.sampleCases(20_000).shuffled() ?? [] }
    }
}

extension OpenTenant {
    /// About this many cases, spread over all of them.
    fileprivate func sampleCases(_ count: Int) throws -> [(number: CaseNumber, code: FollowCode)] {
        let step = max(1, try countCases() / max(1, count))
        return try store.read { database in
            try database.rows("SELECT year, sequence, follow_code FROM case_file WHERE id % \(step) = 0") { row in
                (try CaseNumber(year: row.integer(0), sequence: row.integer(1)), try FollowCode(row.text(2)))
            }
        }
    }

    /// Cases are never removed here, so the highest key is their number.
    func countCases() throws -> Int {
        try store.read { try $0.first("SELECT coalesce(max(id), 0) FROM case_file") { try $0.integer(0) } } ?? 0
    }
}

/// Opens invented cases in one municipality; every second one has moved on already.
struct CaseSeeding: Sendable {
    private let tenant: OpenTenant
    private let client: IntegratorClient
    private let resident: @Sendable (Int) -> ResidentIdentity
    private let type: CaseType
    private let dates: CaseDates
    private let now: Timestamp

    /// Cases in one job of the writer, some 5 ms.
    private static let perJob = 100

    /// - Throws: ``Refusal`` when the case type for measuring is not there.
    init(
        _ tenant: OpenTenant,
        client: IntegratorClient,
        resident: @escaping @Sendable (Int) -> ResidentIdentity,
        at now: Timestamp
    ) throws {
        self.resident = resident
        self.tenant = tenant
        self.client = client
        self.now = now
        guard let type = tenant.caseTypes.current(BenchWorld.caseType, on: now.day) else {
            throw Refusal("Het zaaktype \(BenchWorld.caseType) is er niet.")
        }
        self.type = type
        dates = type.dates(openedOn: now.day, in: tenant.municipality)
    }

    /// Opens the cases with these numbers and waits until they are on disk.
    func open(_ numbers: Range<Int>) throws {
        let jobs = stride(from: numbers.lowerBound, to: numbers.upperBound, by: Self.perJob)
            .map { $0..<min($0 + Self.perJob, numbers.upperBound) }
        let outcomes = Lock<[Result<Void, any Error>]>([])
        let finished = Promise<Void>()
        for job in jobs {
            tenant.store.write(
                { try open(job, in: $0) },
                done: { result in
                    let isLast = outcomes.withLock { outcomes in
                        outcomes.append(result)
                        return outcomes.count == jobs.count
                    }
                    if isLast { finished.fulfil(()) }
                }
            )
        }
        finished.wait()
        for outcome in outcomes.withLock({ $0 }) { try outcome.get() }
    }

    private func open(_ numbers: Range<Int>, in database: any WritableDatabase) throws {
        let ledger = CaseLedger(database, tenant.records.surroundings(of: .platform, at: now))
        for number in numbers {
            let file = try ledger.open(new(number))
            if number.isMultiple(of: 2) { _ = try ledger.record(change(1), title: nil, on: file, of: type) }
        }
    }

    private func new(_ number: Int) -> NewCase {
        NewCase(
            type: type,
            status: change(0),
            channel: .push,
            title: "Losse stoeptegel bij de school",
            resident: resident(number),
            source: CaseSource(client: client.id, reference: "M-\(number)"),
            dates: dates
        )
    }

    private func change(_ step: Int) -> StatusChange {
        StatusChange(to: type.steps[min(step, type.steps.count - 1)], at: now.adding(seconds: 60 * step - 3_600))
    }
}
