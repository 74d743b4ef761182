internal import Kernel

/// Everything that an operator sets: the platform and its municipalities, read and checked together.
struct Configuration: Hashable, Sendable {
    var platform: PlatformConfiguration
    /// In the order of their slugs.
    var municipalities: [Municipality]

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
        let municipalities = slugs.compactMap { slug in
            collect(&faults) { () throws(ConfigFaults) in
                try Municipality.read(files, slug: slug, moduleIDs: moduleIDs)
            }
        }
        faults += ConfigurationRules(files: files, platform: platform, municipalities: municipalities).faults
        guard let platform, faults.isEmpty else { throw ConfigFaults(faults) }
        return Configuration(platform: platform, municipalities: municipalities)
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
