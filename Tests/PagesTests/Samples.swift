import Kernel

/// An invented municipality and what happens in it.
enum Samples {
    static func municipality(portal: Municipality.Portal = .mijnOverheid) throws -> Municipality {
        Municipality(
            slug: "rivierdal",
            code: "9901",
            name: "Rivierdal",
            organisation: "test",
            rsin: try LegalEntityNumber("000002264"),
            oin: try OrganisationIdentificationNumber("00000099000002264000"),
            applicationName: "dichtbij",
            theme: Municipality.Theme(accent: "#0b5c73", accentOnDark: "#8fd0e2"),
            phone: "0316 279 111",
            portal: portal,
            responsePromise: ServiceNorm(2, .workingDays)
        )
    }

    static func caseType(steps: [CaseType.Step] = steps) throws -> CaseType {
        CaseType(
            key: "melding-openbare-ruimte",
            module: "physical-domain",
            startsOn: try Day(iso: "2026-01-01"),
            name: "Melding over de straat",
            staffName: "Melding openbare ruimte",
            productName: nil,
            steps: steps,
            norm: ServiceNorm(8, .workingDays),
            statutoryTerm: nil,
            channels: ["web"],
            confidentiality: .open,
            results: [CaseResult(key: "opgelost", name: "Wij hebben het gemaakt")],
            transitions: [:],
            isShownAtMijnOverheid: true
        )
    }

    static let steps = [
        step("ontvangen", "Wij hebben uw melding"),
        step("bekeken", "Wij kijken naar uw melding"),
        step("bezig", "Wij maken het"),
        step("klaar", "Klaar", isFinal: true),
    ]

    static func step(_ key: String, _ name: String, isFinal: Bool = false) -> CaseType.Step {
        CaseType.Step(
            key: key,
            name: name,
            now: "Wij zijn ermee bezig.",
            action: nil,
            when: "U hoort binnen 2 werkdagen van ons.",
            isFinal: isFinal
        )
    }

    static func followed(at step: String = "bezig", planned: String? = "2026-11-27") throws -> FollowedCase {
        FollowedCase(
            type: try caseType(),
            statusKey: step,
            history: [
                FollowedCase.Moment("ontvangen", at: try Timestamp(rfc3339: "2026-11-17T09:00:00Z")),
                FollowedCase.Moment("bezig", at: try Timestamp(rfc3339: "2026-11-18T09:00:00Z")),
            ],
            plannedReady: try planned.map { try Day(iso: $0) }
        )
    }

    static func followPage(portal: Municipality.Portal = .mijnOverheid) throws -> Page {
        FollowPage.page(
            for: try followed(),
            code: try FollowCode("K7M4-Q2X7"),
            in: try municipality(portal: portal),
            today: try Day(iso: "2026-11-18")
        )
    }
}
