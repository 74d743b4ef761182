/// How well text in one colour can be read on another (WCAG 2.2, relative luminance and contrast ratio).
public struct Contrast: Hashable, Sendable {
    /// From 1 (the same colour) to 21 (black on white).
    public let ratio: Double

    /// The least for text (WCAG 1.4.3, level AA).
    public static let forText = 4.5

    /// The least for borders and icons that carry meaning (WCAG 1.4.11).
    public static let forShapes = 3.0

    /// Compares two colours written as `#rrggbb`; `nil` when one of them is not.
    public init?(of first: String, on second: String) {
        guard let one = Self.luminance(of: first), let other = Self.luminance(of: second) else { return nil }
        ratio = (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private static func luminance(of colour: String) -> Double? {
        let digits = Array(colour.utf8)
        guard digits.count == 7, digits[0] == UInt8(ascii: "#"), digits.dropFirst().allSatisfy(isHexadecimal),
            let value = Int(colour.dropFirst(), radix: 16)
        else { return nil }
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { linear[$0] }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private static func isHexadecimal(_ digit: UInt8) -> Bool {
        (48...57).contains(digit) || (97...102).contains(digit | 0x20)
    }

    /// The light that each of the 256 steps of sRGB gives.
    private static let linear: [Double] = (0...255).map { step in
        let part = Double(step) / 255
        return part <= 0.04045 ? part / 12.92 : powerOf2Point4((part + 0.055) / 1.055)
    }

    /// The fifth root of `base` to the 12th, by Newton's method; the kernel has no mathematics library.
    private static func powerOf2Point4(_ base: Double) -> Double {
        let square = base * base
        let fourth = square * square
        let wanted = fourth * fourth * fourth
        var root = base
        for _ in 0..<40 { root -= (root - wanted / (root * root * root * root)) / 5 }
        return root
    }
}

extension Municipality.Theme {
    /// The ground of light pages; panels on it are white, which only helps.
    public static let lightGround = "#f3f5f7"

    /// The ground of panels on dark pages; the page around them is darker, which only helps.
    public static let darkGround = "#18212a"
}
