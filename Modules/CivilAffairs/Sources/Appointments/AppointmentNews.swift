internal import Kernel

/// What there is to tell about an appointment.
enum AppointmentNews: Hashable, Sendable {
    case made
    case moved
    /// It is near.
    case reminder

    /// The message in three blocks, in B1; `nil` when the texts do not fit.
    func text(_ chosen: ChosenProduct, _ slot: TimeSlot, bring: [String], number: CaseNumber) -> MessageText? {
        let place = Self.place(of: slot)
        let things = bring.isEmpty ? "" : "Neem mee: \(bring.joined(separator: " ")) "
        return try? MessageText(
            subject: "\(title) op \(slot.inDutch)",
            about: "Uw afspraak voor: \(chosen.product.name). Het zaaknummer is \(number).",
            news: "\(opening) op \(slot.inDutch). \(place)",
            expectation:
                "\(things)Kunt u niet? Open de link hieronder. Daar zegt u de afspraak af of kiest u een andere tijd."
        )
    }

    private var title: String {
        switch self {
        case .made: "Uw afspraak"
        case .moved: "Uw nieuwe afspraak"
        case .reminder: "Denkt u aan uw afspraak"
        }
    }

    private var opening: String {
        switch self {
        case .made: "U hebt een afspraak"
        case .moved: "U hebt een andere tijd gekozen. De afspraak is nu"
        case .reminder: "U hebt binnenkort een afspraak:"
        }
    }

    /// Where it is, as a whole sentence.
    static func place(of slot: TimeSlot) -> String {
        let location = slot.counter.location
        switch slot.counter.way {
        case .counter: return "Kom naar \(location.name), \(location.address)."
        case .video: return "Wij gaan beeldbellen. De link staat op de pagina van uw afspraak."
        case .home: return "Wij komen bij u thuis."
        }
    }
}
