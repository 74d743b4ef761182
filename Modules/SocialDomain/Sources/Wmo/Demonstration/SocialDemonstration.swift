internal import Kernel

/// Invented reports and applications in every stage, so that a demonstration shows all of it.
enum SocialDemonstration {
    /// Whose work it is, by login name.
    static let worker = "sociaal"

    /// Who sees the figures of this confidential module.
    static let manager = Demonstration.Account(
        loginName: "sociaal-manager",
        fullName: "Manager Sociaal domein",
        role: .manager
    )

    static let caseTypes = OtherHelp.caseTypes.union([WmoCase.report, WmoCase.application])

    /// - Returns: How many cases it opened.
    static func fill(_ stage: DemonstrationStage) throws -> Int {
        let cast = WmoCast(residents: stage.residents)
        let running = fresh(cast) + visited(cast) + urgent(cast) + told(cast) + applied(cast) + late(cast)
        // A past is there where someone can log in to see figures of it.
        let earlier = stage.hasStaff ? (0..<pastReports).flatMap { past($0, cast) } : []
        try stage.play(running + OtherHelp.acts(cast) + earlier, by: worker)
        return cast.opened
    }

    private static let pastReports = 14

    /// Time for an own plan runs.
    private static func fresh(_ cast: WmoCast) -> [DemonstrationAct] {
        [cast.reports("vers", of: 1, "huishouden", 3), cast.offers("vers", .later, 2)]
    }

    /// A visit is planned.
    private static func visited(_ cast: WmoCast) -> [DemonstrationAct] {
        [
            cast.reports("bezoek", of: 0, "woning", 12), cast.offers("bezoek", .yes, 11), cast.hasNoPlan("bezoek", 9),
            cast.plansVisit("bezoek", inWorkingDays: 2, 4),
        ]
    }

    /// Got help at once.
    private static func urgent(_ cast: WmoCast) -> [DemonstrationAct] {
        [
            cast.reports("spoed", of: 2, "huishouden", 5), cast.offers("spoed", .no, 5),
            cast.helpsAtOnce("spoed", "hulp in het huis, 4 uur per week", 5),
        ]
    }

    /// Has the findings, and can apply.
    private static func told(_ cast: WmoCast) -> [DemonstrationAct] {
        [
            cast.reports("verslag", of: 0, "vervoer", 30), cast.offers("verslag", .no, 29),
            cast.inquires("verslag", 20), cast.tells("verslag", 6),
        ]
    }

    /// Applied; one waits for the decision, one has it.
    private static func applied(_ cast: WmoCast) -> [DemonstrationAct] {
        [
            cast.reports("aanvraag", of: 3, "huishouden", 40), cast.offers("aanvraag", .yes, 38),
            cast.inquires("aanvraag", 30), cast.tells("aanvraag", 9), cast.applies("aanvraag", 4),
            cast.reports("besluit", of: 4, "dag", 52), cast.offers("besluit", .no, 50),
            cast.inquires("besluit", 40), cast.tells("besluit", 18), cast.applies("besluit", 15),
            cast.decides("besluit", .granted, 6),
        ]
    }

    /// The six weeks passed, so that the resident may apply without findings.
    private static func late(_ cast: WmoCast) -> [DemonstrationAct] {
        [cast.reports("laat", of: 5, "anders", 50), cast.offers("laat", .later, 45), cast.inquires("laat", 20)]
    }

    /// What was decided before, so that there are figures.
    private static func past(_ number: Int, _ cast: WmoCast) -> [DemonstrationAct] {
        let name = "eerder-\(number)"
        let start = 200 - number * 7
        let inquiry = 28 + number % 5 * 4
        let decision = inquiry + 4 + 6 + number % 6 * 2
        return [
            cast.reports(name, of: nil, "huishouden", start),
            cast.offers(name, number.isMultiple(of: 3) ? .yes : .no, start - 2),
            cast.hasPlan(name, start - 4 - number % 6), cast.inquires(name, start - 12),
            cast.tells(name, start - inquiry), cast.applies(name, start - inquiry - 4),
            cast.decides(name, number % 5 == 2 ? .refused : .granted, start - decision),
        ]
    }
}
