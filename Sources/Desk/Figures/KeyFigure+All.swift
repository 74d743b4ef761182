internal import Kernel

extension KeyFigure {
    /// What stands on top of the first page.
    static func all(of set: FigureSet) -> [KeyFigure] {
        let opened = set.opened.total(\.cases)
        let closed = set.closed.total(\.cases)
        let weeks = set.period.list.count
        return [
            KeyFigure(
                "Zaken binnengekomen",
                SmallGroups.shown(opened).map(Double.init),
                in: "zaken",
                change: .count(opened, before: set.before.opened.total(\.cases), weeks: weeks)
            ),
            KeyFigure(
                "Zaken klaar",
                SmallGroups.shown(closed).map(Double.init),
                in: "zaken",
                change: .count(closed, before: set.before.closed.total(\.cases), weeks: weeks)
            ),
            onTime("Op tijd volgens onze norm", \.target, of: set),
            onTime("Binnen de wettelijke termijn", \.deadline, of: set),
            KeyFigure(
                "De helft was klaar binnen",
                set.duration.count >= SmallGroups.least ? set.duration.days(forPart: 0.5) : nil,
                in: "dagen"
            ),
        ]
    }

    private static func onTime(
        _ title: String,
        _ kind: KeyPath<ClosedFigure, Punctuality>,
        of set: FigureSet
    ) -> KeyFigure {
        let now = set.closed.punctuality(kind)
        let before = set.before.closed.punctuality(kind)
        let value = now.due >= SmallGroups.least ? now.percent : nil
        // A promise has no share that is good enough; the law has: all of them.
        let law =
            value == 100
            ? Badge(.success, "Wet: gehaald") : Badge(.error, "Wet: niet altijd gehaald")
        let known = before.due >= SmallGroups.least ? before.percent : nil
        return KeyFigure(
            title,
            value.map(Double.init),
            in: "%",
            badge: kind == \ClosedFigure.deadline ? law : nil,
            change: value.flatMap { value in known.map { .points(value - $0, weeks: set.period.list.count) } }
        )
    }
}

extension Tile.Change {
    /// `nil` when the earlier group is too small to compare with.
    fileprivate static func count(_ now: Int, before: Int, weeks: Int) -> Tile.Change? {
        guard now >= SmallGroups.least, before >= SmallGroups.least else { return nil }
        let percent = Int((Double(now - before) * 100 / Double(before)).rounded())
        if percent == 0 { return Tile.Change(.same, "evenveel als de \(span(weeks)) ervoor") }
        let words = "\(FigureWords.count(abs(percent)))% \(percent > 0 ? "meer" : "minder")"
        return Tile.Change(percent > 0 ? .up : .down, "\(words) dan de \(span(weeks)) ervoor")
    }

    fileprivate static func points(_ points: Int, weeks: Int) -> Tile.Change {
        if points == 0 { return Tile.Change(.same, "gelijk aan de \(span(weeks)) ervoor") }
        let words = "\(abs(points)) \(abs(points) == 1 ? "punt" : "punten") \(points > 0 ? "hoger" : "lager")"
        return Tile.Change(points > 0 ? .up : .down, "\(words) dan de \(span(weeks)) ervoor")
    }

    private static func span(_ weeks: Int) -> String { weeks == 1 ? "week" : "\(weeks) weken" }
}
