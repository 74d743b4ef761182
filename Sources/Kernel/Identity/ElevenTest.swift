/// The check that a BSN and an RSIN share (elfproef).
enum ElevenTest {
    /// Whether nine ASCII digits pass: 9a + 8b + … + 2h − i is a multiple of 11, and not all are zero.
    static func passes(_ digits: some Sequence<UInt8>) -> Bool {
        var weight = 9
        var sum = 0
        var hasDigits = false
        for digit in digits {
            sum += (weight == 1 ? -1 : weight) * Int(digit &- UInt8(ascii: "0"))
            if digit != UInt8(ascii: "0") { hasDigits = true }
            weight -= 1
        }
        return weight == 0 && hasDigits && sum.isMultiple(of: 11)
    }
}
