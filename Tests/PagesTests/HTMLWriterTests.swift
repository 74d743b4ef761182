import Testing

@testable import Pages

@Suite("Writing HTML")
struct HTMLWriterTests {
    @Test(
        "text cannot become a tag, an entity or the end of an attribute",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onload=\"x", "&quot; onload=&quot;x"), ("' x='", "&#39; x=&#39;"), ("R&D &amp;", "R&amp;D &amp;amp;"),
            ("é€👍", "é€👍"), ("a\u{0}b\u{1B}c", "a\u{FFFD}b\u{FFFD}c"), ("een\ttab\nregel", "een\ttab\nregel"), ("", ""),
        ]
    )
    func escaping(_ text: String, _ written: String) {
        var html = HTMLWriter()

        html.element("p", .text("title", text), text: text)

        #expect(String(decoding: html.bytes, as: UTF8.self) == "<p title=\"\(written)\">\(written)</p>")
    }

    @Test("an attribute without a value stays out, a flag stands alone")
    func attributes() {
        var html = HTMLWriter()

        html.open("input", .text("value", nil), .flag("checked"), .flag("hidden", false), .fixed("type", "radio"))

        #expect(String(decoding: html.bytes, as: UTF8.self) == "<input checked type=\"radio\">")
    }
}
