public import Kernel

/// Makes case type files of ours from catalogues that other programs wrote.
///
/// Bytes in, files out: nothing is read from or written to a disk. Every file that comes out is read
/// with ``CaseType/read(_:module:plainDutch:)`` first; what that refuses is told and does not come out.
public enum CaseTypeImport {
    /// Converts an Open Zaak catalogue export: an unpacked folder with `ZaakType.json` and others beside it.
    ///
    /// - Parameter files: The bytes by file name, without a folder. Names that are not of such an export
    ///   are ignored; only `ZaakType.json` and `StatusType.json` must be there.
    /// - Returns: The case type files and what could not be used, per case type.
    /// - Throws: ``ConfigFaults`` when a file is missing, no JSON or no list.
    public static func openZaak(_ files: [String: [UInt8]]) throws(ConfigFaults) -> Outcome {
        finished(try OpenZaakExport(files).drafts())
    }

    /// Converts the GEMMA reference case types (referentiezaaktypen 2014) as one JSON list.
    ///
    /// - Parameters:
    ///   - json: The bytes of the file.
    ///   - file: The name for messages.
    /// - Returns: The case type files and what could not be used, per case type.
    /// - Throws: ``ConfigFaults`` when the file is no JSON or no list.
    public static func gemma(_ json: [UInt8], file: String) throws(ConfigFaults) -> Outcome {
        finished(try GemmaCatalogue(json, file: file).drafts())
    }

    /// What came out of a catalogue.
    public struct Outcome: Sendable {
        /// Ready to be put in a module's `CaseTypes` folder; the names are file names without a folder.
        public let files: [CaseTypeFile]
        /// Per case type what was not used and what was filled in, in the order of the source.
        public let notes: [Note]
    }

    /// One thing that a domain team should know about an imported case type.
    public struct Note: Hashable, Sendable, CustomStringConvertible {
        public let kind: Kind
        /// The case type in the source: its identification and name.
        public let source: String
        /// A Dutch sentence.
        public let text: String

        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The whole case type does not come out.
            case refused = "niet-overgenomen"
            /// The source has something that a case type file cannot hold, or that makes no sense.
            case notUsed = "niet-gebruikt"
            /// The source lacks something that a case type file must have.
            case filledIn = "zelf-ingevuld"
        }

        /// One line for a terminal.
        public var description: String { "\(source): \(kind.rawValue): \(text)" }
    }

    /// Writes the drafts as files and reads them back with the rules for files.
    private static func finished(_ drafts: [CaseTypeDraft]) -> Outcome {
        var files: [CaseTypeFile] = []
        var notes: [Note] = []
        for draft in CaseTypeDraft.withOwnKeys(drafts) {
            notes += draft.notes
            guard !draft.isRefused else { continue }
            let file = CaseTypeFile(name: draft.fileName(among: drafts), json: draft.json)
            do {
                _ = try CaseType.read(file, module: "import")
                files.append(file)
            } catch {
                notes += error.all.map { Note(kind: .refused, source: draft.source, text: $0.description) }
            }
        }
        return Outcome(files: files, notes: notes)
    }
}
