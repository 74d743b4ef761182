public import Kernel

/// Participation (participatie): projects with meetings, residents' ideas, and votes on a budget.
public struct Participation: DomainModule {
    public static let manifest = ModuleManifest(id: "participation", title: "Meedoen", owner: "Team Participatie")

    private let ports: VotingPorts

    public init(ports: VotingPorts) { self.ports = ports }

    public func register(in registry: inout ModuleRegistry) {
        registry.add(
            CaseTypeFile(
                name: "Modules/Participation/CaseTypes/bijeenkomst.json",
                json: PackageResources.bijeenkomst_json
            ),
            CaseTypeFile(name: "Modules/Participation/CaseTypes/idee.json", json: PackageResources.idee_json),
            CaseTypeFile(
                name: "Modules/Participation/CaseTypes/zienswijze.json",
                json: PackageResources.zienswijze_json
            )
        )
        Schema.migrations.forEach { registry.add($0) }
        addVotes(to: &registry)
        addVoteDesk(to: &registry)
        addIdeas(to: &registry)
        addProjects(to: &registry)
        addPolls(to: &registry)
        addConsultations(to: &registry)
        (ShowToolkit.routes + BookFacilitator.routes).forEach { registry.add($0) }
        registry.add(
            StaffPage(ShowToolkit.page, icon: .tasks, for: VoteOffice.permission),
            StaffPage(BookFacilitator.page, icon: .user, for: VoteOffice.permission)
        )
    }

    private func addConsultations(to registry: inout ModuleRegistry) {
        let routes =
            ShowConsultations.routes + SendSubmission().routes + MakeConsultation.routes
            + RunConsultation().routes + AnswerSubmissions.routes
        routes.forEach { registry.add($0) }
        registry.add(SubmissionCase.reserved)
        registry.add(SubmissionCase.panel)
        registry.add(Entrance(ShowConsultations.page, "Zeg wat u vindt van een plan van de gemeente.", icon: .book))
        registry.add(StaffPage(MakeConsultation.page, icon: .book, for: VoteOffice.permission))
    }

    private func addPolls(to registry: inout ModuleRegistry) {
        let routes = JoinPoll(ports: ports).routes + MakePoll(ports: ports).routes + HostPoll().routes
        routes.forEach { registry.add($0) }
        registry.add(PollChore.chore)
        registry.add(Entrance(JoinPoll.page, "Hebt u een code van 6 cijfers? Geef dan antwoord.", icon: .phone))
        registry.add(StaffPage(MakePoll.page, icon: .chart, for: VoteOffice.permission))
    }

    private func addProjects(to registry: inout ModuleRegistry) {
        let routes =
            ShowProjects.routes + SignUp().routes + SeatPages().routes + MakeProject.routes + RunProject().routes
            + RunMeeting().routes
        routes.forEach { registry.add($0) }
        SeatCase.reserved.forEach { registry.add($0) }
        registry.add(MeetingChore.chore)
        registry.add(SeatCase.panel)
        registry.add(Entrance(ShowProjects.page, "Lees waar u kunt meedoen, en wat u kunt veranderen.", icon: .chat))
        registry.add(StaffPage(ProjectOffice.page, icon: .folder, for: VoteOffice.permission))
    }

    private func addIdeas(to registry: inout ModuleRegistry) {
        registry.add(Route(.get, "/ideeen", access: .anyone, .read(ShowIdeas.show)))
        (SupportIdea(ports: ports).routes + ModerateIdeas().routes).forEach { registry.add($0) }
        registry.add(Entrance(ShowIdeas.page, "Lees ideeën van anderen en steun wat u goed vindt.", icon: .chat))
        registry.add(StaffPage(ModerateIdeas.page, icon: .chat, for: VoteOffice.permission))
    }

    private func addVotes(to registry: inout ModuleRegistry) {
        registry.add(
            Route(.get, "/stemmen", access: .anyone, .read(ShowVotes.show)),
            Route(.get, "/stemmen/{vote}", access: .anyone, .read(ShowVote.show)),
            Route(.get, "/stemmen/{vote}/uitslag", access: .anyone, .read(ShowOutcome.show)),
            Route(.get, "/stemmen/{vote}/insluiten", access: .anyone, .read(ShowOutcome.embed)),
            Route(.get, "/stemmen/{vote}/uitslag.json", access: .anyone, .read(OpenBallots.outcome)),
            Route(.get, "/stemmen/{vote}/stemmen.pb", access: .anyone, .slow(OpenBallots().file))
        )
        TakeBallot(ports: ports).routes.forEach { registry.add($0) }
        registry.add(Entrance(ShowVotes.page, "Beslis mee over geld voor plannen in uw buurt.", icon: .check))
    }

    private func addVoteDesk(to registry: inout ModuleRegistry) {
        let access = Access.staff(VoteOffice.permission)
        registry.add(
            Route(.get, "/werk/stemmingen", access: access, .read(ListVotes.show)),
            Route(.get, "/werk/stemmingen/nieuw", access: access, .read(MakeVote.ask)),
            Route(
                .post,
                "/werk/stemmingen/nieuw",
                access: access,
                .change { [ports] in try MakeVote.take($0, $1, ports) }
            )
        )
        let routes =
            RunVote(desk: CountDesk(bigNumbers: ports.bigNumbers)).routes + MakeCodes(ports: ports).routes
            + EnterPaper(ports: ports).routes
        routes.forEach { registry.add($0) }
        registry.add(StaffPage(VoteOffice.page, icon: .check, for: VoteOffice.permission))
    }
}
