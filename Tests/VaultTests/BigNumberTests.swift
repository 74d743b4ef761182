import Kernel
import Testing
import Vault

@Suite("Numbers without a limit")
struct BigNumberTests {
    @Test("they calculate as 128 bits do, where those suffice")
    func sameAs128() {
        let words: [UInt64] = [0, 1, 2, 97, 1 << 32, .max - 1, .max]
        for left in words {
            for right in words {
                #expect(same(BigNumber(left) + BigNumber(right), UInt128(left) + UInt128(right)))
                #expect(same(BigNumber(left).times(right), UInt128(left).times(right)))
                #expect((BigNumber(left) < BigNumber(right)) == (left < right))
                #expect((BigNumber(left) == BigNumber(right)) == (left == right))
                if left >= right { #expect(same(BigNumber(left) - BigNumber(right), UInt128(left - right))) }
                guard right > 0 else { continue }
                let product = BigNumber(left).times(right) + BigNumber(right - 1)
                let parts = product.quotientAndRemainder(dividingBy: BigNumber(right))
                #expect(parts.quotient == BigNumber(left))
                #expect(parts.remainder == BigNumber(right - 1))
            }
        }
    }

    @Test("they go past 128 bits, and come back")
    func large() {
        let factors = (1...100).map { UInt64($0) }

        let product = factors.reduce(BigNumber(1)) { $0.times($1) }

        #expect(product.bitLength == 525, "100! has 158 digits")
        #expect(product.word == nil)
        let back = factors.reduce(product) { $0.quotientAndRemainder(dividingBy: BigNumber($1)).quotient }
        #expect(back.word == 1)
        #expect(product - product == BigNumber(0))
    }

    /// Compares through halves of 64 bits.
    private func same(_ number: BigNumber, _ expected: UInt128) -> Bool {
        let high = UInt64(expected >> 64)
        let low = UInt64(truncatingIfNeeded: expected)
        let half = BigNumber(1 << 32).times(1 << 32)
        return number == BigNumber(high).times(1 << 32).times(1 << 32) + BigNumber(low) && half.bitLength == 65
    }
}
