import HTTPClient
import TestSupport
import Testing

@Suite("Connections with certificates", .serialized, .needsPythonAndOpenSSL)
struct CertificateTests {
    private let certificates: TestCertificates
    private let client: HTTPClient

    init() throws {
        certificates = try TestCertificates()
        client = try HTTPClient()
    }

    private func server(tls version: String, asksCertificate: Bool = true) throws -> ScriptedServer {
        let authority = asksCertificate ? certificates.path("ca.pem") : ""
        return try ScriptedServer([
            "tls", certificates.path("server.pem"), certificates.path("server.key"), authority, version,
        ])
    }

    private func identity(_ name: String, key: String? = nil) throws -> Transport.ClientIdentity {
        try Transport.ClientIdentity(
            certificate: certificates.bytes("\(name).pem"),
            key: certificates.bytes("\(key ?? name).key")
        )
    }

    private func send(
        _ path: String = "peer",
        to server: ScriptedServer,
        as identity: Transport.ClientIdentity?,
        trusting authority: String = "ca.pem",
        host: String = "127.0.0.1"
    ) throws -> Reply {
        let transport = Transport(identity: identity, authorities: .pem(try certificates.bytes(authority)))
        let url = server.url(path, scheme: "https", host: host)
        return try client.sendAndWait(OutgoingRequest(.post, url, body: Array("{}".utf8), transport: transport))
    }

    private func failure(_ send: () throws -> Reply) throws -> TransportFailure {
        try #require(#expect(throws: TransportFailure.self) { try send() })
    }

    @Test("the server sees the client certificate", arguments: ["1.2", "1.3"])
    func mutual(version: String) throws {
        let server = try server(tls: version)

        let reply = try send(to: server, as: identity("client"))

        #expect(String(decoding: reply.body, as: UTF8.self).hasPrefix("Gemeente Duiven "))
    }

    @Test("authorities can come from a file as well")
    func authorityFile() throws {
        let server = try server(tls: "1.3", asksCertificate: false)
        let transport = Transport(authorities: .file(certificates.path("ca.pem")))

        let reply = try client.sendAndWait(
            OutgoingRequest(.get, server.url("echo", scheme: "https"), transport: transport)
        )

        #expect(reply.status == 200)
    }

    @Test(
        "a client certificate that is missing, expired or of another authority ends as a failure on a fresh connection",
        arguments: ["1.2", "1.3"],
        [nil, "expired", "foreign"]
    )
    func refused(version: String, name: String?) throws {
        let server = try server(tls: version)

        let failure = try failure { try send(to: server, as: name.map { try identity($0) }) }

        let possible: [TransportFailure.Kind] =
            version == "1.2" ? [.tlsHandshake, .tlsPeer] : [.exchange, .emptyReply]
        #expect(possible.contains(failure.kind))
        #expect(failure.isFreshConnection && !failure.receivedBytes)
        #expect(failure.status == nil)
    }

    @Test("a server of an unknown authority, or with another name, is not trusted")
    func untrusted() throws {
        let server = try server(tls: "1.3", asksCertificate: false)

        let authority = try failure { try send(to: server, as: nil, trusting: "stranger.pem") }
        let name = try failure { try send(to: server, as: nil, host: "127.0.0.2") }

        #expect((authority.kind, authority.sentBytes) == (.tlsPeer, false))
        // The listener is on 127.0.0.1 only, so another loopback address is either refused or has a wrong name.
        #expect([.tlsPeer, .connect].contains(name.kind))
    }

    @Test("a key of another certificate, or no certificate at all, is our own fault and nothing is sent")
    func ownFault() throws {
        let server = try server(tls: "1.3")
        let nonsense = Transport.ClientIdentity(certificate: Array("nonsense".utf8), key: Array("nonsense".utf8))

        let mixed = try failure { try send(to: server, as: identity("client", key: "expired")) }
        let garbage = try failure { try send(to: server, as: nonsense) }

        #expect((mixed.kind, mixed.sentBytes) == (.tlsLocal(.certificateOrKey), false))
        #expect((garbage.kind, garbage.sentBytes) == (.tlsLocal(.certificateOrKey), false))
    }

    @Test("a file of authorities that is not there is our own fault")
    func missingAuthorities() throws {
        let server = try server(tls: "1.3")
        let transport = Transport(authorities: .file(certificates.path("nothing.pem")))
        let request = try OutgoingRequest(.get, server.url("echo", scheme: "https"), transport: transport)

        let failure = try failure { try client.sendAndWait(request) }

        #expect(failure.kind == .tlsLocal(.authorities))
    }

    @Test(
        "a connection made with one certificate is never used for another, nor is its TLS session",
        arguments: ["1.2", "1.3"]
    )
    func notShared(version: String) throws {
        let server = try server(tls: version)
        let first = try send(to: server, as: identity("client"))
        let again = try send(to: server, as: identity("client"))

        let without = try failure { try send(to: server, as: nil) }
        let foreign = try failure { try send(to: server, as: identity("foreign")) }

        #expect(first.body == again.body)
        #expect(without.isFreshConnection && foreign.isFreshConnection)
    }
}
