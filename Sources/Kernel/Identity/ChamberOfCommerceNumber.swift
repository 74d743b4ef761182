/// The number of a business in the trade register (KvK-nummer).
public struct ChamberOfCommerceNumber: Hashable, Sendable {
    /// The eight digits.
    public let digits: String

    /// Keeps `text` when it has the form of a KvK number: eight ASCII digits; there is no check digit.
    ///
    /// - Throws: ``Invalid/form`` unless there are eight digits, ``Invalid/zero`` when all are zero.
    public init(_ text: String) throws(Invalid) {
        guard text.isDigits(count: 8) else { throw .form }
        guard text != "00000000" else { throw .zero }
        digits = text
    }

    /// The reason why a text is no KvK number.
    public enum Invalid: Error, Hashable, Sendable {
        case form
        case zero
    }
}

extension ChamberOfCommerceNumber: CustomStringConvertible {
    /// The eight digits; a KvK number is public.
    public var description: String { digits }
}

extension ChamberOfCommerceNumber: SQLConvertible {
    public var sqlValue: SQLValue { .text(digits) }
}
