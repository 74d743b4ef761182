internal import Kernel

/// Why somebody looks at a move before it is handled (controle); a move without one is handled at once.
enum MoveCheck: String, Hashable, Sendable, CaseIterable {
    /// Who reports it did not log in.
    case identity
    /// Somebody lives at the new address already (Wet BRP, article 2.40: the main occupant can be asked to agree).
    case mainOccupant = "main-occupant"
    /// People move along for whom only they themselves can report (Wet BRP, articles 2.43 to 2.45).
    case otherAdults = "other-adults"

    /// What the resident reads.
    var reason: String {
        switch self {
        case .identity: "Wij moeten nog zien wie u bent."
        case .mainOccupant: "Op het nieuwe adres woont al iemand. Die moet ja zeggen."
        case .otherAdults: "Er verhuizen ook anderen van 18 jaar of ouder mee. Zij geven dat zelf door."
        }
    }

    /// What staff does about it.
    var work: String {
        switch self {
        case .identity: "Stel vast wie dit doorgeeft: aan de balie, of bel terug op een nummer dat wij kennen."
        case .mainOccupant: "Vraag de hoofdbewoner om toestemming en leg die vast."
        case .otherAdults: "Kijk of de andere volwassenen de verhuizing zelf doorgaven."
        }
    }
}
