/// The number of a legal entity or partnership (RSIN) that passed the eleven test.
public struct LegalEntityNumber: Hashable, Sendable {
    /// The nine digits.
    public let digits: String

    /// Keeps `text` when it is an RSIN: nine ASCII digits, leading zeros included.
    ///
    /// - Throws: ``Invalid/form`` unless there are nine digits, ``Invalid/checksum`` when the eleven test
    ///   fails.
    public init(_ text: String) throws(Invalid) {
        guard text.isDigits(count: 9) else { throw .form }
        guard ElevenTest.passes(text.utf8) else { throw .checksum }
        digits = text
    }

    /// The reason why a text is no RSIN.
    public enum Invalid: Error, Hashable, Sendable {
        case form
        case checksum
    }
}

extension LegalEntityNumber: CustomStringConvertible {
    /// The nine digits; an RSIN is public.
    public var description: String { digits }
}

extension LegalEntityNumber: SQLConvertible {
    public var sqlValue: SQLValue { .text(digits) }
}
