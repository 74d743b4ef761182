/// The number by which an organisation is known between governments (organisatie-identificatienummer, OIN).
///
/// Twenty positions: a prefix of eight that names the register, the number in that register, and zeros
/// (Logius, OIN-stelsel, chapter 6).
public struct OrganisationIdentificationNumber: Hashable, Sendable {
    /// The twenty positions; digits, except that a school's number (BRIN) holds capitals.
    public let digits: String
    /// The register that the number comes from.
    public let register: Register

    /// Keeps `text` when it is an OIN: twenty positions without spaces.
    ///
    /// - Throws: ``Invalid/form`` for another length or a character that may not be there,
    ///   ``Invalid/register`` for a prefix that is not in use, ``Invalid/number`` when the part behind the
    ///   prefix is no number of that register.
    public init(_ text: String) throws(Invalid) {
        guard text.utf8.count == 20, text.utf8.allSatisfy(Self.isAllowed) else { throw .form }
        guard let register = Register(rawValue: String(text.prefix(8))) else { throw .register }
        guard register.accepts(text.dropFirst(8)) else { throw .number }
        digits = text
        self.register = register
    }

    /// The OIN that belongs to an RSIN.
    public init(_ number: LegalEntityNumber) {
        digits = "\(Register.legalEntity.rawValue)\(number.digits)000"
        register = .legalEntity
    }

    /// The register behind the number, by its prefix.
    public enum Register: String, Hashable, Sendable, CaseIterable {
        /// RSIN, with the eleven test.
        case legalEntity = "00000001"
        /// Fi-nummer of the tax administration.
        case fiscal = "00000002"
        /// KvK number.
        case tradeRegister = "00000003"
        /// A part of an organisation (subOIN).
        case part = "00000004"
        /// Given by Logius.
        case logius = "00000006"
        /// A school (BRIN).
        case school = "00000007"
        case foreign = "00000008"
        /// Care providers (UZI register).
        case care = "00000009"
        /// For test environments; never of a real organisation.
        case test = "00000099"
    }

    /// The reason why a text is no OIN.
    public enum Invalid: Error, Hashable, Sendable {
        case form
        case register
        case number
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || byte &- UInt8(ascii: "A") <= 25
    }
}

extension OrganisationIdentificationNumber.Register {
    /// Whether the twelve positions behind the prefix can be of this register.
    fileprivate func accepts(_ rest: Substring) -> Bool {
        switch self {
        case .legalEntity: rest.hasSuffix("000") && (try? LegalEntityNumber(String(rest.prefix(9)))) != nil
        case .tradeRegister: rest.hasSuffix("0000") && (try? ChamberOfCommerceNumber(String(rest.prefix(8)))) != nil
        case .school: true
        default: String(rest).isDigits(count: 12)
        }
    }
}

extension OrganisationIdentificationNumber: CustomStringConvertible {
    /// The twenty positions; an OIN is public.
    public var description: String { digits }
}

extension OrganisationIdentificationNumber: SQLConvertible {
    public var sqlValue: SQLValue { .text(digits) }
}
