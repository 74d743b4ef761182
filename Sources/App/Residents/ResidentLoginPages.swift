internal import Kernel

/// The login page where no way to log in is connected.
enum ResidentLoginPages {
    static let title = "Log in bij Mijn zaken"

    static func closed(_ municipality: Municipality) -> Page {
        let phone = Link(municipality.phone, .phone(municipality.phone))
        var ways: [Prose] = [
            "\(link: Link("Volg uw zaak met uw volgcode", .local("/volg"))). De code staat in uw bericht.",
            "Bel \(link: phone). Noem uw zaaknummer.",
        ]
        if let location = municipality.locations.first { ways.append("Kom langs: \(location.name).") }
        return Page(
            title,
            blocks: [
                .notice(Notice(.info, "Inloggen kan nu nog niet.")),
                .section("Zo kunt u uw zaak wel bekijken", [.points(ways)]),
            ]
        )
    }
}
