/// A value that ``JSONWriter`` can write.
public protocol JSONValue {
    /// Writes exactly one JSON value.
    func write(to json: inout JSONWriter)
}

extension String: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(self) }
}

extension Int: JSONValue {
    public func write(to json: inout JSONWriter) { json.integer(Int64(self)) }
}

extension Int64: JSONValue {
    public func write(to json: inout JSONWriter) { json.integer(self) }
}

extension Bool: JSONValue {
    public func write(to json: inout JSONWriter) { json.literal(self ? "true" : "false") }
}

extension Double: JSONValue {
    /// The shortest text that reads back as the same number; JSON has no infinity, so that becomes `null`.
    public func write(to json: inout JSONWriter) {
        if isFinite { json.raw(description.utf8) } else { json.literal("null") }
    }
}

extension Optional: JSONValue where Wrapped: JSONValue {
    /// `null` when there is no value.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .some(let value): value.write(to: &json)
        case .none: json.literal("null")
        }
    }
}

extension Timestamp: JSONValue {
    /// As ``Timestamp/rfc3339``.
    public func write(to json: inout JSONWriter) { json.plainString(length: Self.textLength, write(to:)) }
}

extension Day: JSONValue {
    /// As ``Day/iso``.
    public func write(to json: inout JSONWriter) { json.plainString(length: 10, write(to:)) }
}

extension UniqueID: JSONValue {
    public func write(to json: inout JSONWriter) { json.plainString(length: Self.textLength, write(to:)) }
}

extension CaseNumber: JSONValue {
    public func write(to json: inout JSONWriter) { json.plainString(length: textLength, write(to:)) }
}

extension LegalEntityNumber: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(digits) }
}

extension OrganisationIdentificationNumber: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(digits) }
}

extension Postcode: JSONValue {
    public func write(to json: inout JSONWriter) { json.string(text) }
}
