import Kernel
import Pages
import Testing

/// A page that the rules for every page are tried on.
struct ListedPage: Sendable, CustomTestStringConvertible {
    let name: String
    let isPlatform: Bool
    let make: @Sendable () throws -> Page

    init(_ name: String, isPlatform: Bool = false, _ make: @escaping @Sendable () throws -> Page) {
        self.name = name
        self.isPlatform = isPlatform
        self.make = make
    }

    var testDescription: String { name }

    func read() throws -> HTMLReading {
        HTMLReading(HousePages().draw(try make(), for: isPlatform ? nil : try Samples.municipality()))
    }
}

/// Every page that this target and the kernel can make, in its states.
enum PageList {
    static let all = residents + operators + desk

    static let residents: [ListedPage] = [
        ListedPage("start") {
            StandardPages.start([
                Entrance(Link("Volg uw zaak", .local("/volg")), "Kijk hoe ver wij zijn.", icon: .search)
            ])
        },
        ListedPage("accessibility") { StandardPages.accessibility(try Samples.municipality()) },
        ListedPage("follow-question") { FollowPage.question() },
        ListedPage("follow-unknown") { FollowPage.unknown("K7M4-Q2XD") },
        ListedPage("follow-case") { try Samples.followPage() },
        ListedPage("follow-ready") {
            try Samples.followPage(at: "klaar", result: "Wij hebben het gemaakt", name: "Losse tegel")
        },
        ListedPage("follow-strange") { try Samples.followPage(at: "weg", name: "Een oude zaak") },
        ListedPage("report-first") { Samples.journey.firstPage },
        ListedPage("report-faults") { try Samples.page(of: Samples.journey, sent: [("stap", "1")]) },
        ListedPage("report-second") { try Samples.page(of: Samples.journey, sent: Samples.firstAnswers) },
        ListedPage("report-check") { try Samples.page(of: Samples.journey, sent: Samples.allAnswers) },
        ListedPage("every-field") { Samples.everyField },
        ListedPage("every-block") { Samples.everyBlock },
    ]

    static let desk: [ListedPage] = [
        ListedPage("desk-list") { Samples.workList }, ListedPage("desk-case") { Samples.workCase },
        ListedPage("figures") { Samples.figures },
        ListedPage("desk-platform", isPlatform: true) { Samples.workListOfAll },
    ]

    static let operators: [ListedPage] = [
        ListedPage("municipalities", isPlatform: true) { StandardPages.municipalities([try Samples.municipality()]) },
        ListedPage("login", isPlatform: true) { LoginPages.login(Samples.loginForm, in: "Beheer") },
        ListedPage("login-faults", isPlatform: true) {
            LoginPages.login(Samples.loginForm.filled(from: FormAnswers([])), in: "Beheer", fault: .wrong)
        },
        ListedPage("logout", isPlatform: true) {
            LoginPages.logout(Samples.staffSession, in: "Beheer", to: .platform("/werk/uitloggen"))
        },
        ListedPage("sync-overview", isPlatform: true) {
            OperatorPages.syncOverview(try Samples.syncRows, unreadable: ["Heidestad"], operator: "Noor")
        },
        ListedPage("refused-messages", isPlatform: true) {
            OperatorPages.refusedMessages(
                [try Samples.refused],
                of: 51,
                in: Samples.place,
                operator: "Noor",
                next: .platform("/beheer/koppeling/rivierdal/berichten", query: [Request.QueryItem("na", "7")])
            )
        },
        ListedPage("message", isPlatform: true) {
            OperatorPages.message(
                try Samples.refused,
                attempts: [RefusedMessage.Attempt(at: try Samples.refused.refusedAt, outcome: "HTTP 422")],
                event: UniqueID(high: 1, low: 1),
                in: Samples.place,
                session: Samples.session
            )
        },
        ListedPage("modules", isPlatform: true) {
            let rows = [
                ModuleRow(slug: "rivierdal", name: "Rivierdal", states: [true]),
                ModuleRow(slug: "duinstad", name: "Duinstad", states: [false]),
            ]
            let closed = ModuleRow(slug: "heidestad", name: "Heidestad", states: nil)
            return OperatorPages.modules(rows + [closed], modules: [Samples.module], operator: "Noor")
        },
        ListedPage("module-off", isPlatform: true) {
            OperatorPages.moduleChange(Samples.moduleEffect(isOn: false, openCases: 12), session: Samples.session)
        },
        ListedPage("module-off-faults", isPlatform: true) {
            let effect = Samples.moduleEffect(isOn: false, openCases: 1)
            return OperatorPages.moduleChange(effect, answers: FormAnswers([]), session: Samples.session)
        },
        ListedPage("module-on", isPlatform: true) {
            OperatorPages.moduleChange(Samples.moduleEffect(isOn: true, openCases: 0), session: Samples.session)
        },
        ListedPage("replay", isPlatform: true) {
            OperatorPages.replayConfirm(count: 51, in: Samples.place, session: Samples.session)
        },
    ]
}
