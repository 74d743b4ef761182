import Glibc

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
    ///
    /// Of an IPv6 address only the network of 64 bits counts: one subscriber has all addresses in it, so a
    /// limit on tries per address would hold back nobody. A port, which some proxies add, does not count.
    func client(peer: UInt32, forwardedFor: String?) -> String {
        guard let forwardedFor, trusts(peer) else { return IPv4.text(peer) }
        for part in forwardedFor.split(separator: ",").reversed() {
            let text = Self.withoutPort(part.drop { $0 == " " }.prefix { $0 != " " })
            guard let address = IPv4.read(text) else { return IPv6.network(of: text) ?? IPv4.text(peer) }
            if !trusts(address) { return IPv4.text(address) }
        }
        return IPv4.text(peer)
    }

    /// The address in `192.0.2.1:5000`, `[2001:db8::1]:5000` or without a port.
    private static func withoutPort(_ text: Substring) -> Substring {
        if text.first == "[" { return text.dropFirst().prefix { $0 != "]" } }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[0] : text
    }
}

/// IPv6 addresses as the keys of limits.
enum IPv6 {
    /// The network of 64 bits such as `2001:db8:0:1::/64`, or the IPv4 address that is mapped (`::ffff:192.0.2.1`).
    ///
    /// - Returns: `nil` for a text that is no IPv6 address.
    static func network(of text: Substring) -> String? {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, String(text), &bytes) == 1 else { return nil }
        if bytes[..<12].elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
            return bytes[12...].map { String($0) }.joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map {
            String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/64"
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
