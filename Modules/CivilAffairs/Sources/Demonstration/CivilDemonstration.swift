internal import Kernel

/// What civil affairs shows of itself: a day at the desk, moves, papers and life events, and figures of weeks before.
enum CivilDemonstration {
    /// Whose work it is, by login name.
    static let worker = "burgerzaken"

    static func make(_ products: ProductList) -> Demonstration {
        Demonstration(
            of: DemonstrationCases.keys.union([AppointmentCase.typeKey, ReportMove.typeKey, Consent.typeKey]),
            accounts: [
                .init(loginName: worker, fullName: "Medewerker Burgerzaken", role: .caseWorker, team: "burgerzaken"),
                .init(
                    loginName: "teamleider-burgerzaken",
                    fullName: "Teamleider Burgerzaken",
                    role: .teamLead,
                    team: "burgerzaken"
                ),
            ]
        ) { stage in
            let cases = try DemonstrationCases(stage: stage).fill()
            let moves = try DemonstrationMoves(stage: stage).fill()
            let day = try DemonstrationDay(stage: stage, products: products).fill()
            try DemonstrationPast(stage: stage).fill()
            return cases + moves + day
        }
    }
}

/// The demonstration asks for a product or case type that the module's own files do not have.
struct NoSuchSample: Error, Hashable {
    let key: String
}
