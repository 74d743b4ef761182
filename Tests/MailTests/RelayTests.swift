import HTTPClient
import Kernel
import Records
import TestSupport
import Testing

@testable import Mail
@testable import Sending

@Suite("The connection to a mail server", .enabled(if: isInstalled("openssl"), "openssl is not installed"))
struct RelayTests {
    private let certificates: TestCertificates

    init() throws { certificates = try TestCertificates() }

    @Test("mail leaves encrypted by STARTTLS or from the first byte", arguments: ["smtp", "smtps"])
    func encrypted(scheme: String) throws {
        let server = try server(scheme == "smtps" ? ["--tls"] : [])
        let world = try MailWorld(server, relay: try relay(server, scheme: scheme))
        let file = try world.open(for: "iemand")

        world.settle()

        #expect(server.received.map(\.isEncrypted) == [true])
        #expect(try world.states(of: file) == [.sent])
    }

    @Test("without TLS, or with a certificate of a stranger, not a word of the message leaves and operators are told")
    func untrusted() throws {
        let plain = try MailServer()
        let strange = try server([])
        for (server, authority) in [(plain, "ca.pem"), (strange, "stranger.pem")] {
            let world = try MailWorld(server, relay: try relay(server, authority: authority))
            let file = try world.open(for: "iemand")

            world.settle()

            #expect(server.received.isEmpty)
            #expect(world.told == [.paused(.serverUntrusted)])
            #expect(try world.states(of: file) == [.waiting])
        }
    }

    @Test("a name and password are shown to a server that asks; wrong ones pause until they are right")
    func login() throws {
        let server = try server(["--login", "duiven:geheim"])
        let world = try MailWorld(server, relay: try relay(server))
        world.login.withLock { $0 = .password(name: "duiven", secret: "fout") }
        let file = try world.open(for: "iemand")

        world.settle()
        #expect(world.told == [.paused(.unauthorised)])
        world.login.withLock { $0 = .password(name: "duiven", secret: "geheim") }
        world.pass(seconds: 120)

        #expect(world.told == [.paused(.unauthorised), .resumed])
        #expect(server.received.map(\.user) == ["duiven"])
        #expect(try world.states(of: file) == [.sent])
    }

    @Test("without the name and password nothing is tried, and the first ones that are there end the pause")
    func missingLogin() throws {
        let server = try server(["--login", "duiven:geheim"])
        let world = try MailWorld(server, relay: try relay(server))
        world.login.withLock { $0 = nil }
        let file = try world.open(for: "iemand")

        world.settle()
        #expect(world.told == [.paused(.credentialsMissing)])
        world.login.withLock { $0 = .password(name: "duiven", secret: "geheim") }
        world.pass(seconds: 120)

        #expect(try world.states(of: file) == [.sent])
    }

    @Test(
        "an address of a relay is scheme, host and port, and unencrypted only on this machine",
        arguments: [
            ("smtp://mail.voorbeeld.example:25/pad", MailRelay.Encryption.required, OutgoingRequestError.address),
            ("http://mail.voorbeeld.example", .required, .address), ("mail.voorbeeld.example", .required, .address),
            ("smtp://naam:geheim@mail.voorbeeld.example", .required, .address),
            ("smtp://mail.voorbeeld.example:25", .none, .notEncrypted),
        ]
    )
    func refusedAddress(_ address: String, _ encryption: MailRelay.Encryption, _ fault: OutgoingRequestError) {
        #expect(throws: fault) { try MailRelay(address, encryption: encryption) }
    }

    @Test(
        "an address that SMTP would read otherwise is never sent",
        arguments: ["a>@b.example", "a b@c.example", "jos\u{E9}@b.example", "a@b.example\r\nDATA", ""]
    )
    func unsafeRecipient(_ recipient: String) throws {
        let relay = try MailRelay("smtp://127.0.0.1:25", encryption: .none)

        #expect(throws: OutgoingRequestError.address) {
            try OutgoingMail([], from: "a@b.example", to: recipient, through: relay)
        }
    }

    // MARK: Given

    private func server(_ arguments: [String]) throws -> MailServer {
        try MailServer(
            ["--certificate", certificates.path("server.pem"), "--key", certificates.path("server.key")] + arguments
        )
    }

    private func relay(
        _ server: MailServer,
        scheme: String = "smtp",
        authority: String = "ca.pem"
    ) throws -> MailRelay {
        try MailRelay(
            "\(scheme)://localhost:\(server.port)",
            authorities: .file(certificates.path(authority)),
            limits: TransferLimits(connectMilliseconds: 2_000, totalMilliseconds: 5_000)
        )
    }
}
