internal import Kernel
internal import Testing

@Suite("Parsing JSON that people write")
struct JSONTreeTests {
    @Test("every kind of value is kept as what it is")
    func kinds() throws {
        let json = #" {"a": null, "b": true, "c": -12, "d": 1.5e1, "e": "é\n", "f": [1, "x"], "g": {}, "h": []} "#

        let tree = try JSONTree(parsing: Array(json.utf8))

        #expect(
            tree
                == .object([
                    "a": .null, "b": .flag(true), "c": .integer(-12), "d": .number(15), "e": .text("é\n"),
                    "f": .list([.integer(1), .text("x")]), "g": .object([:]), "h": .list([]),
                ])
        )
        #expect(tree["e"]?.text == "é\n")
        #expect(tree["f"]?.list?.count == 2)
        #expect(tree["z"] == nil)
    }

    @Test(
        "escapes become the signs they stand for",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9""#, "é"), (#""\uD83D\uDEB2""#, "🚲"),
            (#""\u0065\u0301""#, "é"),
        ]
    )
    func escapes(json: String, text: String) throws {
        #expect(try JSONTree(parsing: Array(json.utf8)) == .text(text))
    }

    @Test("a number beyond Int is kept as a number, a byte order mark is skipped")
    func edges() throws {
        #expect(try JSONTree(parsing: Array("100000000000000000000".utf8)) == .number(1e20))
        #expect(try JSONTree(parsing: [0xEF, 0xBB, 0xBF, 0x30]) == .integer(0))
    }

    @Test(
        "the first mistake is told with its line and place",
        arguments: [
            ("", "regel 1, teken 1: het bestand houdt te vroeg op"),
            ("{\n  \"a\": 1,\n}", "regel 3, teken 1: hier moet een sleutel tussen aanhalingstekens staan"),
            ("{\"a\": 1 \"b\": 2}", "regel 1, teken 9: hier moet een komma of } staan"),
            ("{\"a\" 1}", "regel 1, teken 6: hier moet een dubbele punt staan"),
            ("[1, 2\n", "regel 2, teken 1: het bestand houdt te vroeg op"),
            ("[1, ]", "regel 1, teken 5: hier moet een waarde staan"),
            ("[nul]", "regel 1, teken 2: hier moet een waarde staan"),
            ("{} {}", "regel 1, teken 4: na het eind staat nog tekst"),
            ("[01]", "regel 1, teken 2: dit is geen getal"),
            ("[1.]", "regel 1, teken 2: dit is geen getal"),
            ("[1e999]", "regel 1, teken 2: dit is geen getal"),
            ("[\"a\nb\"]", "regel 1, teken 4: een tekst mag niet over meer regels gaan; schrijf \\n"),
            (#"["\x"]"#, "regel 1, teken 4: na \\ staat een teken dat daar niet kan"),
            (#"["\uD800"]"#, "regel 1, teken 5: na \\ staat een teken dat daar niet kan"),
            (#"["\u+123"]"#, "regel 1, teken 5: na \\ staat een teken dat daar niet kan"),
            ("{\"a\": 1,\n \"a\": 2}", "regel 2, teken 2: de sleutel \"a\" staat hier dubbel"),
            ("[\"abc", "regel 1, teken 6: het bestand houdt te vroeg op"),
        ]
    )
    func mistakes(json: String, told: String) {
        let error = #expect(throws: JSONTree.Malformed.self) { try JSONTree(parsing: Array(json.utf8)) }

        #expect(error?.description == told)
    }

    @Test("bytes that are no UTF-8, and lists without end, are refused and do no harm")
    func hostile() {
        let deep = #expect(throws: JSONTree.Malformed.self) {
            try JSONTree(parsing: Array(String(repeating: "[", count: 1_000_000).utf8))
        }
        let bytes = #expect(throws: JSONTree.Malformed.self) { try JSONTree(parsing: [0x22, 0xFF, 0x22]) }

        #expect(deep?.reason == .depth)
        #expect(bytes?.reason == .encoding)
    }
}
