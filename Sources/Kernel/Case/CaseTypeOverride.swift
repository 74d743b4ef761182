/// What one municipality changes about a case type: norm, names, texts, channels, team, price, what to bring.
///
/// Steps, results, transitions and confidentiality are the module's and cannot be changed here. An
/// override holds for every version of the case type.
public struct CaseTypeOverride: Hashable, Sendable {
    /// The name for messages, such as `Config/municipalities/heerde/case-types/paspoort.json`.
    public let file: String
    /// The key of the case type.
    public let key: String
    public let name: String?
    public let staffName: String?
    public let norm: Change<ServiceNorm>
    /// Whether no decision in time is a yes here: that follows from the municipality's own by-law (APV).
    public let silence: Change<CaseType.Silence>
    public let channels: Set<String>?
    public let mainTeam: String?
    /// In place of all prices; an empty list says that nothing is paid here.
    public let prices: [CaseType.Price]?
    public let bring: [String]?
    public let conditions: [String]?
    /// By the key of the step.
    public let steps: [String: StepTexts]

    /// What happens to a value that may be absent.
    public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The override does not name it.
        case keep
        /// The override says `null`.
        case clear
        case set(Value)

        func applied(to value: Value?) -> Value? {
            switch self {
            case .keep: value
            case .clear: nil
            case .set(let new): new
            }
        }
    }

    /// Other texts for one step; `nil` keeps the module's text.
    public struct StepTexts: Hashable, Sendable {
        public let name: String?
        public let now: String?
        public let action: Change<String>
        public let when: String?
        public let message: Change<CaseType.Message>
    }

    /// Reads an override file.
    ///
    /// - Parameters:
    ///   - file: The bytes, and the name for messages.
    ///   - plainDutch: Judges each text for residents; by default none is judged.
    /// - Returns: An override that may still name an unknown case type or step; see ``CaseTypeCatalogue``.
    /// - Throws: ``ConfigFaults`` with every fault of the file at once.
    public static func read(
        _ file: CaseTypeFile,
        plainDutch: PlainDutchCheck = { _, _ in [] }
    ) throws(ConfigFaults) -> CaseTypeOverride {
        try FieldReader.read(file.name, file.json) { CaseTypeOverride($0, file: file.name, plainDutch) }
    }

    private init?(_ root: FieldReader, file: String, _ plainDutch: PlainDutchCheck) {
        root.skipNote()
        let key = root.text("key", CaseTypeTexts.key)
        name = root.optionalResidentText("name", CaseTypeTexts.name, plainDutch)
        staffName = root.optionalText("staffName", CaseTypeTexts.name)
        norm = root.change("norm") { root.optionalObject("norm", ServiceNorm.init) }
        silence = root.change("silence") { root.optionalObject("silence", CaseType.Silence.init) }
        channels = root.has("channels") ? root.channels("channels") : nil
        mainTeam = root.optionalText("mainTeam", CaseTypeTexts.key)
        prices =
            root.has("price") ? root.optionalObjects("price") { CaseType.Price($0, plainDutch) } : nil
        bring = root.has("bring") ? root.residentTexts("bring", CaseTypeTexts.point, plainDutch) : nil
        conditions =
            root.has("conditions") ? root.residentTexts("conditions", CaseTypeTexts.point, plainDutch) : nil
        steps = root.objectsByKey("steps") { StepTexts($0, plainDutch) }
        guard let key else { return nil }
        self.key = key
        self.file = file
    }
}

extension CaseTypeOverride.StepTexts {
    fileprivate init(_ reader: FieldReader, _ plainDutch: PlainDutchCheck) {
        name = reader.optionalResidentText("name", CaseTypeTexts.name, plainDutch)
        now = reader.optionalResidentText("now", CaseTypeTexts.explanation, plainDutch)
        action = reader.change("action") {
            reader.optionalResidentText("action", CaseTypeTexts.explanation, plainDutch)
        }
        when = reader.optionalResidentText("when", CaseTypeTexts.explanation, plainDutch)
        message = reader.change("message") {
            reader.optionalObject("message") { CaseType.Message($0, plainDutch) }
        }
    }
}

extension FieldReader {
    /// Tells an absent key from `null`; `read` reads the value and gives `nil` for `null` or after a fault.
    fileprivate func change<Value>(_ key: String, _ read: () -> Value?) -> CaseTypeOverride.Change<Value> {
        guard has(key) else { return .keep }
        return read().map(CaseTypeOverride.Change.set) ?? .clear
    }
}
