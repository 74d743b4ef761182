internal import Kernel

/// `/stemmen/{vote}/stemmen.pb` and `uitslag.json`: the outcome for programs, open to every site.
struct OpenBallots: Sendable {
    /// Files that were made before, by municipality and vote: what was counted stands fast.
    private let made = Lock<[CountDesk.Place: [UInt8]]>([:])
    /// The most files that are kept at hand.
    private static let mostMade = 8

    /// Fewer ballots than this are not given out one by one.
    static let least = SmallGroups.least

    static func areOpen(_ vote: BudgetVote) -> Bool { vote.ballots >= least }

    /// What was counted stands fast, so others may keep it for ten minutes.
    private static let open = [
        Response.Header("Access-Control-Allow-Origin", "*"), Response.Header("Cache-Control", "public, max-age=600"),
    ]

    /// Every ballot, in an order that says nothing.
    @Sendable
    func file(_ request: Request, _ context: Context) throws -> Response {
        let (counted, bytes) = try context.read { session in
            let counted = try VotePlace.counted(request, session.tables)
            guard Self.areOpen(counted.vote) else { throw Problem.notFound }
            return (counted, try body(counted, context, session.tables))
        }
        return Response(
            status: 200,
            headers: [
                Response.Header("Content-Type", "text/plain; charset=utf-8"),
                Response.Header("Content-Disposition", "attachment; filename=\"\(counted.vote.slug).pb\""),
            ] + Self.open,
            body: bytes
        )
    }

    /// Makes the file once; when there are many, all are made again.
    private func body(_ counted: VotePlace.Counted, _ context: Context, _ tables: any Database) throws -> [UInt8] {
        let place = CountDesk.Place(counted.vote, in: context)
        if let known = made.withLock({ $0[place] }) { return known }
        let choices = try BallotTable.choices(of: counted.vote, tables)
        let file = Array(PabulibFile(counted, choices, municipality: context.municipality.name).text.utf8)
        made.withLock { made in
            if made.count >= Self.mostMade { made.removeAll() }
            made[place] = file
        }
        return file
    }

    @Sendable
    static func outcome(_ request: Request, _ context: Context) throws -> Response {
        let counted = try context.read { try VotePlace.counted(request, $0.tables) }
        var json = JSONWriter()
        json.object { json in
            json.field("id", counted.vote.slug)
            json.field("title", counted.vote.plan.title)
            json.field("municipality", context.municipality.code)
            json.field("budget", counted.vote.plan.budget)
            json.field("spent", counted.kept.outcome.spent)
            json.field("ballotKind", counted.vote.plan.kind.rawValue)
            json.field("rule", counted.vote.plan.rule.rawValue)
            json.field("ballots", counted.vote.ballots)
            json.field("paperBallots", counted.vote.paper)
            json.field("countedAt", counted.kept.countedAt)
            if let shares = counted.kept.outcome.shares {
                json.object("shares") { json in
                    json.field("startInCents", shares.startInCents)
                    json.field("raises", shares.raises)
                    json.field("ending", shares.ending.rawValue)
                }
            }
            json.array("projects") { json in
                for verdict in counted.kept.outcome.verdicts {
                    json.object { write(verdict, counted.projects[verdict.project], to: &$0) }
                }
            }
        }
        return .json(json.bytes, headers: open)
    }

    private static func write(
        _ verdict: CountOutcome.Verdict,
        _ project: VoteProject,
        to json: inout JSONWriter
    ) {
        json.field("id", project.id)
        json.field("name", project.name)
        json.field("cost", project.cost)
        json.field("votes", verdict.votes)
        json.field("funded", verdict.isFunded)
        switch verdict.reason {
        case .fits(let left), .doesNotFit(let left): json.field("leftBefore", left)
        case .noVotes: break
        case .tooLittle(let round, let together):
            json.field("afterRound", round)
            json.field("supportersHadTogether", together)
        case .bought(let purchase):
            json.field("paidInFull", purchase.inFull)
            json.field("paidTheirRest", purchase.withRest)
            json.field("shareInCents", purchase.shareInCents)
        }
    }
}

extension PabulibFile {
    /// A vote that was counted, with its ballots.
    init(_ counted: VotePlace.Counted, _ choices: [[Int]], municipality: String) {
        let plan = counted.vote.plan
        let ids = Dictionary(counted.projects.map { ($0.number, $0.id) }) { first, _ in first }
        let verdicts = Dictionary(counted.kept.outcome.verdicts.map { ($0.project, $0) }) { first, _ in first }
        let limits =
            (plan.mostChoices.map { [Fact("max_length", String($0))] } ?? [])
            + (plan.kind == .knapsack ? [Fact("max_sum_cost", String(plan.budget))] : [])
        self.init(
            facts: [
                Fact("description", plan.title), Fact("country", "Netherlands"), Fact("unit", municipality),
                Fact("instance", String(plan.opensOn.year)), Fact("num_projects", String(counted.projects.count)),
                Fact("num_votes", String(choices.count)), Fact("budget", String(plan.budget)),
                Fact("vote_type", "approval"), Fact("rule", plan.rule.rawValue),
                Fact("date_begin", Self.date(plan.opensOn)), Fact("date_end", Self.date(plan.closesOn)),
                Fact("min_length", "1"),
            ] + limits + [Fact("language", "nl"), Fact("currency", "EUR")],
            projects: Section(
                columns: ["project_id", "cost", "votes", "name", "selected"],
                rows: counted.projects.enumerated().map { place, project in
                    [
                        project.id, String(project.cost), String(verdicts[place]?.votes ?? 0), project.name,
                        verdicts[place]?.isFunded == true ? "1" : "0",
                    ]
                }
            ),
            votes: Section(
                columns: ["voter_id", "vote"],
                rows: choices.enumerated().map { place, ballot in
                    [String(place + 1), ballot.compactMap { ids[$0] }.joined(separator: ",")]
                }
            )
        )
    }

    /// As the format writes days: `31.03.2024`.
    private static func date(_ day: Day) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(day.day)).\(two(day.month)).\(day.year)"
    }
}
