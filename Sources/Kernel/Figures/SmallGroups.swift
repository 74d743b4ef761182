/// Hides groups that are so small that a figure could point at people.
public enum SmallGroups {
    /// From this size a group is shown.
    public static let least = 10

    /// A number by itself: nothing, or enough.
    public static func shown(_ count: Int) -> Int? { count == 0 || count >= least ? count : nil }

    /// The parts of a whole whose sum is told elsewhere; `nil` for each that is hidden.
    ///
    /// One hidden part would be the whole less the others. So the smallest of the others are hidden as well, until at
    /// least two parts are hidden and together they are no small group.
    public static func shown(partsOf counts: [Int]) -> [Int?] {
        var hidden = Set(counts.indices.filter { shown(counts[$0]) == nil })
        guard !hidden.isEmpty else { return counts }
        var others = counts.indices.filter { counts[$0] >= least }.sorted { counts[$0] < counts[$1] }
        while hidden.count < 2 || hidden.reduce(0, { $0 + counts[$1] }) < least, !others.isEmpty {
            hidden.insert(others.removeFirst())
        }
        return counts.indices.map { hidden.contains($0) ? nil : counts[$0] }
    }
}
