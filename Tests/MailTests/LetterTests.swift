import Kernel
import TestSupport
import Testing

@testable import Mail

@Suite("A message as e-mail")
struct LetterTests {
    @Test("it says what it is about, what the message is and what is expected, with the page to follow the case")
    func threeBlocks() throws {
        let letter = try Self.letter()

        #expect(letter.text.hasPrefix("Beste inwoner,\n\nWaar gaat dit over?\nUw melding.\n\nWat is het bericht?\n"))
        #expect(letter.text.contains("Wat is het bericht?\nWij lossen het op.\n"))
        #expect(letter.text.contains("Wat verwachten wij van u?\nU hoeft niets te doen.\n"))
        #expect(letter.text.contains("https://dichtbij.example/duiven/volg/ABCD-EFGH\n"))
        #expect(letter.text.contains("Uw volgcode is ABCD-EFGH.\n"))
        #expect(letter.text.contains("Gemeente Duiven\nTelefoon 0316 279 111\n"))
    }

    @Test("its headers are those of the standard, and the same at every try")
    func headers() throws {
        let lines = Self.head(of: try Self.letter())

        #expect(lines.contains("Date: 20 Nov 2026 11:00:00 +0000"))
        #expect(lines.contains("Message-ID: <00000000-0000-7000-8000-000000000001@duiven.example>"))
        #expect(lines.contains("From: \"Gemeente Duiven\" <gemeente@duiven.example>"))
        #expect(lines.contains("To: <iemand@voorbeeld.example>"))
        #expect(lines.contains("Subject: Uw melding"))
        #expect(lines.contains("Auto-Submitted: auto-generated"))
        #expect(try Self.letter().bytes == Self.letter().bytes)
    }

    @Test("a subject with other letters is encoded in words that fit on a line")
    func encodedSubject() throws {
        let subject = String(repeating: "Café naast de brug: bankje weg 🪑 ", count: 4)
        let head = Self.head(of: try Self.letter(subject: subject))
        let start = try #require(head.firstIndex { $0.hasPrefix("Subject: ") })
        let lines = [head[start]] + head[(start + 1)...].prefix { $0.hasPrefix(" ") }

        #expect(lines.count > 1)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 128 } })
        #expect(lines.allSatisfy { $0.hasSuffix("?=") })
    }

    @Test("no line is longer than a mail server must take, and none holds a byte above 127")
    func lines() throws {
        let long = String(repeating: "Ëën lange zin zonder einde = ", count: 60)
        let letter = try Self.letter(news: long)

        let lines = letter.bytes.split(separator: 0x0A)
        #expect(lines.allSatisfy { $0.count <= 79 && $0.last == 0x0D || $0 == lines.last })
        #expect(letter.bytes.allSatisfy { $0 < 128 })
    }

    @Test("a case that is too confidential for mail is not named: only that there is news")
    func discreet() throws {
        let letter = try Self.letter(isDiscreet: true)
        let all = String(decoding: letter.bytes, as: UTF8.self)

        #expect(letter.subject == "Er is nieuws over uw zaak")
        #expect(!all.contains("melding"))
        #expect(!all.contains("Wij lossen het op"))
        #expect(letter.text.contains("https://dichtbij.example/duiven/volg/ABCD-EFGH\n"))
    }

    static func letter(
        subject: String = "Uw melding",
        news: String = "Wij lossen het op.",
        isDiscreet: Bool = false
    ) throws -> Letter {
        let id = UniqueID(high: 0x7000, low: 0x8000_0000_0000_0001)
        let delivery = Delivery(
            key: 1,
            id: id,
            kind: .changed,
            caseKey: 1,
            caseID: id,
            at: .testNoon,
            attempts: 0,
            firstSentAt: .testNoon
        )
        let message = AddressedMessage(
            text: try MessageText(
                subject: subject,
                about: "Uw melding.",
                news: news,
                expectation: "U hoeft niets te doen."
            ),
            address: try MailAddress("iemand@voorbeeld.example"),
            caseNumber: try CaseNumber(year: 2026, sequence: 123),
            followCode: try FollowCode("ABCDEFGH"),
            typeKey: "melding",
            typeStartsOn: Day(number: 0)
        )
        let desk = MailDesk(
            try .test(),
            sender: try MailAddress("gemeente@duiven.example"),
            publicBase: "https://dichtbij.example",
            isDiscreet: { _, _ in isDiscreet }
        )
        return Letter(message, of: delivery, from: desk)
    }

    @Test("a team lead hears that there was a look in an emergency, and neither which case nor whose")
    func emergency() throws {
        let id = UniqueID(high: 0x7000, low: 0x8000_0000_0000_0001)
        let delivery = Delivery(
            key: 1,
            id: id,
            kind: .changed,
            caseKey: 123,
            caseID: id,
            at: .testNoon,
            attempts: 0,
            firstSentAt: .testNoon
        )
        let desk = MailDesk(
            try .test(),
            sender: try MailAddress("gemeente@duiven.example"),
            publicBase: "https://dichtbij.example",
            isDiscreet: { _, _ in true }
        )

        let letter = Letter(ofEmergencyTo: try MailAddress("lead@duiven.example"), of: delivery, from: desk)

        #expect(letter.recipient.text == "lead@duiven.example")
        #expect(letter.subject == "Er was een noodinzage")
        #expect(letter.text.contains("https://dichtbij.example/duiven/werk/noodinzagen"))
        #expect(!letter.text.contains("123") && !letter.text.contains("Z-2026") && !letter.text.contains("/volg/"))
    }

    static func head(of letter: Letter) -> [String] {
        // CR and LF are one character to Swift.
        let lines = String(decoding: letter.bytes, as: UTF8.self).split(
            separator: "\r\n",
            omittingEmptySubsequences: false
        )
        return lines.prefix { !$0.isEmpty }.map(String.init)
    }
}
