internal import Kernel

/// Invented applications in every stage of their limit, so that a demonstration shows all of it.
struct PermitDemonstration: Sendable {
    let kinds: PermitKindList

    /// Whose work it is, by login name.
    static let worker = "vergunningen"

    var demonstration: Demonstration {
        Demonstration(
            of: kinds.caseTypes.subtracting(["kapvergunning"]).union([AdviceQuestion.caseTypeKey]),
            accounts: [
                .init(
                    loginName: Self.worker,
                    fullName: "Behandelaar Vergunningen",
                    role: .caseWorker,
                    team: "vergunningen"
                )
            ]
        ) { stage in
            let running = fair + feast + house + dormer + markets + waiting
            // A past is there where someone can log in to see figures of it.
            try stage.play(stage.hasStaff ? running + past : running, by: Self.worker)
            return Self.stories + (stage.hasStaff ? Self.pastStories : 0)
        }
    }

    private static let stories = 8
    private static let pastStories = 24

    private func story(
        _ caseType: String,
        _ title: String,
        of resident: String? = nil,
        at postcode: String? = nil
    ) -> PermitStory {
        PermitStory(kinds: kinds, caseType: caseType, title: title, resident: resident, postcode: postcode)
    }

    /// Was incomplete, is complete, and waits for advice.
    private var fair: [DemonstrationAct] {
        let fair = story("evenementenvergunning", "Braderie op het marktplein", at: "6921 AB")
        return [
            fair.opens(40), fair.asks(for: ["Een plan voor het verkeer"], weeks: 2, 36), fair.completes(28),
            fair.moves(to: "beoordelen", 27), fair.asksAdvice(of: "politie", "Is dit veilig met de kermis erbij?", 26),
            fair.asksAdvice(of: "brandweer", "Kan de brandweer er overal langs?", 26),
            fair.isAdvised(by: "brandweer", .conditional, "Houd 4 meter vrij voor de wagens.", 15),
        ]
    }

    /// Stands still; the applicant is a test person who can log in where that is possible.
    private var feast: [DemonstrationAct] {
        let feast = story("evenementenvergunning", "Zomerfeest in het park", of: "999990019")
        return [
            feast.opens(20),
            feast.asks(for: ["Een kaart van de plek", "De toestemming van de eigenaar van het terrein"], weeks: 2, 5),
        ]
    }

    /// Was put off once.
    private var house: [DemonstrationAct] {
        let house = story("omgevingsvergunning", "Aanbouw aan de achterkant")
        return [
            house.opens(50), house.moves(to: "beoordelen", 47),
            house.asksAdvice(of: "kwaliteit", "Past dit bij de andere huizen?", 46),
            house.isAdvised(by: "kwaliteit", .positive, "Past in de straat.", 12),
            house.extends(because: "Wij wachten op een tekening van het riool.", 8),
        ]
    }

    /// Was decided on, with conditions and a text to publish.
    private var dormer: [DemonstrationAct] {
        let dormer = story("omgevingsvergunning", "Dakkapel aan de voorkant", at: "6922 GN")
        let conditions = ["Begin binnen een jaar.", "Gebruik dezelfde kleur als het dak."]
        return [
            dormer.opens(45), dormer.moves(to: "beoordelen", 43),
            dormer.isDecided(.granted, "De dakkapel past bij de regels voor deze straat.", conditions: conditions, 6),
        ]
    }

    /// One whose limit passed, so that silence becomes a yes as soon as the program runs, and one that runs.
    private var markets: [DemonstrationAct] {
        let silent = story("rommelmarkt", "Rommelmarkt in de sporthal")
        let running = story("rommelmarkt", "Rommelmarkt op de Brink", at: "6921 AB")
        return [silent.opens(62), running.opens(30)]
    }

    private var waiting: [DemonstrationAct] {
        let parking = story("parkeervergunning", "Parkeren in de Kerkstraat")
        let noise = story("handhavingsverzoek", "Geluid van een bedrijf")
        return [
            parking.opens(3), noise.opens(12), noise.moves(to: "beoordelen", 10),
            noise.asksAdvice(of: "toezicht", "Ga kijken, overdag en in de avond.", 9),
        ]
    }

    /// What was decided before, so that there are figures.
    private var past: [DemonstrationAct] {
        (0..<Self.pastStories).flatMap { number -> [DemonstrationAct] in
            let isEvent = number.isMultiple(of: 2)
            let type = isEvent ? "evenementenvergunning" : "parkeervergunning"
            let one = story(type, isEvent ? "Buurtfeest \(number + 1)" : "Parkeren \(number + 1)")
            let start = 150 - number * 3
            let length = isEvent ? 30 + number : 6 + number % 9
            let outcome: PermitOutcome = number % 7 == 3 ? .refused : .granted
            let partner = isEvent ? "politie" : "verkeer"
            let advised = 10 + number % 16
            let advice = [
                one.asksAdvice(of: partner, "Kan dit hier?", start - 1),
                one.isAdvised(by: partner, .positive, "Dat kan.", start - min(advised, length - 1)),
            ]
            let more = isEvent && number.isMultiple(of: 6)
            let still =
                more ? [one.asks(for: ["Een kaart van de plek"], weeks: 2, start - 2), one.completes(start - 9)] : []
            return [one.opens(start)] + still + advice + [
                one.isDecided(outcome, "Het past bij de regels.", start - length)
            ]
        }
    }
}
