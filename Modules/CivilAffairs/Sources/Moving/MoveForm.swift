internal import Kernel

/// The form to report a move as questions, for the answers that are there so far.
struct MoveForm {
    let answers: FormAnswers
    let municipality: Municipality
    let today: Day
    /// The session of who logged in; `nil` for who did not.
    let session: ResidentSession?

    /// The names of the fields, as they are sent.
    enum Name {
        static let destination = "waarheen"
        static let from = "vandaan"
        static let day = "dag"
        static let street = "straat"
        static let postcode = "postcode"
        static let houseNumber = "huisnummer"
        static let company = "mee"
        static let people = "wie"
        static let inhabited = "bewoond"
        static let nameForOccupant = "bekend-als"
        static let occupantMail = "email-hoofdbewoner"
        static let name = "naam"
        static let birthDate = "geboren"
        static let old = "oud-adres"
        static let phone = "telefoon"
        static let mail = "email"
        /// The mark of one filled-in form, so that a second press of the button reports nothing twice.
        static let mark = "formulier"
    }

    /// The keys of answers that the main occupant reads, as they are kept.
    enum Kept {
        static let address = "Nieuw adres"
        static let nameForOccupant = "Naam voor de hoofdbewoner"
    }

    static let here = "hier"
    static let elsewhere = "elders"
    static let abroad = "buitenland"

    /// Where the form is sent: who logged in has it on the own pages.
    static func address(isOwn: Bool) -> Address { .local(isOwn ? "/mijn/verhuizen" : "/verhuizen") }

    var journey: FormJourney {
        FormJourney(
            section: ReportMovePages.link.words,
            action: Self.address(isOwn: session != nil),
            questions: [place, day, address, company, inhabited] + [about],
            checkTitle: "Kijk uw verhuizing na",
            submit: "Geef de verhuizing door",
            token: session?.formToken,
            carried: [Name.mark]
        )
    }

    /// What only we can find wrong in the answers, a sentence by the name of its field.
    var faults: [String: String] {
        guard let movesOn else { return [:] }
        do throws(MoveNotice.Invalid) {
            _ = try MoveNotice(movesOn: movesOn, reportedOn: today)
            return [:]
        } catch {
            guard case .tooEarly(let first) = error else { return [:] }
            return [Name.day: "Dit kan vanaf \(first.inDutch), vier weken voor u verhuist."]
        }
    }

    /// Who takes the report in place of this municipality; `nil` when this one does.
    var other: MoveElsewhere? {
        if answers.text(Name.destination) == Self.elsewhere { return .otherMunicipality }
        if answers.text(Name.destination) == Self.abroad { return .leavesCountry }
        return answers.text(Name.from) == Self.abroad ? .comesFromAbroad : nil
    }

    /// The move, once every question was answered well.
    func move(mark: UniqueID) -> Move? {
        guard let movesOn, let notice = try? MoveNotice(movesOn: movesOn, reportedOn: today),
            let company = Move.Company(rawValue: answers.text(Name.company))
        else { return nil }
        return Move(
            notice: notice,
            company: company,
            isInhabited: isInhabited,
            answers: kept(movesOn),
            mail: try? MailAddress(answers.text(Name.mail)),
            occupantMail: isInhabited ? (try? MailAddress(answers.text(Name.occupantMail))) : nil,
            mark: mark
        )
    }

    var isInhabited: Bool { answers.text(Name.inhabited) == "ja" }

    private var movesOn: Day? { answers.day(Name.day) }

    /// The answers as handlers read them; the keys are the questions.
    private func kept(_ movesOn: Day) -> [CaseAnswer] {
        let birth = ["-dag", "-maand", "-jaar"].map { answers.text(Name.birthDate + $0) }.filter { !$0.isEmpty }
        let lines = [
            (Kept.address, [Name.street, Name.houseNumber, Name.postcode].map(answers.text).joined(separator: " ")),
            ("Verhuist op", movesOn.inDutch), ("Wie gaan er mee", answers.text(Name.company)),
            ("Namen van wie meegaan", answers.text(Name.people)),
            ("Woont er al iemand", answers.text(Name.inhabited)),
            (Kept.nameForOccupant, isInhabited ? answers.text(Name.nameForOccupant) : ""),
            ("Naam", answers.text(Name.name)),
            ("Geboren op", birth.joined(separator: "-")), ("Oud adres", answers.text(Name.old)),
            ("Telefoonnummer", answers.text(Name.phone)),
        ]
        return lines.filter { !$0.1.isEmpty }.map { CaseAnswer($0.0, $0.1) }
    }
}

/// Why a report belongs to somebody else.
enum MoveElsewhere: Hashable, Sendable {
    case otherMunicipality
    case leavesCountry
    case comesFromAbroad
}
