/// One mistake in a file that people write: where it is, what stands there, the rule and the remedy.
///
/// Rule and remedy are plain Dutch sentences for operators and domain teams; names of files, keys and
/// values stay as they are in the file.
public struct ConfigFault: Error, Hashable, Sendable {
    /// The file as the reader knows it, such as `Config/municipalities/duiven.json`.
    public let file: String
    /// The path of the key, such as `steps[2].now`; empty when the fault is about the whole file.
    public let keyPath: String
    /// The refused value as the file writes it, cut to 60 characters; `nil` when a value is missing.
    public let value: String?
    public let rule: String
    /// What to do; empty when the rule says it all.
    public let remedy: String

    public init(file: String, keyPath: String, value: JSONTree? = nil, rule: String, remedy: String) {
        self.file = file
        self.keyPath = keyPath
        self.value = value.map { Self.shortened($0.description) }
        self.rule = rule
        self.remedy = remedy
    }

    private static func shortened(_ text: String) -> String {
        text.count <= 60 ? text : text.prefix(59) + "…"
    }
}

extension ConfigFault: CustomStringConvertible {
    /// The fault in one line, as it stands in a log and on a terminal.
    public var description: String {
        let place = [keyPath, value ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        return [file + ":", place.isEmpty ? "" : place + ":", rule, remedy].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

/// Every mistake that a reader found, in the order of its questions; never empty.
public struct ConfigFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let all: [ConfigFault]

    public init(_ all: [ConfigFault]) { self.all = all }

    /// One line per fault.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}

/// Collects the faults of one file while it is read, on one thread.
public final class FaultList {
    public let file: String
    public private(set) var all: [ConfigFault] = []

    public init(file: String) { self.file = file }

    /// Adds a fault at a key path of this file.
    public func add(_ keyPath: String, value: JSONTree? = nil, rule: String, remedy: String) {
        all.append(ConfigFault(file: file, keyPath: keyPath, value: value, rule: rule, remedy: remedy))
    }
}
