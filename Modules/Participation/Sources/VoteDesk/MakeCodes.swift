internal import Kernel

/// `/werk/stemmingen/{vote}/codes`: draws codes for letters; the answer is the only time that they are given.
struct MakeCodes: Sendable {
    let ports: VotingPorts

    /// The most codes that one file has.
    static let most = 100_000
    /// Codes in one job of the writer, some 5 ms.
    private static let perJob = 250

    var routes: [Route] {
        let pattern = "/werk/stemmingen/{vote}/codes"
        return [
            Route(.get, pattern, access: .staff(VoteOffice.permission), .read(ask)),
            Route(.post, pattern, access: .staff(VoteOffice.permission), .slow(make)),
            Route(.post, pattern + "/intrekken", access: .staff(VoteOffice.permission), .change(withdraw)),
        ]
    }

    @Sendable
    private func ask(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let vote = try context.read { try VoteOffice.vote(request, $0.tables) }
        return context.show(page(vote, form(vote, context), context))
    }

    @Sendable
    private func make(_ request: Request, _ context: Context) throws -> Response {
        try VoteOffice.check(context)
        let vote = try context.read { try VoteOffice.vote(request, $0.tables) }
        // After the last day a new code could only be a vote that nobody cast.
        guard vote.plan.way == .codes, [.draft, .coming, .open].contains(vote.phase(on: context.today)) else {
            return context.seeOther(VoteOffice.address(vote))
        }
        let answers = FormAnswers(request)
        var filled = form(vote, context).filled(from: answers)
        let count = Int(answers.text("aantal")) ?? 0
        if !answers.text("aantal").isEmpty, !(1...Self.most).contains(count) {
            filled = filled.faulted("aantal", "Vul een getal in van 1 tot en met \(Euros.grouped(Self.most)).")
        }
        guard filled.isWithoutFaults else { return context.show(page(vote, filled, context), status: 422) }
        let codes = try draw(count, group: answers.text("groep"), for: vote, context)
        return file(codes, vote)
    }

    /// For a file that was lost: what was not used of it is worth nothing any more.
    @Sendable
    private func withdraw(_ request: Request, _ context: Context) throws -> Change {
        try VoteOffice.check(context)
        let number = Int(FormAnswers(request).text(RunVote.numberField))
        return Change { session in
            let vote = try VoteOffice.vote(request, session.tables)
            if let number, [.draft, .coming, .open].contains(vote.phase(on: context.today)) {
                try CodeBatch.withdraw(number, of: vote, in: session.tables)
                try VoteOffice.note(.codesWithdrawn, number, on: vote, context, session.tables)
            }
            return Rendering { context.seeOther(VoteOffice.address(vote)) }
        }
    }

    /// Draws codes and keeps their hashes, in short jobs so that nobody else waits.
    private func draw(_ count: Int, group: String, for vote: BudgetVote, _ context: Context) throws -> [VotingCode] {
        var drawn: Set<VotingCode> = []
        while drawn.count < count { drawn.insert(VotingCode(from: ports.randomness)) }
        let codes = Array(drawn)
        let key = try context.read { try VoteKey(of: vote, $0.tables) }
        let batch = try context.writeAndWait { try CodeBatch.start(of: group, in: vote, $0.tables) }
        for start in stride(from: 0, to: codes.count, by: Self.perJob) {
            let part = codes[start..<min(start + Self.perJob, codes.count)]
            let hashes = part.map { key.hash($0, by: ports.digest) }
            try context.writeAndWait { session in
                _ = try CodeTable.add(hashes, group: group, batch: batch, to: vote, in: session.tables)
            }
        }
        try context.writeAndWait { session in
            try VoteOffice.note(.codesGiven, codes.count, on: vote, context, session.tables)
        }
        return codes
    }

    private func file(_ codes: [VotingCode], _ vote: BudgetVote) -> Response {
        let lines = ["stemcode"] + codes.map(\.description)
        return Response(
            status: 200,
            headers: [
                Response.Header("Content-Type", "text/csv; charset=utf-8"),
                Response.Header("Content-Disposition", "attachment; filename=\"\(vote.slug)-codes.csv\""),
            ],
            body: Array((lines.joined(separator: "\n") + "\n").utf8)
        )
    }

    private func form(_ vote: BudgetVote, _ context: Context) -> Form {
        VoteOffice.form(
            context,
            to: VoteOffice.address(vote, "codes"),
            fields: [
                FormField("aantal", "Hoeveel codes?", .text(limit: 6), missing: "Vul in hoeveel codes u nodig hebt."),
                FormField(
                    "groep",
                    "Voor welke groep?",
                    .text(limit: 60),
                    hint: "Bijvoorbeeld een wijk. Zo ziet u hoeveel mensen per groep meedoen.",
                    missing: "Geef de groep een naam."
                ),
            ],
            submit: "Maak de codes"
        )
    }

    private func page(_ vote: BudgetVote, _ form: Form, _ context: Context) -> Page {
        context.staffPage(
            "Maak codes",
            section: VoteOffice.page.words,
            here: VoteOffice.address(vote, "codes"),
            [
                .notice(
                    Notice(
                        .warning,
                        "U krijgt de codes één keer, als bestand. Wij bewaren ze niet. Met een code stemt iemand één keer."
                    )
                ),
                .form(form), .links([Link(vote.plan.title, VoteOffice.address(vote))]),
            ]
        )
    }
}
