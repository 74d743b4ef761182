internal import Kernel

/// Makes a case of a filled-in form: the case with its contact, its sealed answers and the address for messages.
///
/// It is the case of who is logged in, and otherwise nobody's. What who is logged in tells about oneself is kept, so
/// that it is not asked again and staff finds the resident by it; what was known already stays as it is.
struct FileApplication: Sendable {
    private let form: ApplicationForm
    private let typed: FormAnswers
    private let mark: UniqueID
    private let now: Timestamp

    init(_ form: ApplicationForm, _ typed: FormAnswers, mark: UniqueID, at now: Timestamp) {
        self.form = form
        self.typed = typed
        self.mark = mark
        self.now = now
    }

    /// Opens the case, or finds the one that this form became when it was sent before.
    ///
    /// - Throws: ``Problem/formReused`` when that one says something else.
    func apply(_ session: any WriteSession) throws -> FollowCode {
        let resident = form.session == nil ? nil : try session.residents.own(purpose: .ownApplication)
        let type = form.type
        let answers = form.answers(in: typed, resident?.details)
        let earlier = try session.caseSent(mark: mark, of: type) { sent, _ in sent.isRepeated(by: answers) }
        if let earlier { return earlier.followCode }
        let file = try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: now),
                channel: .web,
                resident: resident?.identity ?? .anonymous,
                dates: type.dates(openedOn: now.day, in: form.municipality)
            )
        )
        try session.answers.keep(answers, mark: mark, for: file)
        if let mail = form.mail(in: answers) { try session.addresses.keep(mail, for: file) }
        if let resident, let details = PersonDetails(resident.details, adding: type.facts(in: answers)) {
            try session.residents.keep(details, of: resident.identity)
        }
        return file.followCode
    }
}
