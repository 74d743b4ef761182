import FoundationEssentials
import Kernel
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
    @Test("places braces, brackets and commas, however deep")
    func structure() {
        var json = JSONWriter()

        json.object { json in
            json.field("name", "Duiven")
            json.object("empty") { _ in }
            json.array("steps") { json in
                json.value(1)
                json.object { json in json.field("open", true) }
                json.array { json in json.value("a") }
                json.array { _ in }
            }
            json.field("codes", ["0226", "0293"])
            json.field(named: "a \"name\"", -7)
            json.field("raw", raw: "[null]".utf8)
        }

        let expected =
            #"{"name":"Duiven","empty":{},"steps":[1,{"open":true},["a"],[]],"#
            + #""codes":["0226","0293"],"a \"name\"":-7,"raw":[null]}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test("writes each kind of value as its own text, and an absent one as null or not at all")
    func values() throws {
        let nothing: String? = nil
        var json = JSONWriter()

        try json.array { json in
            json.value(Int64.min)
            json.value(Int64.max)
            json.value(0)
            json.value(false)
            json.value(nothing)
            json.value(Optional(3))
            json.value(0.1)
            json.value(Double.infinity)
            json.value(try Day(iso: "2026-11-27"))
            json.value(try Timestamp(rfc3339: "2026-11-27T16:30:00Z"))
            json.value(UniqueID(high: 0, low: 1))
            json.value(try CaseNumber("Z-2026-000123"))
            json.object { json in
                json.field("left out", ifPresent: nothing)
                json.field("kept", ifPresent: Optional(1))
            }
        }

        let expected =
            #"[-9223372036854775808,9223372036854775807,0,false,null,3,0.1,null,"2026-11-27","#
            + #""2026-11-27T16:30:00.000Z","00000000-0000-0000-0000-000000000001","Z-2026-000123",{"kept":1}]"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test("reads back through JSONDecoder as the same values")
    func readsBack() throws {
        struct Note: Codable, Equatable {
            var text: String
            var count: Int
            var ratio: Double
            var isOpen: Bool
            var parts: [String]
            var missing: String?
        }
        for text in HostileText.all {
            let note = Note(
                text: text,
                count: text.utf8.count,
                ratio: .leastNonzeroMagnitude,
                isOpen: true,
                parts: [text, ""],
                missing: nil
            )
            var json = JSONWriter()

            json.object { json in
                json.field("text", note.text)
                json.field("count", note.count)
                json.field("ratio", note.ratio)
                json.field("isOpen", note.isOpen)
                json.field("parts", note.parts)
                json.field("missing", note.missing)
            }

            #expect(try JSONDecoder().decode(Note.self, from: Data(json.bytes)) == note)
        }
    }

    @Test("escapes like Foundation, and U+2028 and U+2029 on top")
    func equalsFoundation() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes

        for text in HostileText.all {
            var json = JSONWriter()
            json.array { json in json.value(text) }

            let encoded = String(decoding: try encoder.encode([text]), as: UTF8.self)
                .replacing("\u{2028}", with: #"\u2028"#).replacing("\u{2029}", with: #"\u2029"#)
            #expect(String(decoding: json.bytes, as: UTF8.self) == encoded)
        }
    }

    @Test("passes on what a closure throws")
    func throwing() {
        struct Stop: Error {}

        #expect(throws: Stop.self) {
            var json = JSONWriter()
            try json.object { json in
                try json.array("steps") { _ in throw Stop() }
            }
        }
    }
}

/// Texts that break a writer that escapes too little, too much or in the wrong place.
private enum HostileText {
    static let all: [String] =
        (0..<0x100).compactMap { Unicode.Scalar($0).map { "a\($0)b" } }
        + [
            "", "\"", "\\", "\\\"", "\\u0041", "</script><!--", "\r\n\t", "\u{0}", "\u{7F}",
            "\u{2027}\u{2028}\u{2029}\u{202A}", "\u{2028}", "â€¨", "é", "e\u{301}", "👩‍👩‍👧‍👦", "\u{FEFF}",
            "\u{10FFFF}", "\u{FFFF}\u{E000}", "'s-Gravenhage & Súdwest-Fryslân",
            String(repeating: "\"\\", count: 5_000),
        ]
}
