internal import Kernel

/// What just happened, in the address that a form leads to, so that a reload repeats nothing.
enum CaseAnswerWord: String, CaseIterable {
    case seen = "inzage"
    case step = "stap"
    case assigned = "toegewezen"
    case suspended = "opgeschort"
    case resumed = "hervat"
    case extended = "verlengd"
    case noted = "notitie"
    case messaged = "bericht"
    case offered = "aangeboden"
    case answered = "beantwoord"
    case withdrawn = "ingetrokken"
    case related = "gekoppeld"
    case taskDone = "taak"

    /// The word in an address; an unknown one says nothing.
    init?(_ request: Request) {
        guard let word = request.query("klaar").flatMap(CaseAnswerWord.init(rawValue:)) else { return nil }
        self = word
    }

    /// What the reader is told.
    var sentence: Prose {
        switch self {
        case .seen: "U hebt gegevens van de inwoner gezien. Dat staat in het inzagelog."
        case .step: "De stap is gezet. De inwoner krijgt het bericht."
        case .assigned: "De zaak is toegewezen."
        case .suspended: "De tijd staat stil. De inwoner krijgt het bericht."
        case .resumed: "De tijd loopt weer. De inwoner krijgt het bericht."
        case .extended: "De termijn is verlengd. De inwoner krijgt het bericht."
        case .noted: "De notitie is bewaard."
        case .messaged: "Het bericht staat bij de zaak en gaat naar de inwoner."
        case .offered: "De zaak is aangeboden. Hij blijft bij u tot iemand ja zegt."
        case .answered: "Uw antwoord is bewaard."
        case .withdrawn: "U biedt de zaak niet meer aan. De zaak blijft waar hij was."
        case .related: "De zaken zijn gekoppeld."
        case .taskDone: "De taak is klaar."
        }
    }
}
