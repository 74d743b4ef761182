/// An amount of money as residents read it.
enum Euros {
    /// Whole euros: `€ 12.500`.
    static func whole(_ euros: Int) -> String { "€ \(grouped(euros))" }

    /// Cents: `€ 1.190,47`.
    static func cents(_ cents: Int) -> String {
        let rest = cents % 100
        return "€ \(grouped(cents / 100)),\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A number with a dot before each three digits: `100.000`.
    static func grouped(_ number: Int) -> String {
        let digits = String(number)
        let first = digits.count % 3
        var parts = first > 0 ? [String(digits.prefix(first))] : []
        var rest = digits.dropFirst(first)
        while !rest.isEmpty {
            parts.append(String(rest.prefix(3)))
            rest = rest.dropFirst(3)
        }
        return parts.joined(separator: ".")
    }
}
