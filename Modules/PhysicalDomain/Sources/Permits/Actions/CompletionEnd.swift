internal import Kernel

/// The end of a request to complete an application: everything came, or the given time passed.
struct CompletionEnd {
    let permit: PermitFile
    let end: Completion.End

    private static let taskStart = "aanvulling-"

    static func taskKey(_ place: Int) -> String { "\(taskStart)\(place + 1)" }

    /// The tasks of the applicant that belong to a request.
    static func tasks(of file: CaseFile, since asked: Day, _ session: any WriteSession) throws -> [CaseTask] {
        try session.tasks.tasks(of: file).filter {
            $0.what.key.hasPrefix(taskStart) && $0.beganAt.day >= asked
        }
    }

    /// Lets the limit run on from that day, and tells the applicant.
    func apply(_ session: any WriteSession) throws {
        var file = permit.file
        if let open = permit.openCompletion {
            let left = try Self.tasks(of: file, since: open.askedOn, session).filter { $0.state == .open }
            try session.tasks.withdraw(left, of: file)
        }
        try CompletionTable.end(of: file.key, end, in: session.tables)
        if file.work.suspendedOn != nil {
            file = try session.handling.resume(file, of: permit.type, until: end.on)
        }
        if let text = message(file) { _ = try session.messages.send(text, about: file) }
    }

    private func message(_ file: CaseFile) -> MessageText? {
        let until = file.deadlineOn.map { "Wij beslissen uiterlijk op \($0.inDutch)." } ?? ""
        switch end.kind {
        case .received:
            return permit.message(
                subject: "Uw aanvraag is compleet",
                news: "Wij hebben alles sinds \(end.on.inDutch). De tijd loopt weer. \(until)",
                expectation: "U hoeft nu niets te doen."
            )
        case .passed:
            return permit.message(
                subject: "De tijd om aan te vullen is voorbij",
                news:
                    "Wij kregen niet alles op tijd. De tijd loopt weer. Wij kunnen nu stoppen met uw aanvraag. \(until)",
                expectation: "Wilt u nog iets sturen? Doe dat dan meteen."
            )
        case .dropped: return nil
        }
    }
}

/// Says that what was missing came in another way than on the own page: by post, by mail, at the desk.
struct ReceiveCompletion: ModuleAction {
    static let link = CaseLink(words: "Alles is binnen", path: "/aanvulling-binnen")
    static let submit = "Laat de tijd weer lopen"

    private static let day = "dag"

    func refusal(_ scene: PermitScene) -> String? {
        scene.permit.openCompletion == nil ? "Er is niets gevraagd, of alles is al binnen." : nil
    }

    /// A limit that runs is not started again, such as after a second press.
    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool { scene.permit.openCompletion == nil }

    func fields(_ scene: PermitScene) -> [FormField] {
        let today = scene.today
        return [
            FormField(
                Self.day,
                "Op welke dag was alles binnen?",
                .date,
                hint: "Is nog niet alles binnen? Dan blijft de tijd stilstaan.",
                missing: "Vul de dag in.",
                answer: .date(day: String(today.day), month: String(today.month), year: String(today.year))
            )
        ]
    }

    /// The day lies between the request and today, and not after the given time: that ends by itself (Awb 4:15).
    func checked(_ form: Form, _ typed: FormAnswers, _ scene: PermitScene) -> Form {
        guard form.isWithoutFaults, let open = scene.permit.openCompletion, let day = typed.day(Self.day) else {
            return form
        }
        if day < open.askedOn { return form.faulted(Self.day, "Wij vroegen het pas op \(open.askedOn.inDutch).") }
        if day > scene.today { return form.faulted(Self.day, "Deze dag moet nog komen.") }
        return day > open.lastOn ? form.faulted(Self.day, "De tijd liep tot en met \(open.lastOn.inDutch).") : form
    }

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws {
        guard let day = typed.day(Self.day) else { throw Problem.notFound }
        try CompletionEnd(permit: scene.permit, end: Completion.End(kind: .received, on: day)).apply(session)
    }
}
