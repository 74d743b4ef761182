internal import Kernel

/// Makes a case of a filled-in form: the case with its contact, its sealed answers and the address for messages.
struct FileApplication: Sendable {
    private let type: CaseType
    private let answers: [CaseAnswer]
    private let mail: MailAddress?
    private let mark: UniqueID
    private let dates: CaseDates
    private let now: Timestamp

    init(_ form: ApplicationForm, _ answers: [CaseAnswer], mark: UniqueID, at now: Timestamp) {
        type = form.type
        self.answers = answers
        self.mark = mark
        self.now = now
        mail = form.mail(in: answers)
        dates = form.type.dates(openedOn: now.day, in: form.municipality)
    }

    /// Opens the case, or finds the one that this form became when it was sent before.
    ///
    /// - Throws: ``Problem/applicationDiffers`` when that one says something else.
    func apply(_ session: any WriteSession) throws -> FollowCode {
        if let sent = try session.answers.sent(mark: mark), let file = try session.cases.find(id: sent.caseID) {
            // Answering the earlier one would tell that this one was kept.
            guard file.typeKey == type.key, sent.isRepeated(by: answers) else { throw Problem.applicationDiffers }
            return file.followCode
        }
        let file = try session.cases.open(
            NewCase(type: type, status: StatusChange(to: type.steps[0], at: now), channel: .web, dates: dates)
        )
        try session.answers.keep(answers, mark: mark, for: file)
        if let mail { try session.addresses.keep(mail, for: file) }
        return file.followCode
    }
}

extension Problem {
    static let applicationDiffers = Problem(
        409,
        "id-reused",
        "U stuurde dit formulier al met andere antwoorden. Begin een nieuwe aanvraag."
    )
}
