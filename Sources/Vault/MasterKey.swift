public import Kernel

/// A key of 32 bytes from which all others are derived; it lies outside the data folder.
public struct MasterKey: Sendable {
    /// Stored beside each sealed value: 1–32 lower-case letters, digits and dashes.
    public let id: String
    /// Eight bytes that tell this key from another without giving anything of it away.
    public let check: [UInt8]
    let secret: SecretBytes

    /// - Returns: `nil` when the id is not as ``id`` says, or there are not 32 bytes.
    public init?(id: String, secret: SecretBytes) {
        guard secret.count == AuthenticatedCipher.keyLength, MasterKey.isID(id) else { return nil }
        self.id = id
        self.secret = secret
        check = KeyDerivation.derive(from: secret, info: Array("dichtbij/check".utf8), count: 8).withBytes(Array.init)
    }

    /// Makes a new key.
    ///
    /// - Returns: `nil` when the id is not as ``id`` says.
    public init?(newWithID id: String, randomness: any Randomness) {
        self.init(id: id, secret: SecretBytes(randomness.bytes(AuthenticatedCipher.keyLength)))
    }

    /// The key for one purpose of one municipality; another purpose or code gives an unrelated key.
    func derived(_ purpose: Purpose, scope: String) -> SecretBytes {
        KeyDerivation.derive(from: secret, info: Array("dichtbij/\(purpose.rawValue)/\(scope)".utf8))
    }

    /// What a derived key is for; the texts are part of the stored format and never change.
    enum Purpose: String {
        case identity
        case blindIndex = "blind-index"
        case secret
    }

    private static func isID(_ id: String) -> Bool {
        (1...32).contains(id.utf8.count)
            && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "master key \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
