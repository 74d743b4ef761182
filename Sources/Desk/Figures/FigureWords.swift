/// Numbers in sentences, as Dutch readers write them.
enum FigureWords {
    /// `1.250`.
    static func count(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return text
    }

    /// With at most one decimal behind a comma, such as `6,2`.
    static func decimal(_ number: Double, separatesThousands: Bool = true) -> String {
        let tenths = Int((number * 10).rounded())
        let whole = separatesThousands ? count(tenths / 10) : String(tenths / 10)
        return tenths.isMultiple(of: 10) ? whole : "\(whole),\(tenths.magnitude % 10)"
    }

    /// `1 dag`, `6,2 dagen`.
    static func days(_ number: Double) -> String {
        let text = decimal(number)
        return text == "1" ? "1 dag" : "\(text) dagen"
    }

    static func cases(_ number: Int) -> String { number == 1 ? "1 zaak" : "\(count(number)) zaken" }

    /// What a page says where there is nothing, or nothing that may be shown.
    static let none = "Er zijn nog geen cijfers voor deze periode."
    static let tooFew = "Er zijn te weinig zaken om dit te laten zien."
    static let smallGroups = "Groepen kleiner dan 10 laten wij weg."
}
