/// A whole number from 0 up with which counts are exact (geheel getal).
///
/// 128 bits serve most counts; where they do not suffice, an adapter gives a type without a limit (port).
public protocol WholeNumber: Comparable, Sendable {
    /// The most bits that a value may take; `nil` when there is no limit.
    ///
    /// Who calculates keeps below it: an operation that passes it stops the program.
    static var bitLimit: Int? { get }

    init(_ word: UInt64)

    /// The value when it fits in 64 bits.
    var word: UInt64? { get }
    /// The bits that the value takes; 0 for 0.
    var bitLength: Int { get }

    static func + (left: Self, right: Self) -> Self
    /// The right side is never the larger one.
    static func - (left: Self, right: Self) -> Self
    func times(_ factor: UInt64) -> Self
    /// The whole quotient and what is left; the divisor is not 0.
    func quotientAndRemainder(dividingBy divisor: Self) -> (quotient: Self, remainder: Self)
}

extension UInt128: WholeNumber {
    public static var bitLimit: Int? { bitWidth }

    public var word: UInt64? { UInt64(exactly: self) }

    public var bitLength: Int { Self.bitWidth - leadingZeroBitCount }

    public func times(_ factor: UInt64) -> UInt128 { self * UInt128(factor) }
}
