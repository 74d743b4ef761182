internal import Kernel

/// Why somebody looks at a move before it is handled (controle); a move without one is handled at once.
enum MoveCheck: String, Hashable, Sendable, CaseIterable {
    /// Who reports it did not log in.
    case identity
    /// Somebody lives at the new address already and is asked whether it is right; see ``Consent``.
    case mainOccupant = "main-occupant"
    /// Adults move along, who each report the own move (Wet BRP, article 2.39, first paragraph).
    case otherAdults = "other-adults"

    /// What the resident reads.
    var reason: String {
        switch self {
        case .identity: "Wij moeten nog zien wie u bent."
        case .mainOccupant: "Op het nieuwe adres woont al iemand. Wij vragen of dat klopt."
        case .otherAdults: "Er verhuizen ook anderen van 18 jaar of ouder mee. Zij geven dat zelf door."
        }
    }

    /// What staff does about it.
    var work: String {
        switch self {
        case .identity: "Stel vast wie dit doorgeeft: aan de balie, of bel terug op een nummer dat wij kennen."
        case .mainOccupant:
            "Kijk of wie antwoordde daar staat ingeschreven. Zonder ja beslist u zelf waar iemand echt woont."
        case .otherAdults: "Kijk of de andere volwassenen de verhuizing zelf doorgaven."
        }
    }
}
