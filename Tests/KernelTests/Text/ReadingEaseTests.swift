import Testing

@testable import Kernel

@Suite("How easy a text reads")
struct ReadingEaseTests {
    @Test(
        "syllables are counted by their vowels",
        arguments: [
            ("dag", 1), ("gemeente", 3), ("aanvraag", 2), ("nieuwe", 2), ("burgerservicenummer", 7), ("cadeau", 2),
            ("beëindigen", 4), ("quote", 2), ("z", 1),
        ]
    )
    func syllables(_ word: String, _ count: Int) {
        #expect(ReadingEase.syllables(word) == count)
    }

    @Test("short words in short sentences read easier than long ones, and only long texts get hints")
    func formula() throws {
        let easy = try #require(ReadingEase("Wij bellen u. U hoort het dan."))
        let hard = Array(
            repeating: "De beleidsmedewerkers worden geïnformeerd over gemeentelijke subsidievoorwaarden.",
            count: 20
        )
        let officials = try #require(ReadingEase(hard.joined(separator: " ")))

        #expect(easy.fleschDouma > 85)
        #expect(easy.hints.isEmpty)
        #expect(officials.fleschDouma < 40)
        #expect(officials.hints.count == 3)
        #expect(ReadingEase("...") == nil)
    }
}
