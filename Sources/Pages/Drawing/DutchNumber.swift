/// Numbers as Dutch readers write them: `12.500` and `3,2`.
enum DutchNumber {
    static func text(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(".") }
            result.append(digit)
        }
        return result
    }

    /// Rounded to one decimal or to a whole number; a whole number never shows a decimal.
    static func text(_ number: Double, decimals: Int) -> String {
        guard decimals > 0 else { return text(whole(number)) }
        let tenths = whole(number * 10)
        if tenths.isMultiple(of: 10) { return text(tenths / 10) }
        let sign = tenths < 0 && tenths > -10 ? "-" : ""
        return "\(sign)\(text(tenths / 10)),\(tenths.magnitude % 10)"
    }

    /// The nearest whole number; what no figure on a page can be counts as nothing.
    private static func whole(_ number: Double) -> Int { Int(exactly: number.rounded()) ?? 0 }
}
