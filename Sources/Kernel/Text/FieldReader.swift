/// Reads the keys of one JSON object and notes every fault instead of stopping at the first.
///
/// A question about a key answers `nil` after noting why; so a value is built only when all answers are
/// there, and the writer of the file hears everything at once. Keys that no question asked for are
/// faults too, with the key that was probably meant. Used on one thread, inside the closure that got it.
public final class FieldReader {
    /// The path of this object in the file, empty for the file itself.
    public let path: String
    let faults: FaultList
    private let fields: [String: JSONTree]
    private var asked: Set<String> = []

    private init(_ fields: [String: JSONTree], path: String, faults: FaultList) {
        self.fields = fields
        self.path = path
        self.faults = faults
    }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - file: The name for messages.
    ///   - json: The bytes of the file, a JSON object.
    ///   - make: Asks for every key before it returns, and makes the value; `nil` only after a fault.
    /// - Returns: What `make` made, when there was no fault at all.
    /// - Throws: ``ConfigFaults`` with every fault of the file.
    public static func read<Value>(
        _ file: String,
        _ json: [UInt8],
        _ make: (FieldReader) -> Value?
    ) throws(ConfigFaults) -> Value {
        let faults = FaultList(file: file)
        let value = object(parsed(json, faults), path: "", faults: faults, make)
        guard let value, faults.all.isEmpty else { throw ConfigFaults(faults.all) }
        return value
    }

    private static func parsed(_ json: [UInt8], _ faults: FaultList) -> JSONTree? {
        do {
            return try JSONTree(parsing: json)
        } catch {
            faults.add("", rule: "Dit is geen geldige JSON: \(error).", remedy: "Herstel dat teken.")
            return nil
        }
    }

    /// Reads `value` as an object; keys that `make` did not ask for become faults.
    static func object<Value>(
        _ value: JSONTree?,
        path: String,
        faults: FaultList,
        _ make: (FieldReader) -> Value?
    ) -> Value? {
        guard let value else { return nil }
        guard case .object(let fields) = value else {
            faults.add(path, value: value, rule: "Hier moet een object staan.", remedy: "Schrijf { … }.")
            return nil
        }
        let reader = FieldReader(fields, path: path, faults: faults)
        let made = make(reader)
        reader.refuseUnknownKeys()
        return made
    }

    /// Whether the key is there, also when its value is `null`.
    public func has(_ key: String) -> Bool {
        asked.insert(key)
        return fields[key] != nil
    }

    /// Notes a fault about one key of this object, for a rule that this reader does not know.
    public func fault(_ key: String, rule: String, remedy: String) {
        faults.add(path(of: key), value: fields[key], rule: rule, remedy: remedy)
    }

    /// The path of a key of this object, such as `steps[2].now`.
    public func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The value of a key that may be absent; `null` counts as absent.
    func optional(_ key: String) -> JSONTree? {
        asked.insert(key)
        guard let value = fields[key], value != .null else { return nil }
        return value
    }

    /// The value of a key that must be there.
    func required(_ key: String) -> JSONTree? {
        if let value = optional(key) { return value }
        fault(key, rule: "Dit gegeven ontbreekt.", remedy: "Voeg \"\(key)\" toe.")
        return nil
    }

    /// The keys of this object, in alphabetical order, as asked for: for tables whose keys are data.
    public func allKeys() -> [String] {
        asked.formUnion(fields.keys)
        return fields.keys.sorted()
    }

    private func refuseUnknownKeys() {
        for key in fields.keys.sorted() where !asked.contains(key) {
            let question = NearestWord.question(key, among: asked.filter { fields[$0] == nil })
            let known = "Bekend zijn: \(asked.sorted().joined(separator: ", "))."
            fault(key, rule: "Deze sleutel bestaat niet.", remedy: question.isEmpty ? known : question)
        }
    }
}
