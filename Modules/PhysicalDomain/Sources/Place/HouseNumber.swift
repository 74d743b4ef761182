/// A house number with its letter or addition, such as `12` or `12a-3`.
struct HouseNumber: Hashable, Sendable {
    /// In capitals, without spaces; `12 a` and `12A` are the same address.
    let text: String

    /// `nil` unless it starts with a digit that is no zero and has at most 10 letters, digits and dashes.
    init?(_ typed: String) {
        let text = typed.uppercased().filter { $0 != " " }
        let isPlain = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard let first = text.utf8.first, (49...57).contains(first), text.utf8.count <= 10, isPlain else { return nil }
        self.text = text
    }
}
