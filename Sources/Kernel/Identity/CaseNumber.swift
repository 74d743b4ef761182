/// The number of a case within its municipality (zaaknummer), such as `Z-2026-000123`.
public struct CaseNumber: Hashable, Sendable {
    /// The year in which the case was opened, from 1000 to 9999.
    public let year: Int
    /// The place within the year, from 1; past 999999 the number grows a digit.
    public let sequence: Int

    /// - Throws: ``Invalid/year`` unless it has four digits, ``Invalid/sequence`` unless it is at least 1.
    public init(year: Int, sequence: Int) throws(Invalid) {
        guard (1000...9999).contains(year) else { throw .year }
        guard sequence >= 1 else { throw .sequence }
        self.year = year
        self.sequence = sequence
    }

    /// Reads `Z-2026-000123`; a small z is accepted.
    ///
    /// - Throws: ``Invalid/form`` for a text that no case number prints as, or what ``init(year:sequence:)``
    ///   throws.
    public init(_ text: String) throws(Invalid) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "Z" || parts[0] == "z", parts[1].isDigits(count: 4) else { throw .form }
        let digits = parts[2]
        guard
            digits.isDigits(count: digits.utf8.count),
            digits.utf8.count == 6 || digits.utf8.count > 6 && !digits.hasPrefix("0"),
            let year = Int(parts[1]), let sequence = Int(digits)
        else { throw .form }
        try self.init(year: year, sequence: sequence)
    }

    /// The reason why something is no case number.
    public enum Invalid: Error, Hashable, Sendable {
        case form
        case year
        case sequence
    }
}

extension CaseNumber: CustomStringConvertible {
    /// The number as it is printed and stored.
    public var description: String {
        String(unsafeUninitializedCapacity: textLength) { buffer in
            write(to: buffer)
            return textLength
        }
    }

    /// 13, and more past 999999.
    var textLength: Int {
        var length = 13
        var rest = sequence / 1_000_000
        while rest > 0 {
            length += 1
            rest /= 10
        }
        return length
    }

    /// Writes ``description`` as ``textLength`` bytes.
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        buffer.put("Z", at: 0)
        buffer.put("-", at: 1)
        buffer.put(year, at: 2, count: 4)
        buffer.put("-", at: 6)
        buffer.put(sequence, at: 7, count: textLength - 7)
    }
}

extension CaseNumber: Comparable {
    public static func < (left: CaseNumber, right: CaseNumber) -> Bool {
        (left.year, left.sequence) < (right.year, right.sequence)
    }
}

extension CaseNumber: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
}
