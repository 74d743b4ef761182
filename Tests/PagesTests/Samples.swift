import Kernel
import Pages
import TestSupport

/// An invented municipality and what happens in it.
enum Samples {
    static let loginForm = LoginPages.form(to: .platform("/werk/inloggen"), token: "t", next: "/werk")

    static let staffSession = StaffSession(
        member: StaffMember(id: 1, loginName: "noor", fullName: "Noor", organisation: "test"),
        formToken: "t",
        endsAt: .testNoon
    )

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

    static func caseType(
        _ name: String = "Melding over de straat",
        steps: [CaseType.Step] = steps
    ) throws -> CaseType {
        CaseType(
            key: "melding-openbare-ruimte",
            module: "physical-domain",
            startsOn: try Day(iso: "2026-01-01"),
            name: name,
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

    static func followPage(
        at step: String = "bezig",
        result: String? = nil,
        name: String = "Melding over de straat",
        steps: [CaseType.Step] = steps,
        today: String = "2026-11-18"
    ) throws -> Page {
        let followed = FollowedCase(
            type: try caseType(name, steps: steps),
            statusKey: step,
            history: [
                FollowedCase.Moment("ontvangen", at: try Timestamp(rfc3339: "2026-11-17T09:00:00Z")),
                FollowedCase.Moment(step, at: try Timestamp(rfc3339: "2026-11-18T09:00:00Z")),
            ],
            plannedReady: try Day(iso: "2026-11-27"),
            result: result
        )
        return FollowPage.page(
            for: followed,
            code: try FollowCode("K7M4-Q2X7"),
            in: try municipality(),
            today: try Day(iso: today)
        )
    }
}
