extension UnsafeBufferPointer<UInt8> {
    /// The number written at `place` with `count` ASCII digits, `nil` when one of them is no digit.
    @inline(__always)
    func number(at place: Int, count: Int) -> Int? {
        var value = 0
        for index in place..<place + count {
            let digit = self[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes `value` at `place` with `count` digits, zeros first.
    @inline(__always)
    func put(_ value: Int, at place: Int, count: Int) {
        var rest = value
        for index in stride(from: place + count - 1, through: place, by: -1) {
            self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Writes one ASCII character at `place`.
    @inline(__always)
    func put(_ character: Unicode.Scalar, at place: Int) {
        self[place] = UInt8(truncatingIfNeeded: character.value)
    }
}

extension String {
    /// Whether there are exactly `count` characters and all of them ASCII digits.
    func isDigits(count: Int) -> Bool {
        utf8.count == count && utf8.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
    }
}
