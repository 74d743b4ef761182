internal import Kernel
internal import Records
internal import SQLiteStore

/// The municipalities that are being served, by slug and by host; they can change while the server runs.
final class TenantDirectory: Tenants {
    private struct State {
        var open: [String: OpenTenant] = [:]
        var bySlug: [String: TenantEntry] = [:]
        var byHost: [String: TenantEntry] = [:]
        var all: [TenantEntry] = []

        mutating func add(_ entry: TenantEntry) {
            bySlug[entry.municipality.slug] = entry
            for host in entry.municipality.hosts { byHost[host] = entry }
            all = bySlug.values.sorted { $0.municipality.name < $1.municipality.name }
        }
    }

    private let state = Lock(State())
    private let switching = Lock(())
    private let opener: TenantOpener

    init(_ opener: TenantOpener) { self.opener = opener }

    func tenant(slug: String) -> TenantEntry? { state.withLock { $0.bySlug[slug] } }

    func tenant(host: String) -> TenantEntry? { state.withLock { $0.byHost[host] } }

    var all: [TenantEntry] { state.withLock { $0.all } }

    /// Every municipality whose file is open, in the order of their slugs.
    var open: [OpenTenant] { state.withLock { $0.open.values.sorted { $0.municipality.slug < $1.municipality.slug } } }

    /// The open municipality with this slug, `nil` when there is none.
    func open(slug: String) -> OpenTenant? { state.withLock { $0.open[slug] } }

    /// Opens municipalities side by side: with hundreds of files the disk is what takes time.
    ///
    /// - Throws: The first ``Refusal`` or `ConfigFaults`; a damaged file is reported and not thrown.
    func open(_ municipalities: [Municipality], report: @escaping @Sendable (String) -> Void) throws {
        let faults = Lock<[any Error]>([])
        let next = Lock(municipalities[...])
        let threads = try (0..<min(4, municipalities.count)).map { _ in
            try SystemThread.start { [self] in
                while let municipality = next.withLock({ $0.popFirst() }) {
                    do {
                        try add(municipality, report: report)
                    } catch {
                        faults.withLock { $0.append(error) }
                    }
                }
            }
        }
        threads.forEach { $0.join() }
        if let fault = faults.withLock({ $0.first }) { throw fault }
    }

    /// Serves one more municipality from now on.
    func add(_ municipality: Municipality, report: (String) -> Void) throws {
        do {
            let tenant = try opener.open(municipality)
            state.withLock { state in
                state.open[municipality.slug] = tenant
                state.add(tenant.entry)
            }
        } catch let error as StoreError {
            report(Self.sentence(about: error, file: opener.files.database(of: municipality), municipality.name))
            state.withLock { state in
                state.add(
                    TenantEntry(
                        municipality: municipality,
                        tenant: ClosedTenant(),
                        caseTypes: CaseTypeCatalogue([]),
                        modulesOn: Set(municipality.startModules)
                    )
                )
            }
        }
    }

    /// Switches a module of one municipality, in its file and in what the server shows.
    ///
    /// - Throws: ``ModuleSwitches/Refused`` or ``StoreError``.
    func setModule(_ module: String, isOn: Bool, of slug: String, keepingOpenCases: Bool, at now: Timestamp) throws {
        guard let tenant = open(slug: slug) else { throw Problem.notFound }
        // One switch at a time, or an older set of modules could be shown last.
        try switching.withLock { _ in
            try tenant.switches.set(module, isOn: isOn, keepingOpenCases: keepingOpenCases, at: now)
            let on = try tenant.switches.on(startModules: tenant.municipality.startModules)
            state.withLock { state in
                guard var changed = state.open[slug] else { return }
                changed.modulesOn = on
                state.open[slug] = changed
                state.add(changed.entry)
            }
        }
    }

    /// Gives every open municipality the case types of `modules` with what it changes about them by now.
    ///
    /// Of the configuration only the case types count: other settings are read at the start.
    ///
    /// - Returns: The slugs of the municipalities for which something changed.
    /// - Throws: `ConfigFaults` when they do not fit; then nothing changed anywhere.
    func useCaseTypes(of modules: ModuleCatalogue, as configuration: Configuration) throws -> [String] {
        var changes: [(slug: String, municipality: Municipality, types: CaseTypeCatalogue)] = []
        for tenant in open {
            var municipality = tenant.municipality
            municipality.caseTypeOverrides = configuration.municipality(municipality.slug)?.caseTypeOverrides ?? []
            let types = try modules.caseTypes(for: municipality, modulesOn: Set(modules.ids))
            guard types.all != tenant.caseTypes.all else { continue }
            changes.append((municipality.slug, municipality, types))
        }
        state.withLock { state in
            for change in changes {
                guard var tenant = state.open[change.slug] else { continue }
                (tenant.municipality, tenant.caseTypes) = (change.municipality, change.types)
                state.open[change.slug] = tenant
                state.add(tenant.entry)
            }
        }
        return changes.map(\.slug)
    }

    func close() {
        for tenant in open {
            tenant.store.drain()
            tenant.store.close()
        }
    }

    private static func sentence(about error: StoreError, file: String, _ name: String) -> String {
        switch error {
        case .damaged:
            "\(file) is beschadigd. \(name) is niet bereikbaar tot u een reservekopie terugzet (dichtbij restore)."
        default:
            "\(file) is niet te openen (\(error)). \(name) is niet bereikbaar. Controleer schijf en rechten."
        }
    }
}
