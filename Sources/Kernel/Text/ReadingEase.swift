/// Figures about how easy a Dutch text reads; hints, because no formula proves that a text is clear.
public struct ReadingEase: Hashable, Sendable {
    /// By Flesch and Douma: 60–70 is normal, 70–80 fairly easy, 80–90 easy; unreliable under 100 words.
    public let fleschDouma: Double
    public let wordsPerSentence: Double
    /// The share of words with more than three syllables, from 0 to 1.
    public let longWords: Double
    /// How often a form of `worden` stands in it, for each sentence.
    public let passives: Double
    public let words: Int

    /// `nil` for a text without words.
    public init?(_ text: String) {
        let sentences = PlainDutch.sentences(text)
        let words = sentences.flatMap(PlainDutch.words)
        guard !words.isEmpty else { return nil }
        let syllables = words.map(Self.syllables)
        let perSentence = Double(words.count) / Double(sentences.count)
        let perWord = Double(syllables.reduce(0, +)) / Double(words.count)
        fleschDouma = 206.84 - 77 * perWord - 0.93 * perSentence
        wordsPerSentence = perSentence
        longWords = Double(syllables.count { $0 > 3 }) / Double(words.count)
        passives = Double(words.count { Self.passive.contains($0) }) / Double(sentences.count)
        self.words = words.count
    }

    /// What a writer could look at, a Dutch sentence each; empty for a text of under 100 words.
    public var hints: [String] {
        guard words >= 100 else { return [] }
        var hints: [String] = []
        if fleschDouma < 70 { hints.append("De tekst leest lastig (\(Int(fleschDouma)), 70 is goed).") }
        if wordsPerSentence > 10 { hints.append("De zinnen zijn gemiddeld langer dan 10 woorden.") }
        if longWords > 0.08 { hints.append("Meer dan 8 procent van de woorden is lang.") }
        if passives > 0.2 { hints.append("Er staat vaak \"wordt\" of \"worden\". Zeg wie iets doet.") }
        return hints
    }

    private static let passive: Set = ["wordt", "worden", "werd", "werden"]

    /// Letters that sound as one vowel, the longest first.
    private static let groups = [
        "aaie", "eeuw", "ieuw", "aai", "ooi", "oei", "eeu", "ieu", "auw", "ouw", "eau", "aa", "ee", "oo", "uu", "ie",
        "oe", "eu", "ui", "ij", "ei", "au", "ou", "ai", "oi", "ëi",
    ].map(Array.init)

    private static let vowels = Set("aeiouyàáâäèéêëìíîïòóôöùúûü")

    /// Counted by groups of vowels: right for some 94 in 100 common words.
    static func syllables(_ word: String) -> Int {
        let letters = Array(word.lowercased().replacing("qu", with: "kw"))
        var count = 0
        var place = 0
        while place < letters.count {
            guard vowels.contains(letters[place]) else {
                place += 1
                continue
            }
            count += 1
            place += groups.first { letters[place...].starts(with: $0) }?.count ?? 1
        }
        return max(1, count)
    }
}
