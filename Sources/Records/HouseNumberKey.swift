internal import Kernel

/// A house number as it is looked for: `3 a`, `3-a` and `3A` are one house, `12-14` and `1214` are not.
///
/// It is only compared. What someone lives at is shown as it was told.
struct HouseNumberKey: Hashable, Sendable {
    let text: String

    /// Capitals, without space; a dash goes between a digit and a letter only, and space between two digits is one.
    init(_ houseNumber: String) {
        var text = ""
        var gap = ""
        for character in houseNumber.uppercased() {
            if character.isWhitespace || character == "-" {
                gap.append(character)
                continue
            }
            if let last = text.last, !gap.isEmpty {
                let digits = [last, character].count(where: \.isNumber)
                let isDash = digits == 2 || (digits == 0 && gap.contains("-"))
                if isDash { text.append("-") }
            }
            gap = ""
            text.append(character)
        }
        self.text = text
    }
}

extension HouseNumberKey: SQLConvertible {
    var sqlValue: SQLValue { .text(text) }
}
