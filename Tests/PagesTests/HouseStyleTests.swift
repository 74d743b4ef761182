import Kernel
import Testing

@testable import Pages

@Suite("House style")
struct HouseStyleTests {
    @Test("words on every ground have enough contrast, in light and in dark", arguments: Scheme.allCases)
    func contrast(_ scheme: Scheme) throws {
        let tokens = scheme.tokens
        let grounds = ["page", "surface", "sunken"]

        for ink in ["ink", "ink-soft"] {
            for ground in grounds { try Self.expect(tokens, ink, on: ground, atLeast: Contrast.forText) }
        }
        for tone in ["ok", "warn", "bad", "info"] {
            try Self.expect(tokens, tone, on: tone + "-soft", atLeast: Contrast.forText)
            try Self.expect(tokens, "ink", on: tone + "-soft", atLeast: Contrast.forText)
        }
        try Self.expect(tokens, "bad", on: "page", atLeast: Contrast.forText)
        try Self.expect(tokens, "control", on: "surface", atLeast: Contrast.forShapes)
    }

    @Test("the grounds that accents are checked against are the ones in the stylesheet")
    func grounds() {
        #expect(Scheme.light.tokens["page"] == Municipality.Theme.lightGround)
        #expect(Scheme.dark.tokens["surface"] == Municipality.Theme.darkGround)
    }

    @Test("an accent of a real house style can be too light for text", arguments: ["#ff9900", "#35a7cc"])
    func accents(_ accent: String) throws {
        let contrast = try #require(Contrast(of: accent, on: Municipality.Theme.lightGround))

        #expect(contrast.ratio < Contrast.forShapes)
    }

    @Test("what is no colour has no contrast", arguments: ["blauw", "#12345", "#+12345", "1d72b4", ""])
    func noColour(_ text: String) {
        #expect(Contrast(of: text, on: "#ffffff") == nil)
    }

    @Test("black on white is 21, and the order of the two colours does not matter")
    func extremes() throws {
        let black = try #require(Contrast(of: "#000000", on: "#FFFFFF"))
        let duiven = try #require(Contrast(of: "#ffffff", on: "#1d72b4"))

        #expect(abs(black.ratio - 21) < 0.001)
        #expect(abs(duiven.ratio - 5.1) < 0.05)
    }

    @Test("an asset is kept for ever under a name that follows its content, and is not sent twice")
    func assets() {
        let asset = Asset.theme(Municipality.Theme(accent: "#0b5c73", accentOnDark: "#8fd0e2"))
        let request = Request(method: .get, path: "/", id: UniqueID(high: 0, low: 0))

        let first = asset.response(to: request)
        let tag = first.headers.first { $0.name == "ETag" }?.value ?? ""
        let again = asset.response(
            to: Request(method: .get, path: "/", headers: ["if-none-match": tag], id: UniqueID(high: 0, low: 0))
        )

        #expect(first.headers.contains(Response.Header("Cache-Control", "public, max-age=31536000, immutable")))
        #expect(again.status == 304 && again.body.isEmpty)
        #expect(Asset.theme(Municipality.Theme(accent: "#000000", accentOnDark: "#ffffff")).fileName != asset.fileName)
    }

    @Test("a municipality's pages carry its own name and colours, and nothing of another")
    func brand() throws {
        let municipality = try Samples.municipality()
        let theme = Asset.theme(municipality.theme)

        let page = HTMLReading(HousePages().draw(StandardPages.start([]), for: municipality))

        #expect(page.first("a", "class", "brand")?.text == "RivierdalGemeente")
        #expect(page.all("title").first?.text.hasSuffix(" - Gemeente Rivierdal") == true)
        #expect(page.first("link", "href", "/rivierdal/assets/\(theme.fileName)") != nil)
        #expect(String(decoding: theme.bytes, as: UTF8.self).contains("--accent: #0b5c73;"))
    }

    private static func expect(_ tokens: [String: String], _ ink: String, on ground: String, atLeast: Double) throws {
        let first = try #require(tokens[ink], "no token \(ink)")
        let second = try #require(tokens[ground], "no token \(ground)")
        let contrast = try #require(Contrast(of: first, on: second))
        #expect(contrast.ratio >= atLeast, "\(ink) on \(ground)")
    }

    enum Scheme: CaseIterable {
        case light
        case dark

        /// The `--name: #rrggbb` pairs that hold in this scheme, read from the stylesheet.
        var tokens: [String: String] {
            let light = Self.pairs(inPart: "tokens")
            return self == .dark ? light.merging(Self.pairs(inPart: "dark")) { $1 } : light
        }

        private static func pairs(inPart part: String) -> [String: String] {
            let lines = String(decoding: Asset.stylesheet.bytes, as: UTF8.self).split(separator: "\n")
            let tail = lines.drop { $0 != "/* ---------- \(part) ---------- */" }.dropFirst()
            var pairs: [String: String] = [:]
            for declaration in tail.prefix(while: { !$0.hasPrefix("/* ---") }).flatMap({ $0.split(separator: ";") }) {
                let halves = declaration.drop { $0 != "-" }.dropFirst(2).split(separator: ":", maxSplits: 1)
                let value = halves.last?.drop { $0 == " " } ?? ""
                if halves.count == 2, value.hasPrefix("#") { pairs[String(halves[0])] = String(value.prefix(7)) }
            }
            return pairs
        }
    }
}
