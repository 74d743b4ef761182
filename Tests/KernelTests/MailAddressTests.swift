import Kernel
import Testing

@Suite("An e-mail address")
struct MailAddressTests {
    @Test(
        "is something, an @, and something with a dot",
        arguments: [
            ("naam@voorbeeld.nl", true), ("een.naam+post@sub.voorbeeld.nl", true), ("naam@voorbeeld", false),
            ("@voorbeeld.nl", false), ("naam@voorbeeld..nl", false), ("naam@.nl", false), ("a@b@c.nl", false),
            ("na am@voorbeeld.nl", false), ("naam@voorbeeld.nl\r\nBcc: x@y.nl", false),
            ("na\u{0}am@voorbeeld.nl", false),
            ("", false),
        ]
    )
    func form(_ text: String, _ isAddress: Bool) {
        #expect(((try? MailAddress(text)) != nil) == isAddress)
    }

    @Test("has at most 254 bytes (RFC 5321)", arguments: [254, 255])
    func length(_ count: Int) {
        let text = String(repeating: "a", count: count - "@voorbeeld.nl".utf8.count) + "@voorbeeld.nl"

        #expect(((try? MailAddress(text)) != nil) == (count == 254))
    }

    @Test("is hidden when printed, also inside another value")
    func hidden() throws {
        let address = try MailAddress("naam@voorbeeld.nl")
        var dumped = ""
        dump([address], to: &dumped)

        #expect(!"\(address) \(String(reflecting: [address])) \(dumped)".contains("naam"))
    }
}
