internal import Kernel

/// What a search leaves behind of a case that the searcher may not see: enough to open it in an emergency, sealed.
///
/// Only who searched can use it, and only for a short time; so nobody opens a case in an emergency without having looked
/// for its resident, and nothing has to be kept for all the searches that end there.
struct EmergencyTicket: Hashable {
    let member: Int
    let caseKey: Int
    let at: Timestamp

    init(member: Int, caseKey: Int, at: Timestamp) {
        self.member = member
        self.caseKey = caseKey
        self.at = at
    }

    /// Opens what ``sealed(by:)`` made for this member; `nil` for anything else.
    init?(_ text: String, of member: Int, openedBy vault: any IdentityVault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Self.bytes(parts[1]) else { return nil }
        let sealed = SealedValue(keyID: String(parts[0]), bytes: bytes)
        guard let opened = try? vault.openSecret(sealed, for: Self.row(of: member)) else { return nil }
        let numbers = String(decoding: opened, as: UTF8.self).split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 2 else { return nil }
        self.init(member: member, caseKey: Int(numbers[0]), at: Timestamp(milliseconds: numbers[1]))
    }

    /// Hexadecimal, behind the id of the key.
    func sealed(by vault: any IdentityVault) throws -> String {
        let secret = Array("\(caseKey) \(at.milliseconds)".utf8)
        let sealed = try vault.sealSecret(secret, for: Self.row(of: member))
        let digits = Array("0123456789abcdef".utf8)
        let hex = sealed.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\(sealed.keyID).\(String(decoding: hex, as: UTF8.self))"
    }

    /// No such table is there: a ticket is sealed and never kept.
    private static func row(of member: Int) -> SealedRow { SealedRow(table: "emergency_ticket", key: String(member)) }

    private static func bytes(_ hex: Substring) -> [UInt8]? {
        let digits = hex.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), (2...2_000).contains(digits.count) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
