public import Kernel

extension Municipality {
    /// A municipality for tests: working days as the law counts them, two working days to answer, and one team that
    /// is called otherwise than its key.
    ///
    /// - Throws: When the test numbers are no numbers, which is a broken test.
    public static func test(
        slug: String = "duiven",
        code: String = "0226",
        name: String = "Duiven",
        organisation: String = "1stroom",
        norms: [String: ServiceNorm] = [:],
        portal: Portal = .mijnOverheid
    ) throws -> Municipality {
        Municipality(
            slug: slug,
            code: code,
            name: name,
            organisation: organisation,
            rsin: try LegalEntityNumber("002220647"),
            oin: try OrganisationIdentificationNumber("00000099000000\(code)00"),
            applicationName: "dichtbij",
            theme: Theme(accent: "#1d72b4", accentOnDark: "#8ec7f2"),
            phone: "0316 279 111",
            portal: portal,
            responsePromise: ServiceNorm(2, .workingDays),
            norms: norms,
            teams: [Team(key: "groen", name: "Groen en bomen")]
        )
    }
}
