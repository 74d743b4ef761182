/// A part of life that a plan has goals about (leefgebied); consent holds for one of them, which is its purpose.
enum PlanTheme: String, Hashable, Sendable, CaseIterable {
    case living = "wonen"
    case money = "geld"
    case care = "zorg"
    case day = "dag"
    case safety = "veiligheid"

    var inDutch: String {
        switch self {
        case .living: "Wonen"
        case .money: "Geld"
        case .care: "Zorg en gezondheid"
        case .day: "Werk, school en uw dag"
        case .safety: "Veiligheid"
        }
    }
}

/// An organisation outside the municipality that helps a household (partner), by the key of its team in grants.
enum CarePartner: String, Hashable, Sendable, CaseIterable {
    case doctor = "huisarts"
    case nurse = "wijkverpleging"
    case school
    case landlord = "verhuurder"
    case debtHelp = "schuldhulp"

    var inDutch: String {
        switch self {
        case .doctor: "De huisarts"
        case .nurse: "De wijkverpleging"
        case .school: "De school"
        case .landlord: "De verhuurder"
        case .debtHelp: "De schuldhulp"
        }
    }
}
