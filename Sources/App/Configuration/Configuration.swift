internal import Kernel

/// Everything that an operator sets: the platform and its municipalities, read and checked together.
struct Configuration: Hashable, Sendable {
    var platform: PlatformConfiguration
    /// In the order of their slugs.
    var municipalities: [Municipality]
    /// The case types that were added as files, besides those of the modules.
    var caseTypes: [CaseTypeSource] = []

    /// Reads a configuration folder.
    ///
    /// - Parameters:
    ///   - folder: The folder that holds `platform.json` and `municipalities`.
    ///   - moduleIDs: The modules that are compiled in.
    /// - Returns: What all files say together.
    /// - Throws: `ConfigFaults` with everything that is wrong in any of the files.
    static func read(folder: String, moduleIDs: [String]) throws(ConfigFaults) -> Configuration {
        let files = ConfigurationFolder(folder)
        var faults: [ConfigFault] = []
        let platform = collect(&faults) { () throws(ConfigFaults) in
            try PlatformConfiguration.read(files.platform, try files.bytes(of: files.platform))
        }
        let slugs = collect(&faults) { () throws(ConfigFaults) in try files.slugs() } ?? []
        let caseTypeFiles = CaseTypeFiles(folder: files, moduleIDs: moduleIDs)
        var municipalities: [Municipality] = []
        for slug in slugs {
            let overrides = caseTypeFiles.overrides(of: slug, &faults)
            let read = collect(&faults) { () throws(ConfigFaults) in
                try Municipality.read(files, slug: slug, moduleIDs: moduleIDs)
            }
            guard var municipality = read else { continue }
            municipality.caseTypeOverrides = overrides
            municipalities.append(municipality)
        }
        faults += caseTypeFiles.strayFolders(beside: slugs)
        let caseTypes = caseTypeFiles.added(&faults)
        faults += ConfigurationRules(files: files, platform: platform, municipalities: municipalities).faults
        guard let platform, faults.isEmpty else { throw ConfigFaults(faults) }
        return Configuration(
            platform: platform,
            municipalities: municipalities,
            caseTypes: caseTypes
        )
    }

    /// The modules with the case types that were added as files, and every municipality's own texts checked
    /// against them.
    ///
    /// - Throws: ``Refusal`` for doubles, `ConfigFaults` with everything that does not fit.
    func completed(_ modules: ModuleCatalogue) throws -> ModuleCatalogue {
        let complete: ModuleCatalogue
        do throws(ModuleFaults) {
            complete = try modules.adding(caseTypes)
        } catch {
            throw Refusal("De zaaktypen passen niet bij elkaar:\n\(error)")
        }
        var faults: [ConfigFault] = []
        for municipality in municipalities {
            _ = Self.collect(&faults) { () throws(ConfigFaults) in
                try complete.caseTypes(for: municipality, modulesOn: Set(complete.ids))
            }
        }
        guard faults.isEmpty else { throw ConfigFaults(faults) }
        return complete
    }

    /// The municipality with this slug, `nil` when there is none.
    func municipality(_ slug: String) -> Municipality? {
        municipalities.first { $0.slug == slug }
    }

    /// The municipalities that an organisation runs, in the order of their slugs.
    func municipalities(of organisation: String) -> [Municipality] {
        municipalities.filter { $0.organisation == organisation }
    }

    private static func collect<Value>(
        _ faults: inout [ConfigFault],
        _ read: () throws(ConfigFaults) -> Value
    ) -> Value? {
        do throws(ConfigFaults) {
            return try read()
        } catch {
            faults += error.all
            return nil
        }
    }
}
