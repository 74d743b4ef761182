internal import Kernel

extension Form {
    /// What to change in a text with a citizen service number; it does not belong in what everybody reads.
    static let noNumbers = "Haal het burgerservicenummer uit de tekst."

    /// The form with a fault at each text that holds what looks like a citizen service number.
    func withoutNumbers(in typed: FormAnswers) -> Form {
        fields.filter { CitizenServiceNumber.mayStand(in: typed.text($0.name)) }.reduce(self) { form, field in
            form.faulted(field.name, Self.noNumbers)
        }
    }
}

extension FormAnswers {
    /// The day that a question for a date was answered with; `nil` when it is no day.
    func day(_ name: String) -> Day? {
        guard let day = Int(text(name + "-dag")), let month = Int(text(name + "-maand")),
            let year = Int(text(name + "-jaar"))
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The lines of a longer text, without empty ones.
    func lines(_ name: String) -> [String] {
        text(name).split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}

extension String {
    /// Without space around it.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

/// The name of something in addresses (naam in adressen).
enum Slug {
    /// Letters and digits of a title, with dashes between; `nil` without any, or for a word that pages use.
    static func make(_ title: String) -> String? {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = words.joined(separator: "-").prefix(60)
        return slug.isEmpty || slug == "nieuw" ? nil : String(slug)
    }
}
