internal import Kernel

/// What someone typed in the one box for searching, understood.
enum SearchText: Hashable {
    case caseNumber(CaseNumber)
    case followCode(FollowCode)
    case resident(ResidentQuestion)

    /// Recognises a case number, a follow code, a BSN, a postcode with a house number, or a name with a birth date.
    ///
    /// - Throws: ``Fault`` that says what has to be added or changed.
    init(_ text: String) throws(Fault) {
        guard !text.isEmpty else { throw .empty }
        if let number = try? CaseNumber(text.uppercased()) {
            self = .caseNumber(number)
        } else if let number = try Self.citizenServiceNumber(text) {
            self = .resident(.citizenServiceNumber(number))
        } else if let address = Self.address(text) {
            self = .resident(address)
        } else if let person = Self.person(text) {
            self = .resident(person)
        } else if let code = try? FollowCode(text) {
            self = .followCode(code)
        } else if (try? Postcode(text)) != nil {
            throw .postcodeAlone
        } else {
            throw .nameAlone
        }
    }

    /// Why nothing can be looked for.
    enum Fault: Error, Hashable {
        case empty
        case wrongNumber
        case postcodeAlone
        case nameAlone

        /// What the reader can do, in Dutch.
        var sentence: String {
            switch self {
            case .empty: "Vul in waar u op zoekt."
            case .wrongNumber: "Dit is geen burgerservicenummer. Controleer de negen cijfers."
            case .postcodeAlone: "Zet het huisnummer achter de postcode, zoals 6921 ES 3."
            case .nameAlone: "Zet de geboortedatum achter de naam, zoals Jansen 14-3-1984."
            }
        }
    }

    private static func citizenServiceNumber(_ text: String) throws(Fault) -> CitizenServiceNumber? {
        let digits = text.filter { $0 != " " && $0 != "." }
        guard digits.utf8.count == 9, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        do { return try CitizenServiceNumber(digits) } catch { throw .wrongNumber }
    }

    private static func address(_ text: String) -> ResidentQuestion? {
        guard let match = text.firstMatch(of: /^\s*(\d{4}\s?[A-Za-z]{2})[\s,]+(\d{1,5}\s?-?\s?[A-Za-z0-9]{0,4})\s*$/),
            let postcode = try? Postcode(String(match.1))
        else { return nil }
        return .address(postcode, houseNumber: String(match.2))
    }

    private static func person(_ text: String) -> ResidentQuestion? {
        let pattern = /(\d{1,2}[-\/. ](?:\d{1,2}|[a-z]{3,9})[-\/. ]\d{4}|\d{4}-\d{1,2}-\d{1,2})/.ignoresCase()
        guard let match = text.firstMatch(of: pattern), let day = Day(typed: String(match.1)) else { return nil }
        let name = text.replacingCharacters(in: match.range)
        guard !SearchedName.words(name).isEmpty else { return nil }
        return .nameAndBirth(name: name, bornOn: day)
    }
}

extension String {
    /// The text without the characters of a range.
    fileprivate func replacingCharacters(in range: Range<String.Index>) -> String {
        String(self[..<range.lowerBound]) + " " + String(self[range.upperBound...])
    }
}
