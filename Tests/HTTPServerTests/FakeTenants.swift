import Kernel
import TestSupport

/// Municipalities without a database: writes run at once, one after another, on a thread of their own.
final class FakeTenants: Tenants {
    private let entries: Lock<[TenantEntry]>

    init(_ entries: [TenantEntry] = []) { self.entries = Lock(entries) }

    /// Duiven on its path, Heerde also on its own host.
    static func duivenAndHeerde(
        modulesOn: Set<String> = [],
        tenant: any Tenant = FakeTenant()
    ) throws -> FakeTenants {
        FakeTenants([
            try entry("duiven", "Duiven", organisation: "1stroom", modulesOn: modulesOn, tenant: tenant),
            try entry("heerde", "Heerde", hosts: ["diensten.heerde.example"], modulesOn: modulesOn, tenant: tenant),
        ])
    }

    static func entry(
        _ slug: String,
        _ name: String,
        organisation: String = "other",
        hosts: [String] = [],
        modulesOn: Set<String> = [],
        tenant: any Tenant = FakeTenant()
    ) throws -> TenantEntry {
        let municipality = Municipality(
            slug: slug,
            code: "0226",
            name: name,
            organisation: organisation,
            rsin: try LegalEntityNumber("000002252"),
            oin: OrganisationIdentificationNumber(try LegalEntityNumber("000002252")),
            applicationName: "dichtbij",
            hosts: hosts,
            theme: Municipality.Theme(accent: "#003366", accentOnDark: "#99ccff"),
            phone: "0316 279 111",
            responsePromise: ServiceNorm(2, .workingDays)
        )
        return TenantEntry(
            municipality: municipality,
            tenant: tenant,
            caseTypes: CaseTypeCatalogue([]),
            modulesOn: modulesOn
        )
    }

    func add(_ entry: TenantEntry) { entries.withLock { $0.append(entry) } }

    func tenant(slug: String) -> TenantEntry? {
        entries.withLock { $0.first { $0.municipality.slug == slug } }
    }

    func tenant(host: String) -> TenantEntry? {
        entries.withLock { $0.first { $0.municipality.hosts.contains(host) } }
    }

    var all: [TenantEntry] { entries.withLock { $0 } }
}

/// A municipality's file that keeps nothing.
final class FakeTenant: Tenant {
    let files: any FileStore = NoFiles()
    private let commit: @Sendable (@escaping @Sendable () -> Void) -> Void

    /// - Parameter commit: When and where a write runs; at once on a new thread unless told otherwise.
    init(commit: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = FakeTenant.onNewThread) {
        self.commit = commit
    }

    static let onNewThread: @Sendable (@escaping @Sendable () -> Void) -> Void = { job in
        // The thread is never joined: it ends with the job.
        if (try? SystemThread.start(job)) == nil { job() }
    }

    func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value {
        throw StoreError.busy
    }

    func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        commit { done(Result { try body(FakeSession()) }) }
    }
}

private struct FakeSession: WriteSession {
    var cases: any CaseRegister { preconditionFailure("This session keeps no cases.") }
    var dossier: any CaseDossier { preconditionFailure("This session keeps no dossier.") }
    var handling: any CaseHandling { preconditionFailure("This session handles no cases.") }
    var tasks: any TaskRegister { preconditionFailure("This session keeps no tasks.") }
    var work: any WorkDivision { preconditionFailure("This session divides no work.") }
    var own: any OwnFile { preconditionFailure("This session knows nobody.") }
    var emergencies: any EmergencyRegister { preconditionFailure("This session opens nothing in an emergency.") }
    var residents: any ResidentSearch { preconditionFailure("This session knows no residents.") }
    var contacts: any ContactRegister { preconditionFailure("This session keeps no contacts.") }
    var messages: any MessageRegister { preconditionFailure("This session keeps no messages.") }
    var tables: any WritableDatabase { preconditionFailure("This session has no tables.") }
    var addresses: any ContactAddresses { preconditionFailure("This session keeps no addresses.") }
    var answers: any CaseAnswers { preconditionFailure("This session keeps no answers.") }
    var waitingFiles: any WaitingFiles { preconditionFailure("This session keeps no files.") }
    var readLog: any ReadLog { preconditionFailure("This session keeps no log.") }
    func newID() -> UniqueID { UniqueID(high: 1, low: 1) }
}

private struct NoFiles: FileStore {
    func keep(_ bytes: [UInt8]) throws -> String { throw StoreError.unavailable(code: 13) }
    func bytes(of hash: String) throws -> [UInt8]? { nil }
    func contains(_ hash: String) -> Bool { false }
    func remove(_ hash: String) throws { throw StoreError.unavailable(code: 13) }
}
