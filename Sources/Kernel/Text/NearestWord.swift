/// Finds the word that somebody probably meant.
public enum NearestWord {
    /// The known word closest to `word`, `nil` when none comes near.
    ///
    /// Near is at most one typing mistake per three letters: a letter too many, too few or wrong, or two
    /// letters swapped. Case, dashes and underscores do not count.
    public static func to(_ word: String, among known: some Sequence<String>) -> String? {
        let wanted = folded(word)
        let ranked = known.map { (word: $0, distance: distance(wanted, folded($0))) }
        guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
        return best.distance <= max(1, wanted.count / 3) ? best.word : nil
    }

    /// A question to append to a refusal: `Bedoelt u "participation"?`, empty when nothing is near.
    public static func question(_ word: String, among known: some Sequence<String>) -> String {
        to(word, among: known).map { "Bedoelt u \"\($0)\"?" } ?? ""
    }

    private static func folded(_ word: String) -> [Character] {
        word.lowercased().filter { $0 != "-" && $0 != "_" }
    }

    /// Optimal string alignment: an edit distance that counts a swap of neighbours as one mistake.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, before[column - 2] + 1)
                }
                current.append(best)
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
