import HTTPClient
import Testing

@Suite("What may be sent at all")
struct RequestRuleTests {
    @Test(
        "an address has to be http or https, without a name and password",
        arguments: [
            "", "example.nl", "/path", "ftp://example.nl/", "file:///etc/passwd", "https://",
            "https://user:pass@example.nl/",
            "https://user@example.nl/", "https://exa mple.nl/", "https://example.nl/\r\nX: y", "https://example.nl/é",
            "https://example.nl:99999/",
        ]
    )
    func badAddress(url: String) {
        #expect(throws: OutgoingRequestError.address) { try OutgoingRequest(.get, url) }
    }

    @Test(
        "without encryption a request stays on this machine",
        arguments: [
            "http://example.nl/", "http://127.0.0.1.example.nl/", "http://localhost.example.nl/", "http://10.0.0.1/",
        ]
    )
    func notEncrypted(url: String) {
        #expect(throws: OutgoingRequestError.notEncrypted) { try OutgoingRequest(.get, url) }
        #expect(throws: Never.self) {
            try OutgoingRequest(.get, url, transport: Transport(allowsPlainText: true))
        }
    }

    @Test(
        "loopback needs no encryption",
        arguments: [
            "http://127.0.0.1:8080/", "http://127.9.9.9/", "http://localhost/", "http://[::1]:80/",
            "https://example.nl/",
        ]
    )
    func allowed(url: String) {
        #expect(throws: Never.self) { try OutgoingRequest(.get, url) }
    }

    @Test("an address with the usual port shares connections with the one that leaves it out")
    func origin() throws {
        #expect(try OutgoingRequest(.get, "https://Example.nl/a").origin == "https://example.nl:443")
        #expect(try OutgoingRequest(.get, "https://example.nl:443/b").origin == "https://example.nl:443")
    }

    @Test(
        "a header cannot smuggle in another one",
        arguments: [
            HeaderField("X-A", "b\r\nX-C: d"), HeaderField("X-A", "b\nX-C: d"), HeaderField("X-A", "b\0"),
            HeaderField("X-A: b\r\nX-C", "d"), HeaderField("X A", "b"), HeaderField("", "b"), HeaderField("X:", "b"),
        ]
    )
    func headerInjection(header: HeaderField) {
        #expect(throws: OutgoingRequestError.header(name: header.name)) {
            try OutgoingRequest(.get, "https://example.nl/", headers: [header])
        }
    }

    @Test("a client identity never shows its key in print")
    func hiddenKey() {
        let identity = Transport.ClientIdentity(certificate: [65], key: [66])
        var dumped = ""

        dump(identity, to: &dumped)

        #expect("\(identity)" == "client identity")
        #expect(!dumped.contains("66"))
    }
}
