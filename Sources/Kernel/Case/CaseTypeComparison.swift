/// The versions of one case type, and what municipalities make of them, side by side: only what differs.
public struct CaseTypeComparison: Hashable, Sendable {
    public let key: String
    public let columns: [Column]
    /// In the order of the file; empty when nothing differs.
    public let rows: [Row]

    /// One version, as its file says or as one municipality has it.
    public struct Column: Hashable, Sendable {
        public let startsOn: Day
        /// `nil` for every municipality that has no column of its own.
        public let municipality: String?
    }

    /// One place where they differ.
    public struct Row: Hashable, Sendable {
        /// Such as `steps.onderzoek.now`.
        public let place: String
        /// As many as there are columns; `nil` where a column says nothing here.
        public let texts: [String?]
    }

    /// - Parameters:
    ///   - versions: Every version of one case type, oldest first.
    ///   - municipalities: What each municipality makes of the same versions, by the name for its columns.
    public init(_ versions: [CaseType], municipalities: [(name: String, types: [CaseType])]) {
        key = versions.first?.key ?? ""
        var columns: [(column: Column, outline: CaseTypeOutline)] = []
        for version in versions {
            let outline = CaseTypeOutline(version)
            columns.append((Column(startsOn: version.startsOn, municipality: nil), outline))
            for (name, types) in municipalities {
                let own = types.first { $0.key == version.key && $0.startsOn == version.startsOn }
                guard let own, CaseTypeOutline(own) != outline else { continue }
                columns.append((Column(startsOn: version.startsOn, municipality: name), CaseTypeOutline(own)))
            }
        }
        self.columns = columns.map(\.column)
        rows = Self.places(in: columns.map(\.outline)).compactMap { place in
            let texts = columns.map { $0.outline[place] }
            return Set(texts).count > 1 ? Row(place: place, texts: texts) : nil
        }
    }

    /// Every place once, in the order in which the outlines name them.
    private static func places(in outlines: [CaseTypeOutline]) -> [String] {
        var seen: Set<String> = []
        return outlines.flatMap(\.lines).map(\.place).filter { seen.insert($0).inserted }
    }
}
