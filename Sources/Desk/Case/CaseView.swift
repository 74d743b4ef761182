internal import Kernel

/// Everything that the page of a case shows, read from one snapshot; no personal data of the resident is in it.
struct CaseView: Sendable {
    let handled: HandledCase
    let history: [StatusEntry]
    let events: [CaseEvent]
    let messages: [CaseMessage]
    let contacts: [Contact]
    let sending: CaseSending?
    let terms: [CaseTerm]
    let notes: [CaseNote]
    let related: [CaseFile]
    let tasks: [CaseTask]
    let documents: [CaseFiles.Line]
    let handOver: HandOver?
    let declined: DeclinedHandOver?
    let resident: Known

    var file: CaseFile { handled.file }
    var type: CaseType { handled.type }

    /// How far the resident is known, without who it is.
    enum Known: Hashable, Sendable {
        case nobody
        case person
        case business(ChamberOfCommerceNumber)
    }

    init(_ handled: HandledCase, _ files: CaseFiles, _ session: any ReadSession) throws {
        self.handled = handled
        let file = handled.file
        history = try session.cases.history(of: file)
        events = try session.dossier.events(of: file, limit: DossierLimit.events)
        messages = try session.messages.messages(of: file, limit: MessageLimit.perCase)
        contacts = try session.contacts.contacts(of: file.number)
        sending = try session.dossier.sending(of: file)
        terms = try session.dossier.terms(of: file)
        notes = try session.dossier.notes(of: file, limit: DossierLimit.notes)
        related = try session.dossier.related(to: file)
        tasks = try session.tasks.tasks(of: file)
        documents = try files.lines(of: handled, tasks: tasks, in: session.tables)
        handOver = try session.dossier.handOver(of: file)
        declined = try session.dossier.declined(of: file)
        resident =
            switch try session.cases.resident(of: file) {
            case .anonymous: .nobody
            case .person: .person
            case .business(let number): .business(number)
            }
    }

    /// The case as its resident follows it.
    func followed(in municipality: Municipality) -> FollowedCase {
        FollowedCase(
            file,
            history: history.filter { !$0.isSuperseded },
            type: type,
            showsNorms: municipality.showsNorms
        )
    }
}
