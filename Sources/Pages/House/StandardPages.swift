public import Kernel

/// The pages that every municipality has, whatever modules are on.
public enum StandardPages {
    /// The page on which residents start.
    ///
    /// `entrances` are what a resident can do here, with one sentence each.
    public static func start(_ entrances: [Entrance]) -> Page {
        Page("Waarmee kunnen wij u helpen?", lead: "Kies wat u wilt doen.", blocks: [.entrances(entrances)])
    }

    /// The first page of the platform's own host: every municipality that it serves.
    public static func municipalities(_ municipalities: [Municipality]) -> Page {
        Page(
            "Kies uw gemeente",
            lead: "U gaat dan naar de pagina van uw gemeente.",
            blocks: [
                .entrances(
                    municipalities.map { Entrance(Link("Gemeente \($0.name)", .platform("/\($0.slug)")), icon: .home) }
                )
            ]
        )
    }

    /// What people may expect of the site, and where to say that it does not work for them.
    ///
    /// A municipality still has to publish its own statement in the national register; this page links there.
    public static func accessibility(_ municipality: Municipality?) -> Page {
        var blocks: [Block] = [
            .paragraph(
                "Iedereen moet deze website kunnen gebruiken. Wij houden ons aan de regels daarvoor (WCAG 2.2)."
            ),
            .points([
                "U kunt alles doen met alleen het toetsenbord.",
                "U kunt de tekst groter maken tot 400 procent.",
                "Een programma kan de pagina aan u voorlezen.",
                "U hoeft geen kleuren te kunnen zien.",
            ]),
        ]
        if let register = Address.external("https://www.toegankelijkheidsverklaring.nl/register") {
            blocks.append(.paragraph("In \(link: Link("het register", register)) staat hoe ver wij zijn."))
        }
        if let municipality {
            let phone = Link(municipality.phone, .phone(municipality.phone))
            blocks.append(.section("Werkt er iets niet?", [.paragraph("Bel \(link: phone). Dan helpen wij u.")]))
        }
        return Page("Toegankelijkheid", blocks: blocks)
    }
}
