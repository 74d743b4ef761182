internal import FoundationEssentials
internal import Kernel

/// The names and bytes of the configuration files.
struct ConfigurationFolder: Hashable, Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// The file of the whole platform.
    var platform: String { "\(path)/platform.json" }

    /// The file of one municipality.
    func municipality(_ slug: String) -> String { "\(path)/municipalities/\(slug).json" }

    /// The folder with case types that were added, one folder in it for each module.
    var caseTypes: String { "\(path)/case-types" }

    /// The folder with what one municipality changes about case types.
    func overrides(of slug: String) -> String { "\(path)/municipalities/\(slug)/case-types" }

    /// The paths of the JSON files in a folder, sorted; none when there is no such folder.
    func jsonFiles(in folder: String) -> [String] {
        names(in: folder).filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
    }

    /// The names of the folders in a folder, sorted.
    func folders(in folder: String) -> [String] {
        names(in: folder).filter {
            (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\($0)")) != nil
        }
    }

    private func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The slugs of all municipalities, sorted; a slug is the name of a file.
    ///
    /// - Throws: `ConfigFaults` when the folder cannot be read.
    func slugs() throws(ConfigFaults) -> [String] {
        let folder = "\(path)/municipalities"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw fault(
                folder,
                "Deze map is er niet, of is niet te lezen.",
                "Maak de map, met een bestand per gemeente."
            )
        }
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// The content of a file.
    ///
    /// - Throws: `ConfigFaults` when it cannot be read.
    func bytes(of file: String) throws(ConfigFaults) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw fault(file, "Dit bestand is er niet, of is niet te lezen.", "Controleer --config en de rechten.")
        }
        return Array(data)
    }

    private func fault(_ file: String, _ rule: String, _ remedy: String) -> ConfigFaults {
        ConfigFaults([ConfigFault(file: file, keyPath: "", rule: rule, remedy: remedy)])
    }
}
