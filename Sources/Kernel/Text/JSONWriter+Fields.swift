extension JSONWriter {
    /// Writes a field; a value that is absent is written as `null`.
    @inlinable
    public mutating func field(_ name: StaticString, _ value: some JSONValue) {
        key(name)
        value.write(to: &self)
    }

    /// Writes a field unless its value is absent.
    @inlinable
    public mutating func field(_ name: StaticString, ifPresent value: (some JSONValue)?) {
        guard let value else { return }
        field(name, value)
    }

    /// Writes a field whose value is JSON already.
    public mutating func field(_ name: StaticString, raw json: some Collection<UInt8>) {
        key(name)
        raw(json)
    }

    /// Writes a field whose name is known at run time only.
    @inlinable
    public mutating func field(named name: String, _ value: some JSONValue) {
        key(named: name)
        value.write(to: &self)
    }

    /// Writes a field that is an object; `fields` writes its fields.
    @inlinable
    public mutating func object<Failure: Error>(
        _ name: StaticString,
        _ fields: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try object(fields)
    }

    /// Writes a field that is an array; `values` writes its values.
    @inlinable
    public mutating func array<Failure: Error>(
        _ name: StaticString,
        _ values: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try array(values)
    }

    /// Writes a field that is an array of values.
    @inlinable
    public mutating func field(_ name: StaticString, _ values: some Sequence<some JSONValue>) {
        key(name)
        array { json in
            for value in values { value.write(to: &json) }
        }
    }
}
