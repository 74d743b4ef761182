public import Kernel

/// The master keys of an installation: the current one seals, older ones still open.
public struct KeyRing: Sendable {
    public let current: MasterKey
    public private(set) var older: [MasterKey]

    /// - Throws: ``KeyRingError/duplicate(id:)`` when two keys share an id.
    public init(current: MasterKey, older: [MasterKey] = []) throws(KeyRingError) {
        var ids: Set<String> = []
        for key in [current] + older where !ids.insert(key.id).inserted {
            throw .duplicate(id: key.id)
        }
        self.current = current
        self.older = older
    }

    /// All keys, the current one first.
    public var keys: [MasterKey] { [current] + older }

    /// A ring in which `key` seals from now on; the present keys only open.
    ///
    /// - Throws: ``KeyRingError/duplicate(id:)`` when the ring has a key of this id.
    public func rotated(to key: MasterKey) throws(KeyRingError) -> KeyRing {
        try KeyRing(current: key, older: keys)
    }

    /// A ring without one of its older keys, or the same when there is no such older key.
    public func without(id: String) -> KeyRing {
        var ring = self
        ring.older.removeAll { $0.id == id }
        return ring
    }

    /// Refuses a ring that is not the one whose id and check value were stored with the data.
    ///
    /// - Throws: ``KeyRingError/missing(id:)`` or ``KeyRingError/wrong(id:)``.
    public func confirm(id: String, check: [UInt8]) throws(KeyRingError) {
        guard let key = keys.first(where: { $0.id == id }) else { throw .missing(id: id) }
        guard equalInConstantTime(key.check, check) else { throw .wrong(id: id) }
    }

    /// What seals for one municipality; `code` is its four digits of the national list, such as `0226`.
    public func vault(forMunicipality code: String, randomness: any Randomness = SystemRandomness())
        -> some IdentityVault
    {
        DerivedKeyVault(ring: self, scope: "municipality/\(code)", randomness: randomness)
    }

    /// What seals for the platform's own file, such as the secrets of integrator clients.
    public func platformVault(randomness: any Randomness = SystemRandomness()) -> some IdentityVault {
        DerivedKeyVault(ring: self, scope: "platform", randomness: randomness)
    }
}

/// The reason why keys do not make a ring, or not the ring that the data needs; never a key itself.
public enum KeyRingError: Error, Hashable, Sendable {
    case empty
    case duplicate(id: String)
    /// The line is no `id base64 [check]`; lines are counted from 1.
    case malformed(line: Int)
    /// The key in this line is not the one that its check value belongs to.
    case mistyped(line: Int)
    /// The data was sealed with a key that the ring does not have.
    case missing(id: String)
    /// The data was sealed with another key of the same id.
    case wrong(id: String)
}
