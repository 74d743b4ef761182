extension FormField {
    /// The sentence for the first rule that the answer breaks, `nil` when it breaks none.
    ///
    /// It never repeats the answer, and it says what to do, not what the reader did wrong.
    func check() -> String? {
        switch answer {
        case .none: nil
        case .text(let text): text.isEmpty ? missing : fault(in: text)
        case .date(let day, let month, let year):
            (day + month + year).isEmpty ? missing : Self.fault(day, month, year)
        }
    }

    private func fault(in text: String) -> String? {
        let isRight =
            switch kind {
            // Scalars: one visible character may carry thousands of accents.
            case .text(let limit), .paragraph(let limit): text.unicodeScalars.count <= limit
            case .email: (try? MailAddress(text)) != nil
            case .phone: Self.isPhone(text)
            case .postcode: (try? Postcode(text)) != nil
            case .code: text.unicodeScalars.count <= 40
            case .password: text.utf8.count <= 1_000
            case .choice, .selection: options.contains { $0.value == text }
            case .tick, .date, .file: true
            }
        return isRight ? nil : remedy
    }

    private var remedy: String {
        switch kind {
        case .text(let limit), .paragraph(let limit):
            "Deze tekst is te lang. Gebruik hoogstens \(limit) tekens."
        case .email: "Vul een goed e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."
        case .phone: "Vul een goed telefoonnummer in, bijvoorbeeld 06 12345678."
        case .postcode: "Vul een goede postcode in, bijvoorbeeld 1234 AB."
        case .code, .password: "Deze tekst is te lang. Kijk het nog een keer na."
        case .choice, .selection: "Kies een van de antwoorden."
        case .tick, .date, .file: "Kijk dit nog een keer na."
        }
    }

    /// 10 digits as in the Netherlands, up to 15 with a country code (E.164); spaces, dashes, brackets may stay.
    private static func isPhone(_ text: String) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return (10...15).contains(digits.count) && text.allSatisfy { digits.contains($0) || "+-() ".contains($0) }
    }

    private static func fault(_ day: String, _ month: String, _ year: String) -> String? {
        guard let day = Int(day), let month = Int(month), let year = Int(year), (1850...2200).contains(year),
            Day(year: year, month: month, day: day) != nil
        else { return "Vul een datum in die bestaat, bijvoorbeeld 27 11 2026." }
        return nil
    }
}
