public import Kernel
public import Sending

/// What the sending of mail needs from the rest of the program.
public struct MailPorts: Sendable {
    /// Takes the letters.
    public let post: any MailPost
    /// Gives the name and password for the relay as they are now.
    public let login: @Sendable () throws(CredentialFault) -> MailLogin

    public init(post: any MailPost, login: @escaping @Sendable () throws(CredentialFault) -> MailLogin = { .none }) {
        self.post = post
        self.login = login
    }
}

/// How to show the relay who we are.
public enum MailLogin: Hashable, Sendable {
    /// The relay does not ask.
    case none
    case password(name: String, secret: String)
}

extension MailLogin: CustomStringConvertible, CustomReflectable {
    public var description: String { "login" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Takes letters and says what became of them: a relay, or in the demonstration a tray on which they are shown.
public protocol MailPost: Sendable {
    /// Sends a letter and returns at once; `done` is called once, on any thread.
    func send(_ letter: Letter, _ login: MailLogin, done: @escaping @Sendable (Verdict) -> Void)
}

/// A municipality that sends mail, with its queue.
public struct MailPlace: Sendable {
    public let municipality: Municipality
    public let queue: any DeliveryQueue
    public let messages: any AddressedMessages
    public let desk: MailDesk

    public init(
        _ municipality: Municipality,
        queue: any DeliveryQueue,
        messages: any AddressedMessages,
        desk: MailDesk
    ) {
        self.municipality = municipality
        self.queue = queue
        self.messages = messages
        self.desk = desk
    }
}

extension DeliveryWorker {
    /// Makes the worker that sends messages to residents by mail; it does not work yet.
    ///
    /// - Parameters:
    ///   - places: The municipalities that send mail.
    ///   - settings: How much to send.
    ///   - sending: Clock, bell and report.
    ///   - mail: The way out.
    public convenience init(
        byMail places: [MailPlace],
        settings: SendingSettings,
        sending: SendingPorts,
        mail: MailPorts
    ) {
        let bySlug = Dictionary(places.map { ($0.municipality.slug, $0) }) { first, _ in first }
        self.init(
            bySlug.values.sorted { $0.municipality.slug < $1.municipality.slug }
                .map { DeliveryPlace(municipality: $0.municipality, queue: $0.queue) },
            settings: settings,
            ports: sending
        ) { municipality in
            guard let place = bySlug[municipality.slug] else {
                preconditionFailure("Mail was asked for \(municipality.slug), which sends none. Please report this.")
            }
            return MailCarrier(place, ports: mail)
        }
    }
}

extension SendingSettings {
    /// A relay takes few connections at a time, and a message takes it longer than an event takes MijnOverheid.
    public static func mail(timeoutSeconds: Int) -> SendingSettings {
        SendingSettings(
            inFlight: 8,
            inFlightPerMunicipality: 4,
            claim: 32,
            leaseSeconds: 60 + 8 * timeoutSeconds
        )
    }
}
