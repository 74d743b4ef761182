internal import Kernel
internal import Records
internal import SQLiteStore
internal import Vault

/// Everything that the program keeps open: the platform's file, the municipalities' files and their keys.
final class Platform: Sendable {
    let configuration: Configuration
    /// The modules, and the case types that can be read again.
    let catalogue: ModulesInUse
    let directory: TenantDirectory
    let clients: ClientDirectory
    let staff: StaffRecords
    let clock: any Clock
    let ids: any UniqueIDSource
    let keys: KeysInUse
    let files: PlatformFiles
    /// Rings when a change left a message for MijnOverheid.
    let bell: DeliveryBell
    /// Rings when a change left a message for an e-mail address.
    let mailBell: DeliveryBell
    private let threads: WriterPool
    let file: SQLiteStore

    /// What a platform is opened with.
    struct Foundations: Sendable {
        let configuration: Configuration
        let modules: ModuleCatalogue
        let keys: KeyRing
        let clock: any Clock
    }

    /// Opens the files; a municipality whose file is damaged stays closed and the others go on.
    ///
    /// - Parameters:
    ///   - foundations: Settings, modules, keys and clock.
    ///   - report: Hears, sentence by sentence, what could not be opened.
    /// - Throws: ``Refusal`` when the whole cannot start: a wrong key, a newer file, an unusable folder.
    init(_ foundations: Foundations, report: @escaping @Sendable (String) -> Void) throws {
        configuration = foundations.configuration
        let catalogue = try ModulesInUse(foundations.modules, foundations.configuration)
        self.catalogue = catalogue
        clock = foundations.clock
        let keys = KeysInUse(foundations.keys)
        self.keys = keys
        let bell = DeliveryBell()
        self.bell = bell
        let mailBell = DeliveryBell()
        self.mailBell = mailBell
        files = PlatformFiles(foundations.configuration.platform.dataFolder)
        try files.makeFolders()
        OwnFolder.empty(files.spool)
        threads = WriterPool()
        let ids = TimeOrderedIDs(clock: foundations.clock, randomness: SystemRandomness())
        self.ids = ids
        let opener = FileOpener(threads: threads, clock: foundations.clock, keys: keys)
        do {
            file = try opener.open(files.platform, PlatformSchema.migrations, owner: "platform")
        } catch let error as StoreError {
            throw Refusal(files.sentence(about: error))
        }
        staff = StaffRecords(file)
        clients = try ClientDirectory(ClientRecords(file, vault: keys.platformVault()))
        directory = TenantDirectory(
            TenantOpener(
                opener: opener,
                files: files,
                catalogue: catalogue,
                ids: ids,
                bell: bell,
                mailBell: mailBell,
                limits: foundations.configuration.platform.limits,
                served: foundations.configuration.municipalities.map {
                    ModuleParts.Neighbour(name: $0.name, slug: $0.slug)
                }
            )
        )
        try directory.open(foundations.configuration.municipalities, report: report)
    }

    /// The modules with every case type of now.
    var modules: ModuleCatalogue { catalogue.now }

    /// Waits for every queued change and closes the files.
    func close() {
        directory.close()
        file.drain()
        file.close()
    }

    /// The commits and queues of the platform's own file.
    var figures: StoreFigures { file.figures }
}
