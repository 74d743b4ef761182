internal import Kernel
internal import Pages

/// The case type files of the configuration: those that were added, and what municipalities change.
struct CaseTypeFiles {
    let folder: ConfigurationFolder
    let moduleIDs: [String]

    /// The case types in `case-types/<module>`, in the order of their files.
    func added(_ faults: inout [ConfigFault]) -> [CaseTypeSource] {
        var sources: [CaseTypeSource] = []
        for module in folder.folders(in: folder.caseTypes) {
            guard moduleIDs.contains(module) else {
                faults.append(unknownModule(module))
                continue
            }
            for path in folder.jsonFiles(in: "\(folder.caseTypes)/\(module)") {
                do throws(ConfigFaults) {
                    let file = CaseTypeFile(name: path, json: try folder.bytes(of: path))
                    sources.append(CaseTypeSource(try Self.read(file, module: module), file: path))
                } catch {
                    faults += error.all
                }
            }
        }
        return sources
    }

    /// What one municipality changes about case types, in the order of its files.
    func overrides(of slug: String, _ faults: inout [ConfigFault]) -> [CaseTypeOverride] {
        var overrides: [CaseTypeOverride] = []
        for path in folder.jsonFiles(in: folder.overrides(of: slug)) {
            do throws(ConfigFaults) {
                let file = CaseTypeFile(name: path, json: try folder.bytes(of: path))
                overrides.append(try CaseTypeOverride.read(file) { PlainDutch.house.complaints(about: $0, in: $1) })
            } catch {
                faults += error.all
            }
        }
        return overrides
    }

    /// Folders beside the municipalities' files that belong to no municipality.
    func strayFolders(beside slugs: [String]) -> [ConfigFault] {
        let parent = "\(folder.path)/municipalities"
        return folder.folders(in: parent).filter { !slugs.contains($0) }.map { name in
            let question = NearestWord.question(name, among: slugs)
            return ConfigFault(
                file: "\(parent)/\(name)",
                keyPath: "",
                rule: "Er is geen gemeente met deze naam.",
                remedy: question.isEmpty ? "Noem de map zoals het bestand van de gemeente." : question
            )
        }
    }

    /// Reads a case type and judges its texts.
    ///
    /// - Throws: `ConfigFaults` with every fault of the file.
    static func read(_ file: CaseTypeFile, module: String) throws(ConfigFaults) -> CaseType {
        try CaseType.read(file, module: module) { PlainDutch.house.complaints(about: $0, in: $1) }
    }

    private func unknownModule(_ name: String) -> ConfigFault {
        let question = NearestWord.question(name, among: moduleIDs)
        return ConfigFault(
            file: "\(folder.caseTypes)/\(name)",
            keyPath: "",
            rule: "Er is geen onderdeel met deze naam.",
            remedy: question.isEmpty ? "Kies uit: \(moduleIDs.joined(separator: ", "))." : question
        )
    }
}
