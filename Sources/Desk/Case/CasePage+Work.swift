internal import Kernel

extension CasePage {
    /// Who has the case, to whom it is offered, and what the reader can do with it.
    var who: Block {
        get throws {
            var facts = [
                Fact("Team", Prose(view.file.work.team.map { context.municipality.team($0).name } ?? "Nog geen team")),
                Fact("Behandelaar", Prose(try view.file.work.handler.map(colleagues.name) ?? "Nog niemand")),
            ]
            if let handOver = view.handOver {
                facts.append(
                    Fact("Aangeboden aan", Prose(try colleagues.name(handOver.receiver, in: context.municipality)))
                )
            }
            return .section("Wie", [.facts(facts)] + takeIt)
        }
    }

    /// One press for who may handle the case and does not yet.
    private var takeIt: [Block] {
        guard mayHandle, !view.file.isClosed, view.file.work.handler != scene.member, let session = context.session
        else { return [] }
        let form = Form(
            to: view.handled.address(AssignCase.path),
            fields: [],
            hidden: CaseSeen(scene).hidden + [
                Form.HiddenValue("behandelaar", String(scene.member)), Form.HiddenValue(Form.confirmedField, "ja"),
            ],
            submit: "Neem deze zaak"
        )
        return [.form(form.guarded(by: session.formToken))]
    }

    var mayHandle: Bool { scene.may(.handleCases) }

    /// What the reader can do now; what cannot be done now stands here not at all.
    var work: [Block] {
        guard mayHandle else { return [] }
        let possible = CaseDesk.actions.filter { $0.refusal(scene) == nil && !($0 is DoTask) && !isIdle($0) }
        let links = possible.map { action in
            Link(type(of: action).title, view.handled.address(type(of: action).path))
        }
        guard let first = links.first else { return [] }
        let rest = Array(links.dropFirst())
        return [.section("Doe iets", [.action(first)] + (rest.isEmpty ? [] : [.links(rest)]))]
    }

    /// Whether an action would change nothing.
    private func isIdle(_ action: any CaseAction) -> Bool {
        action is ResumeTerm && view.file.work.suspendedOn == nil
    }

    /// What the reader must know first: an offer, a refusal of one, a limit that stands still.
    var workNotices: [Block] {
        get throws {
            var notices: [Block] = []
            if AnswerHandOver().refusal(scene) == nil, let handOver = view.handOver {
                let link = Link("Geef antwoord", view.handled.address(AnswerHandOver.path))
                let who = try colleagues.name(handOver.giver)
                notices.append(.notice(Notice(.info, "\(who) biedt u deze zaak aan. \(link: link).")))
            }
            if let no = view.declined, no.handOver.giver == scene.member {
                let who = try colleagues.name(no.by)
                notices.append(.notice(Notice(.warning, "\(who) neemt deze zaak niet over: \(no.reason)")))
            }
            if let since = view.file.work.suspendedOn {
                notices.append(.notice(Notice(.info, "De tijd staat stil sinds \(since.inDutch).")))
            }
            return notices
        }
    }

    /// The tasks of both sides.
    var tasks: [Block] {
        get throws {
            guard !view.tasks.isEmpty else { return [] }
            let rows = try view.tasks.map { task in
                [
                    Table.Cell.lines(taskName(task), task.what.text),
                    .text(task.what.side == .staff ? "Medewerker" : "Inwoner"), try state(of: task),
                ]
            }
            return [
                .section(
                    "Taken",
                    [.table(Table("Taken bij deze zaak", columns: ["Taak", "Voor", "Stand"], rows: rows, empty: ""))]
                )
            ]
        }
    }

    private func taskName(_ task: CaseTask) -> Prose {
        guard mayHandle, task.what.side == .staff, task.state == .open else { return Prose(task.what.name) }
        let query = [Request.QueryItem(DoTask.field, task.id.description)]
        return "\(link: Link(task.what.name, view.handled.address(DoTask.path, query: query)))"
    }

    private func state(of task: CaseTask) throws -> Table.Cell {
        switch task.state {
        case .open:
            let due = task.dueOn.map { "vóór \($0.inDutchWithoutYear)" } ?? ""
            return .marked(Prose(due), Badge(.info, "Nog te doen", icon: .clock))
        case .done(let at, let by):
            return .marked(
                Prose("\(at.day.inDutchWithoutYear), \(try colleagues.name(by))"),
                Badge(.success, "Gedaan", icon: .check)
            )
        case .lapsed: return .badge(Badge(.info, "Niet meer nodig"))
        }
    }

    /// What colleagues wrote down, and the cases that this one has to do with.
    var forColleagues: [Block] {
        get throws {
            let notes = try view.notes.map { note in
                TimelineEntry(
                    .book,
                    "Notitie",
                    Prose(note.text),
                    when: note.at.inDutch,
                    text: Prose(try colleagues.name(note.author))
                )
            }
            let related = view.related.map { other in
                Link("\(other.number) \(other.title)", .local("/werk/zaken/\(other.number)"))
            }
            return (notes.isEmpty ? [] : [.section("Notities", [.timeline(notes)])])
                + (related.isEmpty ? [] : [.section("Gekoppelde zaken", [.links(related)])])
        }
    }
}
