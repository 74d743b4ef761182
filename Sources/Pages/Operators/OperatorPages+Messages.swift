public import Kernel

/// A message that MijnOverheid or a mail server did not take.
public struct RefusedMessage: Hashable, Sendable {
    /// The key in the municipality's file; it stands in addresses.
    public let id: Int64
    public let caseNumber: CaseNumber
    public let refusedAt: Timestamp
    public let attempts: Int
    /// Why, in one Dutch sentence without personal data.
    public let reason: String

    public init(id: Int64, caseNumber: CaseNumber, refusedAt: Timestamp, attempts: Int, reason: String) {
        self.id = id
        self.caseNumber = caseNumber
        self.refusedAt = refusedAt
        self.attempts = attempts
        self.reason = reason
    }

    /// One time that it was sent.
    public struct Attempt: Hashable, Sendable {
        public let at: Timestamp
        /// What came back, such as `HTTP 422` or `geen verbinding`.
        public let outcome: String

        public init(at: Timestamp, outcome: String) {
            self.at = at
            self.outcome = outcome
        }
    }
}

/// The municipality that a page about messages is about.
public struct MessagePlace: Hashable, Sendable {
    public let slug: String
    public let name: String
    public let channel: DeliveryChannel

    public init(slug: String, name: String, channel: DeliveryChannel = .mijnOverheid) {
        self.slug = slug
        self.name = name
        self.channel = channel
    }

    /// Where the refused messages stand.
    public var path: String { "/beheer/koppeling/\(slug)/\(channel == .mail ? "mail" : "berichten")" }

    var replayPath: String { "/beheer/koppeling/\(slug)/\(channel == .mail ? "mail-opnieuw" : "opnieuw")" }

    var address: Address { .platform(path) }

    var title: String { channel == .mail ? "E-mail van \(name)" : "Berichten van \(name)" }

    var link: Link { Link(title, address) }
}

extension OperatorPages {
    private static let overview = Link("Koppeling met MijnOverheid", .platform("/beheer/koppeling"))

    /// The messages of one municipality that did not work, oldest first (`/beheer/koppeling/{g}/berichten`, for mail `/mail`).
    ///
    /// `messages` is one page of `total`; `next` leads to the following page, `nil` on the last one.
    public static func refusedMessages(
        _ messages: [RefusedMessage],
        of total: Int,
        in place: MessagePlace,
        operator name: String,
        next: Address? = nil
    ) -> Page {
        var blocks: [Block] = [
            .table(
                Table(
                    "\(total) berichten die niet lukten",
                    columns: ["Zaak", "Sinds", Table.Column("Keren", isNumeric: true), "Waarom"],
                    rows: messages.map { message in
                        [
                            .text("\(link: Link(message.caseNumber.description, address(of: message, in: place)))"),
                            .text(Prose(message.refusedAt.inDutch)),
                            .number(message.attempts),
                            .text(Prose(message.reason)),
                        ]
                    },
                    empty: "Er zijn geen berichten die niet lukten."
                )
            )
        ]
        if let next { blocks.append(.links([Link("Bekijk de volgende berichten", next)])) }
        if total > 0 {
            blocks.append(.action(Link("Verstuur alles opnieuw", .platform(place.replayPath))))
        }
        return Page(
            place.title,
            section: section,
            trail: [overview],
            blocks: blocks,
            audience: .operators(name: name)
        )
    }

    /// One message with every attempt, the oldest first; `event` is the id under which the receiver knows it.
    public static func message(
        _ message: RefusedMessage,
        attempts: [RefusedMessage.Attempt],
        event: UniqueID,
        in place: MessagePlace,
        session: OperatorSession
    ) -> Page {
        let again = Form(
            to: .platform("\(place.path)/\(message.id)/opnieuw"),
            fields: [],
            submit: "Verstuur opnieuw"
        )
        return Page(
            "Bericht over zaak \(message.caseNumber)",
            section: section,
            trail: [overview, place.link],
            blocks: [
                .notice(Notice(.error, Prose(message.reason))),
                .form(again.guarded(by: session.token)),
                .table(
                    Table(
                        "Hoe vaak dit bericht is verstuurd",
                        columns: ["Wanneer", "Wat er terugkwam"],
                        rows: attempts.map { [.text(Prose($0.at.inDutch)), .text(Prose($0.outcome))] },
                        empty: "Dit bericht is nog niet verstuurd."
                    )
                ),
                .facts([Fact("Nummer van het bericht", Prose(event.description))]),
            ],
            audience: .operators(name: session.name)
        )
    }

    /// Asks whether to send `count` messages again; it states the number (`/beheer/koppeling/{g}/opnieuw`).
    public static func replayConfirm(count: Int, in place: MessagePlace, session: OperatorSession) -> Page {
        let form = Form(
            to: .platform(place.replayPath),
            fields: [],
            submit: "Verstuur \(count) \(count == 1 ? "bericht" : "berichten") opnieuw"
        )
        return Page(
            "Alle \(place.channel == .mail ? "e-mail" : "berichten") opnieuw versturen voor \(place.name)",
            section: section,
            trail: [overview, place.link],
            lead: "U verstuurt \(count) berichten opnieuw. Dubbele berichten tellen 1 keer.",
            blocks: [.form(form.guarded(by: session.token)), .links([Link("Stop en ga terug", place.address)])],
            audience: .operators(name: session.name)
        )
    }

    private static func address(of message: RefusedMessage, in place: MessagePlace) -> Address {
        .platform("\(place.path)/\(message.id)")
    }
}

/// The operator who is logged in and the token that a form of that session carries.
public struct OperatorSession: Hashable, Sendable {
    public let name: String
    public let token: String

    public init(name: String, token: String) {
        self.name = name
        self.token = token
    }
}
