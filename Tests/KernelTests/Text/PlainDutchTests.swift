import Kernel
import Testing

@Suite("Plain Dutch")
struct PlainDutchTests {
    private static let check = PlainDutch(
        wordList: Array("# opmerking\naangaande\tover\nin het kader van\tvoor\nkader\trand\n".utf8)
    )

    @Test(
        "a sentence may have as many words as its place allows, and not one more",
        arguments: [(12, PlainDutch.Place.screen, 0), (13, .screen, 1), (15, .running, 0), (16, .running, 1)]
    )
    func length(_ words: Int, _ place: PlainDutch.Place, _ complaints: Int) {
        let sentence = Array(repeating: "dag", count: words).joined(separator: " ") + "."

        #expect(Self.check.complaints(about: sentence + " " + sentence, in: place).count == 2 * complaints)
    }

    @Test("a word of officials is named with a plain one, in capitals too, the longest phrase first")
    func words() {
        let text = "Wij bellen u. Aangaande uw vraag."

        #expect(
            Self.check.complaints(about: text).map(\.description)
                == ["In \"Aangaande uw vraag.\": \"aangaande\" is geen gewone taal. Schrijf: over."]
        )
        #expect(
            Self.check.complaints(about: "In het kader van de wet.").map(\.rule)
                == ["\"in het kader van\" is geen gewone taal."]
        )
    }

    @Test("people are addressed with u", arguments: ["Stuur ons je foto.", "Wat vind jij?"])
    func formal(_ text: String) {
        #expect(Self.check.complaints(about: text).map(\.alternative) == ["Schrijf \"u\" of \"uw\"."])
    }

    @Test("a sentence that is too long is shown whole, with what to do")
    func shownWhole() {
        let text = "Dag. " + Array(repeating: "dag", count: 16).joined(separator: " ")

        let complaint = Self.check.complaints(about: text).first

        #expect(complaint?.sentence == String(text.dropFirst(5)))
        #expect(complaint?.rule == "Deze zin telt 16 woorden, hoogstens 15 mag.")
        #expect(complaint?.alternative == "Maak er twee zinnen van.")
    }

    @Test("part of a longer word is no hit", arguments: ["De kaderbrief is er.", "Het e-mailkader past."])
    func wholeWords(_ text: String) {
        #expect(Self.check.complaints(about: text).isEmpty)
    }

    @Test("a time, an amount and a word with a dash count as one word")
    func figures() {
        let text = "Kom om 16.30 uur naar de foto-balie met 12,50 euro en uw ID-kaart mee nu."

        #expect(Self.check.complaints(about: text, in: .running).isEmpty)
    }
}
