public import Kernel

/// One message as it leaves: from one municipality to one address, with the same bytes at each try.
///
/// It tells what the message says, the number and follow code of the case, and nothing of the resident but the
/// address. A message about a case that is confidential says only that there is news.
public struct Letter: Hashable, Sendable {
    public let sender: MailAddress
    public let recipient: MailAddress
    public let subject: String
    /// The text as it is read, lines ended by a newline.
    public let text: String
    /// The whole message, headers first, lines ended by CR and LF.
    public let bytes: [UInt8]

    /// - Parameters:
    ///   - message: What to say and to whom.
    ///   - delivery: Whose id and moment make `Message-ID` and `Date`.
    ///   - desk: Who sends it.
    public init(_ message: AddressedMessage, of delivery: Delivery, from desk: MailDesk) {
        let isDiscreet = desk.isDiscreet(message.typeKey, message.typeStartsOn)
        self.init(
            to: message.address,
            subject: isDiscreet ? "Er is nieuws over uw zaak" : message.text.subject,
            text: Self.text(message, desk, isDiscreet: isDiscreet),
            of: delivery,
            from: desk
        )
    }

    /// The notice to a team lead that someone of another team opened a case in an emergency.
    ///
    /// It says neither which case nor whose it is: that stands behind the login of the desk.
    ///
    /// - Parameters:
    ///   - lead: Where it goes.
    ///   - delivery: Whose id and moment make `Message-ID` and `Date`.
    ///   - desk: Who sends it.
    public init(ofEmergencyTo lead: MailAddress, of delivery: Delivery, from desk: MailDesk) {
        let text = """
            Beste teamleider,

            Een collega van een ander team opende een zaak van uw team. Dat heet een noodinzage.

            Lees op uw werkplek wie het was en waarom. Geef daar aan dat u het zag:
            \(desk.base)/werk/noodinzagen

            Met vriendelijke groet,
            Gemeente \(desk.name)

            """
        self.init(to: lead, subject: "Er was een noodinzage", text: text, of: delivery, from: desk)
    }

    private init(
        to recipient: MailAddress,
        subject: String,
        text: String,
        of delivery: Delivery,
        from desk: MailDesk
    ) {
        sender = desk.sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        let host = desk.sender.text.split(separator: "@").last ?? "localhost"
        let headers = [
            "Date: \(MailDate.text(of: delivery.at))",
            "Message-ID: <\(delivery.id)@\(host)>",
            MailHeader.line("From", "Gemeente \(desk.name)", address: desk.sender),
            "To: <\(recipient.text)>",
            MailHeader.line("Subject", subject),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            // RFC 3834: no answering machine should answer this.
            "Auto-Submitted: auto-generated",
        ]
        let head = headers.map { $0 + "\r\n" }.joined() + "\r\n"
        bytes = Array(head.utf8) + QuotedPrintable.encode(text)
    }

    private static func text(_ message: AddressedMessage, _ desk: MailDesk, isDiscreet: Bool) -> String {
        let about = isDiscreet ? "Dit bericht gaat over uw zaak \(message.caseNumber)." : message.text.about
        let news = isDiscreet ? "Er is nieuws. U leest het als u de link hieronder opent." : message.text.news
        let expectation = isDiscreet ? "Bekijk uw zaak. Daar staat of u iets moet doen." : message.text.expectation
        return """
            Beste \(desk.wording.rawValue),

            Waar gaat dit over?
            \(about)

            Wat is het bericht?
            \(news)

            Wat verwachten wij van u?
            \(expectation)

            Volg uw zaak op deze pagina:
            \(desk.followBase)/\(message.followCode)
            Uw volgcode is \(message.followCode).

            Met vriendelijke groet,
            Gemeente \(desk.name)
            Telefoon \(desk.phone)

            U kunt niet antwoorden op dit bericht. Bel ons als u een vraag hebt.

            """
    }
}

/// Who sends the letters of one municipality, and what it does not say in them.
public struct MailDesk: Sendable {
    public let name: String
    public let wording: Municipality.Wording
    public let phone: String
    public let sender: MailAddress
    /// Where the municipality is on the platform, without a slash at the end.
    public let base: String
    /// The address of the page that follows a case, without the code and the slash before it.
    public var followBase: String { "\(base)/volg" }
    /// Whether cases of a type (key and version) are so confidential that mail must not say what they are about.
    public let isDiscreet: @Sendable (String, Day) -> Bool

    /// - Parameters:
    ///   - municipality: Who sends.
    ///   - sender: Its address.
    ///   - publicBase: The address of the platform as the outside sees it.
    ///   - isDiscreet: Asked for each letter, with the key and the version of the case type.
    public init(
        _ municipality: Municipality,
        sender: MailAddress,
        publicBase: String,
        isDiscreet: @escaping @Sendable (String, Day) -> Bool
    ) {
        name = municipality.name
        wording = municipality.wording
        phone = municipality.phone
        self.sender = sender
        base = "\(publicBase)/\(municipality.slug)"
        self.isDiscreet = isDiscreet
    }
}
