internal import Kernel

/// What the resident is asked to do in a case, as parts of its page: a form for each open task.
struct OwnTasks {
    let own: OwnCase
    let session: ResidentSession
    /// What was sent and has to change; `nil` on a page that nothing was sent to.
    let sent: Sent?

    static let taskField = "taak"
    static let answerField = "antwoord"
    static let fileField = "bestand"

    /// The form of one task with its faults.
    struct Sent {
        let task: UniqueID
        let form: Form
    }

    /// Open tasks first, each with its own heading; then what was done.
    var blocks: [Block] {
        let open = own.tasks.filter { $0.state == .open && !own.file.isClosed }
        let done = own.tasks.compactMap { task -> Prose? in
            guard case .done(let moment, _) = task.state else { return nil }
            let words = "\(task.what.name): gedaan op \(moment.day.inDutchWithoutWeekday)."
            guard let link = ShowSentFile.link(to: task, of: own.file.number) else { return Prose(words) }
            return "\(words) \(link: link)"
        }
        let asked = open.map { task -> Block in
            // The day of the task is the municipality's own: it says nothing of how long the resident has.
            let form = sent.flatMap { $0.task == task.id ? $0.form : nil } ?? form(for: task)
            return .section(task.what.name, [.paragraph(Prose(task.what.text)), .form(form)])
        }
        return asked + (done.isEmpty ? [] : [.section("Dit hebt u gedaan", [.points(done)])])
    }

    func form(for task: CaseTask) -> Form {
        let field: FormField
        let submit: String
        switch task.what.kind {
        case .upload:
            field = FormField(
                Self.fileField,
                "Uw bestand",
                .file(types: SentFile.mediaTypes, limit: SentFile.limit),
                hint: "Een PDF, JPG of PNG van hoogstens 10 MB.",
                missing: nil
            )
            submit = "Stuur het bestand"
        case .answer:
            field = FormField(
                Self.answerField,
                "Uw antwoord",
                .paragraph(limit: TaskOutcome.limit),
                missing: "Vul uw antwoord in."
            )
            submit = "Stuur uw antwoord"
        case .check:
            field = FormField("gedaan", "Ik heb dit gedaan", .tick, missing: "Zet een vinkje als u dit hebt gedaan.")
            submit = "Geef dit door"
        }
        return Form(
            to: .local("/mijn/zaken/\(own.file.number)/taak"),
            fields: [field],
            hidden: [Form.HiddenValue(Self.taskField, task.id.description)],
            submit: submit
        ).guarded(by: session.formToken)
    }
}
