import Kernel
import TestSupport
import Testing

@testable import SocialDomain

@Suite("Who may read which part of a plan")
struct PlanPartTests {
    private static let today = Timestamp.testNoon.day

    @Test(
        "a consent counts up to the day before its end, and from its end on it is as if it was never given",
        arguments: [(-1, false), (0, true), (29, true), (30, false), (31, false)]
    )
    func limits(days: Int, counts: Bool) {
        let consent = Self.consent(1, .care, givenOn: Self.today, endsOn: Self.today.adding(days: 30))

        #expect(consent.isValid(on: Self.today.adding(days: days)) == counts)
        let plan = Self.plan([consent])
        let part = PlanPart(of: plan, for: .doctor, on: Self.today.adding(days: days))
        #expect(part.goals.map(\.key) == (counts ? [2] : []))
        #expect(part.members.map(\.name) == (counts ? ["Een"] : []))
    }

    @Test("a consent that was only asked for, or that was withdrawn, lets nobody read anything")
    func askedOrWithdrawn() {
        let end = Self.today.adding(days: 30)
        let consents = [
            Self.consent(1, .care, givenOn: nil, endsOn: end),
            Self.consent(1, .care, givenOn: Self.today, endsOn: end, withdrawnOn: Self.today),
        ]
        for consent in consents {
            let part = PlanPart(of: Self.plan([consent]), for: .doctor, on: Self.today)
            #expect(part.goals.isEmpty && part.agreements.isEmpty && part.members.isEmpty)
        }
    }

    @Test("a consent holds for its partner and its theme only")
    func partnerAndTheme() {
        let end = Self.today.adding(days: 30)
        let plan = Self.plan([Self.consent(1, .money, givenOn: Self.today, endsOn: end)])

        #expect(PlanPart(of: plan, for: .doctor, on: Self.today).goals.isEmpty)
        #expect(PlanPart(of: plan, for: .nurse, on: Self.today).goals.isEmpty)
    }

    @Test("what is about the whole household is read once everyone in it said yes")
    func everyone() {
        let end = Self.today.adding(days: 30)
        let one = Self.consent(1, .living, givenOn: Self.today, endsOn: end)
        let two = Self.consent(2, .living, givenOn: Self.today, endsOn: end)

        #expect(PlanPart(of: Self.plan([one]), for: .doctor, on: Self.today).goals.isEmpty)
        #expect(PlanPart(of: Self.plan([one, two]), for: .doctor, on: Self.today).goals.map(\.key) == [1])
    }

    @Test("a partner reads what it does itself and what the municipality does, and not what other partners do")
    func sides() {
        let care = Self.consent(1, .care, givenOn: Self.today, endsOn: Self.today.adding(days: 30))
        let part = PlanPart(of: Self.plan([care]), for: .doctor, on: Self.today)

        #expect(part.agreements.map(\.what) == ["Oefenen", "Een oefenplan", "Een brief"])
    }

    @Test("someone of the household reads what is about all or about that person, and what that person does")
    func members() {
        let part = PlanPart(of: Self.plan([]), for: 2)

        #expect(part.goals.map(\.key) == [1])
        #expect(PlanPart(of: Self.plan([]), for: 1).goals.map(\.key) == [1, 2])
    }

    private static func consent(
        _ member: Int,
        _ theme: PlanTheme,
        givenOn: Day?,
        endsOn: Day,
        withdrawnOn: Day? = nil
    ) -> PartnerConsent {
        PartnerConsent(
            key: member,
            member: member,
            partner: .doctor,
            theme: theme,
            askedOn: today,
            endsOn: endsOn,
            givenOn: givenOn,
            withdrawnOn: withdrawnOn
        )
    }

    /// A goal of the household about living, and one of the first member about care.
    private static func plan(_ consents: [PartnerConsent]) -> HouseholdPlan {
        let sides: [(HouseholdPlan.Side, String)] = [
            (.member(1), "Oefenen"), (.partner(.doctor), "Een oefenplan"), (.municipality, "Een brief"),
            (.partner(.nurse), "Elke week langskomen"), (.member(2), "Helpen met oefenen"),
        ]
        return HouseholdPlan(
            key: 1,
            coordinator: 7,
            startedOn: today,
            members: [
                .init(key: 1, name: "Een", residentKey: 1, code: nil),
                .init(key: 2, name: "Twee", residentKey: 2, code: nil),
            ],
            goals: [
                .init(key: 1, theme: .living, member: nil, text: "Een veilig huis"),
                .init(key: 2, theme: .care, member: 1, text: "Weer lopen"),
            ],
            agreements: sides.enumerated().map { place, side in
                .init(key: place + 1, goal: 2, side: side.0, what: side.1, dueOn: today.adding(days: 7), doneOn: nil)
            }.filter { $0.side != .member(2) },
            consents: consents
        )
    }
}
