public import Kernel

/// A secret that a browser carries; the platform stores only its SHA-256.
public struct SessionToken: Sendable {
    /// 43 characters of base64url (32 random bytes), for the cookie.
    public let text: String
    /// The 32 bytes to store and to look a session up by; the token cannot be made out of them.
    public let stored: [UInt8]

    /// Makes a new token.
    public init(randomness: any Randomness) {
        let bytes = randomness.bytes(32)
        text = Base64.encode(bytes, .urlSafe)
        stored = SHA256().sha256(bytes)
    }

    /// Reads the text that a browser sent; `nil` when it cannot be a token.
    public init?(text: String) {
        guard text.utf8.count == 43, let bytes = Base64.decode(text.utf8), bytes.count == 32 else { return nil }
        self.text = text
        stored = SHA256().sha256(bytes)
    }
}

extension SessionToken: CustomStringConvertible, CustomReflectable {
    public var description: String { "session token" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
