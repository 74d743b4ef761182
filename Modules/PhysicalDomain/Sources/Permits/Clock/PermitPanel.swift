internal import Kernel

/// What stands about the limit, the advice and the decision on the pages of an application's case.
struct PermitPanel: Sendable {
    let kinds: PermitKindList

    var panel: CasePanel {
        CasePanel(of: kinds.caseTypes) { file, reader, tables, context in
            guard let kind = kinds[file.typeKey],
                let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
            else { return [] }
            let permit = try PermitFile(file, type, kind, in: tables)
            let clock = PermitClock(permit: permit, today: context.today, reader: reader).schedule
            let drawn = clock.map { [Block.schedule($0)] } ?? []
            switch reader {
            case .staff: return drawn + staff(permit, context)
            case .resident: return asked(permit) + drawn + decision(permit)
            case .follower: return drawn
            }
        }
    }

    /// What the applicant still has to send.
    private func asked(_ permit: PermitFile) -> [Block] {
        guard let open = permit.openCompletion else { return [] }
        return [
            .section(
                "Wat mist er nog?",
                [
                    .points(open.parts.map { Prose($0) }),
                    .paragraph("Stuur dit uiterlijk op \(strong: open.lastOn.inDutch). Tot dan staat de tijd stil."),
                ]
            )
        ]
    }

    private func decision(_ permit: PermitFile) -> [Block] {
        guard let decision = permit.decision, decision.outcome.isDecision else { return [] }
        let conditions = decision.conditions.map { Prose($0) }
        return [
            .section(
                "Ons besluit: \(decision.outcome.inDutch.withSmallStart)",
                [.paragraph(Prose(decision.reasons))]
                    + (conditions.isEmpty ? [] : [.heading("Hier moet u zich aan houden"), .points(conditions)])
            )
        ]
    }

    private func staff(_ permit: PermitFile, _ context: Context) -> [Block] {
        let mayHandle = context.rights?.may(.handleCases, with: permit.type) == true
        let links = mayHandle ? actions(permit) : []
        return completions(permit) + advices(permit, context.today) + made(permit) + onSite(permit, mayHandle)
            + (links.isEmpty ? [] : [.section("Behandel de aanvraag", [.links(links)])])
    }

    /// What everybody reads, and the way to take it away.
    private func onSite(_ permit: PermitFile, _ mayHandle: Bool) -> [Block] {
        guard let notice = permit.notice else { return [] }
        let remove = Link(TakeOffSite.link.words, .local("/werk/zaken/\(permit.file.number)\(TakeOffSite.link.path)"))
        return [
            .section(
                "Op de site",
                [.links([Link(notice.title, ShowPermitNotices.address(notice))] + (mayHandle ? [remove] : []))]
            )
        ]
    }

    private func actions(_ permit: PermitFile) -> [Link] {
        guard !permit.file.isClosed else { return [] }
        let open = permit.advices.contains { $0.answer == nil }
        let completing = permit.openCompletion == nil ? AskCompletion.link : ReceiveCompletion.link
        return ([completing, AskAdvice.link] + (open ? [AnswerAdvice.link] : []) + [DecidePermit.link])
            .map { Link($0.words, .local("/werk/zaken/\(permit.file.number)\($0.path)")) }
    }

    private func completions(_ permit: PermitFile) -> [Block] {
        guard !permit.completions.isEmpty else { return [] }
        let rows = permit.completions.map { one in
            [
                Table.Cell.text(Prose(one.parts.joined(separator: ", "))), .text(Prose(one.askedOn.inDutch)),
                .text(Prose(one.lastOn.inDutch)), .text(Prose(state(of: one))),
            ]
        }
        let table = Table(
            "Gevraagde aanvullingen",
            columns: ["Wat mist er?", "Gevraagd op", "Uiterlijk op", "Stand"],
            rows: rows,
            empty: ""
        )
        return [.section("Is de aanvraag compleet?", [.table(table)])]
    }

    private func state(of one: Completion) -> String {
        guard let end = one.end else { return "Wij wachten op de aanvrager" }
        return switch end.kind {
        case .received: "Binnen op \(end.on.inDutch)"
        case .passed: "Niet op tijd aangevuld"
        case .dropped: "De zaak is gesloten"
        }
    }

    private func advices(_ permit: PermitFile, _ today: Day) -> [Block] {
        guard !permit.advices.isEmpty else { return [] }
        let rows = permit.advices.map { advice in
            [
                Table.Cell.lines(
                    Prose(permit.kind.partner(advice.partner)?.name ?? advice.partner),
                    advice.question
                ),
                .text(Prose(advice.dueOn.inDutch)), cell(of: advice, today),
            ]
        }
        let table = Table(
            "Adviezen",
            columns: ["Van wie", "Uiterlijk op", "Antwoord"],
            rows: rows,
            empty: ""
        )
        return [.section("Advies van partners", [.table(table)])]
    }

    private func cell(of advice: Advice, _ today: Day) -> Table.Cell {
        guard let answer = advice.answer else {
            return advice.isLate(on: today) ? .badge(Badge(.warning, "Niet op tijd")) : .badge(Badge(.info, "Gevraagd"))
        }
        let on = "\(answer.verdict.inDutch), \(answer.on.inDutchWithoutWeekday)"
        return .lines(Prose(on), answer.text)
    }

    private func made(_ permit: PermitFile) -> [Block] {
        guard let decision = permit.decision else { return [] }
        let objection = decision.outcome.isDecision ? permit.type.objection?.end(from: decision.on) : nil
        let facts = [
            Fact("Uitkomst", Prose(decision.outcome.choice)),
            Fact("Besloten en verstuurd op", Prose(decision.on.inDutch)),
            Fact("Reden", Prose(decision.reasons)),
        ]
        let conditions = decision.conditions.isEmpty ? [] : [Block.points(decision.conditions.map { Prose($0) })]
        let until = objection.map { [Fact("Bezwaar tot en met", Prose($0.day.inDutch))] } ?? []
        let text =
            decision.publication.map { words in
                [
                    Block.source(label: "Tekst voor de publicatie", words),
                    .paragraph("Zet deze tekst zelf in het gemeenteblad. Dat gaat niet vanzelf."),
                ]
            } ?? []
        return [.section("Het besluit", [.facts(facts + until)] + conditions + text)]
    }
}
