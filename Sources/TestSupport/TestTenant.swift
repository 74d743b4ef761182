public import Kernel
public import Records
internal import SQLiteStore
internal import Vault

/// One municipality with a real file, a real vault and a clock that stands still.
public final class TestTenant: Sendable {
    public let municipality: Municipality
    public let clock: FixedClock
    public let file: TemporaryStore
    public let records: TenantRecords
    public let caseTypes: CaseTypeCatalogue
    public let modulesOn: Set<String>

    /// - Parameters:
    ///   - municipality: `nil` for ``Kernel/Municipality/test(slug:code:name:organisation:)``.
    ///   - caseTypes: What the catalogue holds.
    ///   - migrations: The modules' own tables.
    ///   - tablePrefixes: The start of the table names of each module.
    ///   - deliveryWaits: Hears of commits that left something for MijnOverheid.
    ///   - mailWaits: Hears of commits that left a message for an e-mail address.
    /// - Throws: What opening a file throws.
    public init(
        _ municipality: Municipality? = nil,
        caseTypes: [CaseType] = [.test()],
        migrations: [Migration] = [],
        tablePrefixes: [String: String] = ["physical-domain": "physical_domain_"],
        deliveryWaits: @escaping @Sendable () -> Void = {},
        mailWaits: @escaping @Sendable () -> Void = {}
    ) throws {
        self.municipality = try municipality ?? .test()
        clock = FixedClock(.testNoon)
        file = try TemporaryStore(migrations: KernelSchema.migrations + migrations)
        guard let key = MasterKey(newWithID: "test", randomness: SystemRandomness()) else {
            preconditionFailure("a fresh key is a key")
        }
        let vault = try KeyRing(current: key).vault(forMunicipality: self.municipality.code)
        records = TenantRecords(
            store: file.store,
            files: ContentFiles(folder: "\(file.folder.path)/files", digest: SHA256()),
            sources: .init(
                ids: TimeOrderedIDs(clock: clock, randomness: SystemRandomness()),
                randomness: SystemRandomness(),
                vault: vault,
                tablePrefixes: tablePrefixes,
                deliveryWaits: deliveryWaits,
                mailWaits: mailWaits
            )
        )
        self.caseTypes = CaseTypeCatalogue(caseTypes)
        modulesOn = Set(caseTypes.map(\.module))
    }

    /// A context as the server makes it for one request.
    ///
    /// - Parameters:
    ///   - caller: Who asks.
    ///   - module: The one that answers; `nil` for the kernel's own pages.
    ///   - modulesOn: Those of the case types unless told otherwise.
    ///   - pages: Keeps or draws what is shown.
    ///   - parts: What modules add to pages of others.
    /// - Returns: The context at this moment.
    public func context(
        _ caller: Caller = .anonymous,
        module: String? = nil,
        modulesOn: Set<String>? = nil,
        pages: any PageRenderer = NoPages(),
        parts: ModuleParts = ModuleParts()
    ) -> Context {
        Context(
            municipality: municipality,
            caller: caller,
            now: clock.now(),
            caseTypes: caseTypes,
            modulesOn: modulesOn ?? self.modulesOn,
            tenant: records,
            module: module,
            pages: pages,
            parts: parts
        )
    }

    /// Noor, who works here, or elsewhere; her session lasts so long that no test comes near its end, with its note.
    public func employee(
        _ role: StaffRole = .caseWorker,
        module: String? = nil,
        in slug: String? = nil
    ) -> Caller {
        let grant = StaffGrant(municipality: slug ?? municipality.slug, role: role, module: module)
        let member = StaffMember(
            id: 7,
            loginName: "noor",
            fullName: "Noor Voorbeeld",
            organisation: "1stroom",
            grants: [grant]
        )
        let ends = clock.now().adding(seconds: 400 * 86_400)
        return .staff(StaffSession(member: member, formToken: "formulier", endsAt: ends))
    }

    /// Changes something and waits for the commit.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any WriteSession) throws -> Value
    ) throws -> Value {
        try context().writeAndWait(body)
    }
}
