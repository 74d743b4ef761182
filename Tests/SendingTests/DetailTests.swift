import Testing

@testable import Sending

@Suite("What a receiver says with a refusal")
struct DetailTests {
    @Test("an e-mail address and a long number never stay in what is kept")
    func masks() {
        let text = "550 5.1.1 <iemand@voorbeeld.example>: onbekend, klant 123456789\r\nop 2026-11-20"

        #expect(FaultDetail.text(Array(text.utf8)) == "550 5.1.1 …@… onbekend, klant 12…  op 2026-11-20")
    }

    @Test("no more than 500 characters are kept")
    func cut() {
        #expect(FaultDetail.text(Array(repeating: UInt8(ascii: "x"), count: 9_000)).count == 500)
    }
}
