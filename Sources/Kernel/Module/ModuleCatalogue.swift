/// Every module of the program with what it adds, checked against each other.
public struct ModuleCatalogue: Sendable {
    /// In an order in which each module comes after the modules it needs.
    public let modules: [Entry]

    /// One module and everything that it adds.
    public struct Entry: Sendable {
        public let manifest: ModuleManifest
        /// Every version of its case types, with the files they come from.
        public fileprivate(set) var sources: [CaseTypeSource]
        public let routes: [Route]
        public let migrations: [Migration]
        public let dossier: (any ModuleDossier)?
        let residentPages: [Entrance]
        let staffPages: [StaffPage]
        let panels: [CasePanel]
        let chores: [Chore]
        let figures: [ModuleFigures]
        /// `nil` when it brings no invented data.
        public let demonstration: Demonstration?
        let reservedSteps: [ReservedStep]
        let topics: Set<String>

        /// Every version of its case types, as its files say.
        public var caseTypes: [CaseType] { sources.map(\.type) }
    }

    /// A route with the module it belongs to.
    public struct ModuleRoute: Sendable {
        public let module: String
        public let route: Route
    }

    /// Lets each module register, and checks the whole.
    ///
    /// - Parameters:
    ///   - modules: In any order.
    ///   - plainDutch: Judges each text for residents; by default none is judged.
    /// - Throws: ``ModuleFaults`` with everything that is wrong: doubles, missing needs, cycles, foreign
    ///   migrations and faults in case type files.
    public init(
        _ modules: [any DomainModule],
        plainDutch: PlainDutchCheck = { _, _ in [] }
    ) throws(ModuleFaults) {
        let manifests = modules.map { type(of: $0).manifest }
        var faults = ModuleOrder.faults(manifests)
        var entries: [String: Entry] = [:]
        for module in modules {
            let entry = Entry(module, plainDutch, &faults)
            entries[entry.manifest.id] = entries[entry.manifest.id] ?? entry
        }
        let inGivenOrder = manifests.map(\.id).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        faults += ModuleDoubles.faults(inGivenOrder.compactMap { entries[$0] })
        guard faults.isEmpty else { throw ModuleFaults(faults) }
        self.modules = ModuleOrder.sorted(manifests).compactMap { entries[$0.id] }
    }

    /// The same modules with case types that the municipalities or their domain teams added as files.
    ///
    /// - Throws: ``ModuleFaults`` for a key or version that is there already, with both files.
    public func adding(_ sources: [CaseTypeSource]) throws(ModuleFaults) -> ModuleCatalogue {
        var entries = modules
        for source in sources {
            guard let place = entries.firstIndex(where: { $0.manifest.id == source.type.module }) else { continue }
            entries[place].sources.append(source)
        }
        let faults = ModuleDoubles.faults(entries)
        guard faults.isEmpty else { throw ModuleFaults(faults) }
        return ModuleCatalogue(entries)
    }

    private init(_ modules: [Entry]) { self.modules = modules }

    /// The ids in the order of ``modules``.
    public var ids: [String] { modules.map(\.manifest.id) }

    /// The module with this id, `nil` when the program has none.
    public subscript(id: String) -> Entry? { modules.first { $0.manifest.id == id } }

    /// Every address that a module answers.
    public var routes: [ModuleRoute] {
        modules.flatMap { entry in entry.routes.map { ModuleRoute(module: entry.manifest.id, route: $0) } }
    }

    /// Every schema step of the modules, in the order in which they are applied.
    public var migrations: [Migration] { modules.flatMap(\.migrations) }

    /// What the modules keep of their own cases.
    public var dossiers: ModuleDossiers { ModuleDossiers(modules) }

    /// Every version of every case type.
    public var caseTypes: [CaseType] { modules.flatMap(\.caseTypes) }

    /// The case types as one municipality uses them; see ``CaseTypeCatalogue``.
    ///
    /// - Throws: ``ConfigFaults`` when the municipality's norms, overrides or rules do not fit the modules.
    public func caseTypes(
        for municipality: Municipality,
        modulesOn: Set<String>,
        overrides: [CaseTypeOverride] = []
    ) throws(ConfigFaults) -> CaseTypeCatalogue {
        try checkTopics(of: municipality)
        return try CaseTypeCatalogue(
            caseTypes,
            for: municipality,
            modulesOn: modulesOn,
            overrides: municipality.caseTypeOverrides + overrides
        )
    }

    /// A rule about a word that no module has would never fit anything.
    private func checkTopics(of municipality: Municipality) throws(ConfigFaults) {
        let known = modules.reduce(into: Set<String>()) { $0.formUnion($1.topics) }
        let faults = municipality.teamRules.enumerated().flatMap { place, rule in
            rule.topics.subtracting(known).sorted().map { topic in
                ConfigFault(
                    file: "Config/municipalities/\(municipality.slug).json",
                    keyPath: "teamRules[\(place)].topics",
                    value: .text(topic),
                    rule: "Geen onderdeel kent dit onderwerp.",
                    remedy: NearestWord.question(topic, among: known.sorted())
                )
            }
        }
        guard faults.isEmpty else { throw ConfigFaults(faults) }
    }

    /// The modules that are off although `module` needs them, directly or through another; empty when it may go on.
    public func needsThatAreOff(of module: String, modulesOn: Set<String>) -> [String] {
        var waiting = self[module]?.manifest.needs ?? []
        var needed: Set<String> = []
        while let need = waiting.popLast() {
            if needed.insert(need).inserted { waiting += self[need]?.manifest.needs ?? [] }
        }
        return ids.filter { needed.contains($0) && !modulesOn.contains($0) }
    }
}

extension ModuleCatalogue.Entry {
    fileprivate init(_ module: any DomainModule, _ plainDutch: PlainDutchCheck, _ faults: inout [ModuleFault]) {
        var registry = ModuleRegistry()
        module.register(in: &registry)
        manifest = type(of: module).manifest
        routes = registry.routes
        migrations = registry.migrations
        dossier = registry.dossier
        residentPages = registry.residentPages
        staffPages = registry.staffPages
        panels = registry.panels
        chores = registry.chores
        figures = registry.figures
        demonstration = registry.demonstration
        reservedSteps = registry.reservedSteps
        topics = registry.topics
        let id = manifest.id
        faults += registry.faults.map { ModuleFault.dataFile($0, module: id) }
        var sources: [CaseTypeSource] = []
        for file in registry.caseTypeFiles {
            do {
                let type = try CaseType.read(file, module: manifest.id, plainDutch: plainDutch)
                sources.append(CaseTypeSource(type, file: file.name))
            } catch {
                faults += error.all.map { ModuleFault.caseTypeFile($0, module: id) }
            }
        }
        self.sources = sources
    }
}
