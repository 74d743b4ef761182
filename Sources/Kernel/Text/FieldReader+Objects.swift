extension FieldReader {
    /// An object that must be there.
    public func object<Value>(_ key: String, _ make: (FieldReader) -> Value?) -> Value? {
        Self.object(required(key), path: path(of: key), faults: faults, make)
    }

    /// An object that may be absent.
    public func optionalObject<Value>(_ key: String, _ make: (FieldReader) -> Value?) -> Value? {
        Self.object(optional(key), path: path(of: key), faults: faults, make)
    }

    /// A list of objects that must be there; those that are wrong are left out, after a fault.
    public func objects<Value>(_ key: String, _ make: (FieldReader) -> Value?) -> [Value]? {
        items(key)?.compactMap { Self.object($0.value, path: $0.path, faults: faults, make) }
    }

    /// A list of objects that may be absent; those that are wrong are left out, after a fault.
    public func optionalObjects<Value>(_ key: String, _ make: (FieldReader) -> Value?) -> [Value] {
        optional(key) == nil ? [] : objects(key, make) ?? []
    }

    /// Whether the value of a key is an object, for keys that take a text or an object.
    public func holdsObject(_ key: String) -> Bool {
        guard case .object = optional(key) else { return false }
        return true
    }

    /// An object whose keys are data, each with an object; empty when it is absent.
    public func objectsByKey<Value>(_ key: String, _ make: (FieldReader) -> Value?) -> [String: Value] {
        optionalObject(key) { table in
            var values: [String: Value] = [:]
            for name in table.allKeys() { values[name] = table.object(name, make) }
            return values
        } ?? [:]
    }

    /// An object whose keys are data, each with a list of texts; empty when it is absent.
    public func textsByKey(_ key: String, _ rule: TextRule) -> [String: [String]] {
        optionalObject(key) { table in
            var lists: [String: [String]] = [:]
            for name in table.allKeys() { lists[name] = table.texts(name, rule) }
            return lists
        } ?? [:]
    }

    /// The values of a list that must be there, each with its path such as `steps[2]`.
    func items(_ key: String) -> [(path: String, value: JSONTree)]? {
        guard let value = required(key) else { return nil }
        guard case .list(let values) = value else {
            fault(key, rule: "Hier moet een lijst staan.", remedy: "Schrijf [ … ].")
            return nil
        }
        return values.enumerated().map { ("\(path(of: key))[\($0.offset)]", $0.element) }
    }
}
