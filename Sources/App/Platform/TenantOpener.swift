internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

/// Opens the file of one municipality and puts together what its requests need.
struct TenantOpener: Sendable {
    let opener: FileOpener
    let files: PlatformFiles
    let catalogue: ModulesInUse
    let ids: any UniqueIDSource
    let bell: DeliveryBell
    let mailBell: DeliveryBell
    let limits: PlatformConfiguration.Limits
    /// Every municipality of the configuration at the start.
    let served: [ModuleParts.Neighbour]

    /// - Throws: ``Refusal`` or ``StoreError`` as ``FileOpener/open(_:_:owner:limits:)``; `ConfigFaults` when
    ///   its norms name no case type.
    func open(_ municipality: Municipality) throws -> OpenTenant {
        let modules = catalogue.now
        let caseTypes = try modules.caseTypes(for: municipality, modulesOn: Set(modules.ids))
        let path = files.database(of: municipality)
        var storeLimits = StoreLimits()
        storeLimits.queueLength = limits.changeQueue
        let store = try opener.open(
            path,
            KernelSchema.migrations + modules.migrations,
            owner: municipality.code,
            limits: storeLimits
        )
        let prefixes = modules.modules.map { ($0.manifest.id, $0.manifest.tablePrefix) }
        let records = TenantRecords(
            store: store,
            files: ContentFiles(folder: ContentFiles.folder(besideDatabase: path), digest: SHA256()),
            sources: .init(
                ids: ids,
                randomness: SystemRandomness(),
                vault: opener.keys.vault(forMunicipality: municipality.code),
                tablePrefixes: Dictionary(uniqueKeysWithValues: prefixes),
                deliveryWaits: { [bell] in bell.ring(municipality.slug) },
                mailWaits: { [mailBell] in mailBell.ring(municipality.slug) }
            )
        )
        let switches = ModuleSwitches(store) { records.surroundings(of: .platform, at: $0) }
        return OpenTenant(
            municipality: municipality,
            store: store,
            records: records,
            switches: switches,
            caseTypes: caseTypes,
            modulesOn: try switches.on(startModules: municipality.startModules),
            modules: modules,
            neighbours: served.filter { $0.slug != municipality.slug }
        )
    }
}

/// A municipality that is being served.
struct OpenTenant: Sendable {
    var municipality: Municipality
    let store: SQLiteStore
    let records: TenantRecords
    let switches: ModuleSwitches
    var caseTypes: CaseTypeCatalogue
    var modulesOn: Set<String>
    let modules: ModuleCatalogue
    let neighbours: [ModuleParts.Neighbour]

    /// As the server sees it.
    var entry: TenantEntry {
        var parts = modules.parts(modulesOn: modulesOn)
        parts.neighbours = neighbours
        return TenantEntry(
            municipality: municipality,
            tenant: records,
            caseTypes: caseTypes,
            modulesOn: modulesOn,
            parts: parts
        )
    }
}

/// Stands in for a municipality whose file could not be opened: every request hears "try later".
struct ClosedTenant: Tenant {
    let files: any FileStore = ClosedFiles()
    private static let refusal = StoreError.unavailable(code: 11)

    func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value {
        throw Self.refusal
    }

    func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        done(.failure(Self.refusal))
    }

    private struct ClosedFiles: FileStore {
        func keep(_ bytes: [UInt8]) throws -> String { throw ClosedTenant.refusal }
        func bytes(of hash: String) throws -> [UInt8]? { throw ClosedTenant.refusal }
        func contains(_ hash: String) -> Bool { false }
        func remove(_ hash: String) throws { throw ClosedTenant.refusal }
    }
}
