/// The proxies whose word about the client is believed.
struct ProxyTrust: Sendable {
    private let blocks: [(address: UInt32, mask: UInt32)]

    /// Reads addresses (`127.0.0.1`) and blocks (`10.0.0.0/8`).
    ///
    /// - Throws: ``ServerError/badAddress(_:)`` for anything else.
    init(_ texts: [String]) throws(ServerError) {
        var blocks: [(address: UInt32, mask: UInt32)] = []
        for text in texts {
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let bits = parts.count == 2 ? Int(parts[1]) : 32
            guard let address = IPv4.read(parts[0]), let bits, (0...32).contains(bits) else {
                throw .badAddress(text)
            }
            let mask: UInt32 = bits == 0 ? 0 : ~0 << UInt32(32 - bits)
            blocks.append((address & mask, mask))
        }
        self.blocks = blocks
    }

    func trusts(_ address: UInt32) -> Bool {
        blocks.contains { $0.address == address & $0.mask }
    }

    /// The nearest address in `X-Forwarded-For` that is no trusted proxy itself; `peer` when there is none.
    func client(peer: UInt32, forwardedFor: String?) -> String {
        guard let forwardedFor, trusts(peer) else { return IPv4.text(peer) }
        for part in forwardedFor.split(separator: ",").reversed() {
            let text = part.drop { $0 == " " }.prefix { $0 != " " }
            // An IPv6 client is a text of at most 45 characters that only serves as a key.
            guard let address = IPv4.read(text) else { return text.utf8.count <= 45 ? String(text) : IPv4.text(peer) }
            if !trusts(address) { return IPv4.text(address) }
        }
        return IPv4.text(peer)
    }
}

/// IPv4 addresses as numbers in host byte order.
enum IPv4 {
    static func read(_ text: some StringProtocol) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard let byte = UInt8(part), part.first != "+" else { return nil }
            address = address << 8 | UInt32(byte)
        }
        return address
    }

    static func text(_ address: UInt32) -> String {
        "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
    }
}
