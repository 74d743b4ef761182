/// Reads the members of one JSON object (RFC 8259) without building a tree: a token is read on every request.
///
/// Nested values are checked and skipped, at most 16 deep. A doubled name is refused, because two readers could
/// each believe another one.
struct JSONMembers {
    private(set) var members: [String: Value] = [:]

    enum Value: Hashable {
        case text(String)
        case number(Double)
        case null
        /// A Boolean, an array or an object.
        case other
    }

    /// `nil` when the bytes are anything else than one object.
    init?(_ bytes: [UInt8]) {
        var reader = JSONReader(bytes)
        guard let members = reader.document() else { return nil }
        self.members = members
    }

    /// The text of a member; `nil` when it is absent or no text.
    func text(_ name: String) -> String? {
        if case .text(let text) = members[name] { text } else { nil }
    }

    /// Whether the member is there, with something else than null.
    func has(_ name: String) -> Bool { members[name].map { $0 != .null } ?? false }
}
