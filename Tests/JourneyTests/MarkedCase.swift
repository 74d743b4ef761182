import Glibc
import Kernel
import TestSupport

@testable import App

/// A confidential case that is full of words that stand nowhere else, so that an answer shows whether it holds any.
struct MarkedCase: Sendable {
    static let team = "sociaal-team"
    /// No other resident of the tests has it.
    static let number = "999993653"
    /// What every word that was made for this case begins with.
    static let mark = "merkteken"

    let file: CaseFile
    /// The id of a task for which a file was sent.
    let task: String

    /// Fills a case: title, answers, a note, a message, an explanation, an address, a file and who it is about.
    init(in tenant: OpenTenant, at now: Timestamp) throws {
        let context = tenant.entry.context(caller: .platform, now: now, module: nil)
        guard let type = context.caseTypes.current("wmo-melding", on: now.day) else {
            throw Missing(what: "a confidential case type")
        }
        let hash = try context.files.keep(Array("%PDF-1.7 merktekenbestand".utf8))
        let made = try context.writeAndWait { session in
            let file = try Self.open(type, at: now, session)
            try Self.write(about: file, session)
            let task = try session.tasks.tasks(of: file).first { $0.what.kind == .upload && $0.what.side == .resident }
            guard let task else { throw Missing(what: "a task that asks for a file") }
            try session.tasks.complete(task, of: file, with: .file(hash: hash, mediaType: "application/pdf"))
            return (file: file, task: task.id.description)
        }
        (file, task) = made
    }

    private static func open(_ type: CaseType, at now: Timestamp, _ session: any WriteSession) throws -> CaseFile {
        let identity = ResidentIdentity.person(try CitizenServiceNumber(number))
        try session.residents.keep(
            PersonDetails(
                name: "Merktekennaam Zonderling",
                bornOn: Day(iso: "1951-02-03"),
                address: PersonDetails.HomeAddress(
                    street: "Merktekenstraat",
                    houseNumber: "77",
                    postcode: Postcode("6921 QZ"),
                    town: "Merktekendorp"
                )
            ),
            of: identity
        )
        return try session.cases.open(
            NewCase(
                type: type,
                status: StatusChange(to: type.steps[0], at: now, explanation: "Merktekenuitleg bij de eerste stap."),
                channel: .phone,
                title: "Merktekentitel van de zaak",
                resident: identity,
                dates: CaseDates(targetOn: nil, deadlineOn: nil),
                team: team
            )
        )
    }

    private static func write(about file: CaseFile, _ session: any WriteSession) throws {
        try session.answers.keep([CaseAnswer("vraag", "Merktekenantwoord")], mark: session.newID(), for: file)
        try session.handling.write(NoteText("Merktekennotitie van een collega."), on: file)
        try session.addresses.keep(MailAddress("merktekenadres@voorbeeld.example"), for: file)
        _ = try session.messages.send(
            MessageText(
                subject: "Merktekenonderwerp",
                about: "Merktekenover.",
                news: "Merktekennieuws.",
                expectation: "Merktekenverwachting."
            ),
            about: file
        )
    }

    /// What in a text tells something of the case; the words with which somebody searched do not count.
    func traces(in text: String, besides typed: String = "") -> [String] {
        let names = [Self.number, file.number.description, file.id.description, file.followCode.description]
        let text = text.lowercased()
        // Nearly always there is nothing, and an expression over all answers would take minutes.
        let words = text.holds(Self.mark) ? text.matches(of: /merkteken[a-z]*/).map { String($0.output) } : []
        let found = words + names.map { $0.lowercased() }.filter(text.holds)
        return Set(found).filter { !typed.lowercased().contains($0) }.sorted()
    }

    /// The names of a municipality with those of this case in place of every case that is not on a public page.
    func names(in place: Names) -> Names {
        var names = place
        names.caseNumber = file.number.description
        names.caseID = file.id.description
        names.plan = names.caseNumber
        names.asked = AskedCase(number: names.caseNumber, task: task, document: task)
        names.sent = SentFileCase(number: names.caseNumber, task: task)
        names.help = MadeHelp(everywhere: names.caseNumber)
        names.pulled["zaken"] = names.caseID
        names.caseURL = place.caseURL.replacing(place.caseID, with: names.caseID)
        return names
    }

    /// The same with names of a case that is not there.
    static func nothing(in place: Names) -> Names {
        var names = place
        names.caseNumber = Names.nothing.caseNumber
        names.caseID = Names.nothing.caseID
        names.plan = names.caseNumber
        names.asked = .nothing
        names.sent = .nothing
        names.help = MadeHelp(everywhere: names.caseNumber)
        names.pulled["zaken"] = names.caseID
        names.caseURL = place.caseURL.replacing(place.caseID, with: names.caseID)
        return names
    }
}

extension String {
    fileprivate func holds(_ word: String) -> Bool { strstr(self, word) != nil }
}
