/// What may be known before a resident fills in a form, so that it is not asked again.
public enum KnownFact: String, Hashable, Sendable, CaseIterable {
    case citizenServiceNumber = "resident.bsn"
    case name = "resident.name"
    case address = "resident.address"
    case postcode = "resident.postcode"
    case houseNumber = "resident.houseNumber"
    case birthDate = "resident.birthDate"
    case mail = "resident.email"
    case phone = "resident.phone"
    case municipality = "municipality.name"
    case today

    /// Whether it is only taken from who logged in, and never asked: a BSN that anyone types proves nothing.
    public var isNeverAsked: Bool {
        switch self {
        case .citizenServiceNumber, .municipality, .today: true
        case .name, .address, .postcode, .houseNumber, .birthDate, .mail, .phone: false
        }
    }

    /// The token that lets a browser fill it in.
    var autocomplete: String? {
        switch self {
        case .name: "name"
        case .address: "street-address"
        case .postcode: "postal-code"
        case .birthDate: "bday"
        case .mail: "email"
        case .phone: "tel"
        case .houseNumber, .citizenServiceNumber, .municipality, .today: nil
        }
    }

    /// Words that show that a question asks for this; the start of a word in its key or label counts.
    static func asked(by question: CaseType.Question) -> KnownFact? {
        let words = PlainDutch.words(question.key.replacing("-", with: " ") + " " + question.label)
        return wordsThatAsk.first { words.contains($0.word) }?.fact
    }

    private static let wordsThatAsk: [(word: String, fact: KnownFact)] = [
        ("bsn", .citizenServiceNumber), ("burgerservicenummer", .citizenServiceNumber),
        ("naam", .name), ("voornaam", .name), ("achternaam", .name), ("voornamen", .name),
        ("adres", .address), ("woonadres", .address), ("woonplaats", .address),
        ("geboortedatum", .birthDate), ("geboortedag", .birthDate), ("geboren", .birthDate),
        ("e-mailadres", .mail), ("email", .mail), ("e-mail", .mail),
        ("telefoonnummer", .phone), ("telefoon", .phone),
    ]
}
