internal import COpenSSL
public import Kernel

/// A whole number of any length on libcrypto's BIGNUM.
///
/// A value never changes: each operation makes a new one.
public struct BigNumber: WholeNumber {
    private let handle: Handle

    private init(_ handle: Handle) { self.handle = handle }

    public static var bitLimit: Int? { nil }

    public init(_ word: UInt64) {
        let handle = Handle()
        Handle.expect(BN_set_word(handle.number, UInt(word)))
        self.handle = handle
    }

    public var word: UInt64? { bitLength > 64 ? nil : UInt64(BN_get_word(handle.number)) }

    public var bitLength: Int { Int(BN_num_bits(handle.number)) }

    public static func + (left: BigNumber, right: BigNumber) -> BigNumber {
        let sum = Handle()
        Handle.expect(BN_add(sum.number, left.handle.number, right.handle.number))
        return BigNumber(sum)
    }

    public static func - (left: BigNumber, right: BigNumber) -> BigNumber {
        precondition(left >= right, "a whole number is never below 0; please report")
        let difference = Handle()
        Handle.expect(BN_sub(difference.number, left.handle.number, right.handle.number))
        return BigNumber(difference)
    }

    public func times(_ factor: UInt64) -> BigNumber {
        let product = Handle()
        Handle.expect(BN_copy(product.number, handle.number) == nil ? 0 : 1)
        Handle.expect(BN_mul_word(product.number, UInt(factor)))
        return BigNumber(product)
    }

    public func quotientAndRemainder(
        dividingBy divisor: BigNumber
    ) -> (quotient: BigNumber, remainder: BigNumber) {
        let quotient = Handle()
        let remainder = Handle()
        let scratch = BN_CTX_new()
        defer { BN_CTX_free(scratch) }
        Handle.expect(BN_div(quotient.number, remainder.number, handle.number, divisor.handle.number, scratch))
        return (BigNumber(quotient), BigNumber(remainder))
    }

    public static func < (left: BigNumber, right: BigNumber) -> Bool {
        BN_cmp(left.handle.number, right.handle.number) < 0
    }

    public static func == (left: BigNumber, right: BigNumber) -> Bool {
        BN_cmp(left.handle.number, right.handle.number) == 0
    }
}

/// Owns one BIGNUM, which nobody changes once its operation is done.
private final class Handle: @unchecked Sendable {
    // Sendable because libcrypto only reads a number that is an operand.
    let number: OpaquePointer

    init() {
        guard let number = BN_new() else { preconditionFailure("no memory for a number; please report") }
        self.number = number
    }

    deinit { BN_free(number) }

    /// Operations on valid numbers fail for want of memory, or on a divisor of 0.
    static func expect(_ result: Int32) {
        precondition(result == 1, "libcrypto refuses to calculate; please report")
    }
}
