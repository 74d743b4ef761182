internal import Kernel

/// Reads the fields of one JSON object and gathers all their faults.
struct FieldReader {
    private(set) var faults: [InvalidParam] = []
    private let fields: [String: JSONTree]

    init(_ fields: [String: JSONTree]) { self.fields = fields }

    mutating func refuseOthers(than known: Set<String>) {
        if fields.keys.allSatisfy(known.contains) { return }
        faults += fields.keys.filter { !known.contains($0) }.sorted().map(InvalidParam.unknown)
    }

    /// A text that must be there and that `make` turns into a value; `nil` after a fault.
    mutating func required<Value>(_ name: String, _ make: (String) -> Value?) -> Value? {
        guard let field = present(name) else {
            faults.append(.required(name))
            return nil
        }
        return value(of: field, name, make)
    }

    /// A text that may be absent or null; `nil` then, and after a fault.
    mutating func optional<Value>(_ name: String, _ make: (String) -> Value?) -> Value? {
        guard let field = present(name) else { return nil }
        return value(of: field, name, make)
    }

    mutating func text(_ name: String, limit: Int) -> String? {
        guard let text = required(name, { $0 }) else { return nil }
        if text.isEmpty { faults.append(.required(name)) }
        return checked(text, name, limit: limit)
    }

    mutating func optionalText(_ name: String, limit: Int) -> String? {
        guard let text = optional(name, { $0 }) else { return nil }
        return checked(text, name, limit: limit)
    }

    /// `{"bsn": "…"}` or `{"kvk": "…"}`; a fault never repeats the number.
    mutating func resident(_ name: String) -> ResidentIdentity? {
        guard let field = present(name) else { return nil }
        guard case .object(let numbers) = field else {
            faults.append(.notObject(name))
            return nil
        }
        guard numbers.count == 1, let (kind, number) = numbers.first else {
            faults.append(.residentChoice(name))
            return nil
        }
        switch kind {
        case "bsn":
            if let number = number.text.flatMap({ try? CitizenServiceNumber($0) }) { return .person(number) }
            faults.append(.malformed("\(name).bsn"))
        case "kvk":
            if let number = number.text.flatMap({ try? ChamberOfCommerceNumber($0) }) { return .business(number) }
            faults.append(.malformed("\(name).kvk"))
        default:
            faults.append(.residentChoice(name))
        }
        return nil
    }

    /// Refuses texts that hold the resident's BSN: they end up on pages and in addresses.
    mutating func refuseNumber(of resident: ResidentIdentity?, in texts: [(name: String, text: String?)]) {
        guard case .person(let number) = resident else { return }
        let digits = Array(number.digits.utf8)
        faults += texts.filter { Self.holds(digits, in: $0.text) }.map { .holdsNumber($0.name) }
    }

    /// Also within a longer number: nine digits that happen to be equal are too rare to let a BSN through for.
    private static func holds(_ digits: [UInt8], in text: String?) -> Bool {
        guard let text, text.utf8.count >= digits.count else { return false }
        let bytes = Array(text.utf8)
        return (0...bytes.count - digits.count).contains { start in
            digits.indices.allSatisfy { bytes[start + $0] == digits[$0] }
        }
    }

    /// A malformed id in a form that is safe to send back: at most 64 printable ASCII characters, and no nine digits
    /// in a row, which may be someone's BSN.
    func shownID(_ name: String) -> String? {
        guard let text = fields[name]?.text else { return nil }
        return text.utf8.count <= 64 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && text.nineDigitRuns.isEmpty
            ? text : nil
    }

    /// The field unless it is absent or null.
    private func present(_ name: String) -> JSONTree? {
        guard let field = fields[name], field != .null else { return nil }
        return field
    }

    private mutating func value<Value>(of field: JSONTree, _ name: String, _ make: (String) -> Value?) -> Value? {
        guard case .text(let text) = field else {
            faults.append(.notText(name))
            return nil
        }
        guard let value = make(text) else {
            faults.append(.malformed(name))
            return nil
        }
        return value
    }

    private mutating func checked(_ text: String, _ name: String, limit: Int) -> String? {
        // A text has no more characters than bytes, so most need no counting.
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            faults.append(.tooLong(name, limit: limit))
            return nil
        }
        if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
            faults.append(.controlCharacters(name))
            return nil
        }
        return text
    }
}
