internal import Kernel

/// How many cases came in, by week, channel and type.
extension FigureSet {
    var weekAxis: Chart.Axis { Chart.Axis("Week", period.list.map { String($0.number) }) }

    /// The weeks that may be shown, with the total known.
    private var shownByWeek: [Int?] { SmallGroups.shown(partsOf: openedByWeek) }

    var openedChart: Chart {
        Chart(
            "Zaken per week",
            conclusion: openedSentence,
            .columns,
            along: weekAxis,
            [Chart.Series("Binnengekomen", shownByWeek.map(Double.init(hidden:)))]
        )
    }

    var channelChart: Chart {
        Chart(
            "Zaken per week en kanaal",
            conclusion: channelSentence,
            .columns,
            along: weekAxis,
            channelSeries
        )
    }

    var typeChart: Chart {
        let shown = SmallGroups.shown(partsOf: openedByType)
        let shownClosed = SmallGroups.shown(partsOf: closedByType)
        let order = shown.orderFromMost
        return Chart(
            "Zaken per zaaktype",
            conclusion: typeSentence(shown),
            .bars,
            along: Chart.Axis("Zaaktype", order.map { name(of: typeKeys[$0]) }),
            [
                Chart.Series("Binnengekomen", order.map { Double(hidden: shown[$0]) }),
                Chart.Series("Klaar", order.map { Double(hidden: shownClosed[$0]) }),
            ]
        )
    }

    /// The channels that have cases, the busiest first; what does not fit in five series is taken together.
    private var channels: [(title: String, keys: Set<String>)] {
        let sums = Dictionary(grouping: opened, by: \.channelKey).mapValues { $0.total(\.cases) }
        let keys = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let named = keys.prefix(keys.count > 5 ? 4 : 5).map { key in
            (title: StandardChannel(rawValue: key)?.title ?? key, keys: Set([key]))
        }
        let rest = keys.dropFirst(named.count)
        return named + (rest.isEmpty ? [] : [(title: "Andere kanalen", keys: Set(rest))])
    }

    /// Per week the channels are parts of a total that another page tells, so they are hidden together; in a week
    /// whose total is hidden, all of them are.
    private var channelSeries: [Chart.Series] {
        let channels = channels
        let byWeek = zip(period.list, shownByWeek).map { week, total -> [Int?] in
            let inWeek = opened.filter { $0.week == week }
            let counts = channels.map { channel in
                inWeek.filter { channel.keys.contains($0.channelKey) }.total(\.cases)
            }
            return total == nil ? counts.map { _ in nil } : SmallGroups.shown(partsOf: counts)
        }
        if channels.isEmpty { return [Chart.Series("Alle kanalen", period.list.map { _ in 0 })] }
        return channels.enumerated().map { place, channel in
            Chart.Series(channel.title, byWeek.map { Double(hidden: $0[place]) })
        }
    }

    private var openedSentence: String {
        let total = opened.total(\.cases)
        guard total > 0 else { return FigureWords.none }
        guard SmallGroups.shown(total) != nil else { return FigureWords.tooFew }
        let came = "Er kwamen \(FigureWords.cases(total)) binnen"
        guard let most = shownByWeek.compactMap(\.self).max(), most > 0 else { return "\(came)." }
        let weeks = zip(period.list, shownByWeek).filter { $0.1 == most }.map(\.0)
        guard weeks.count == 1, period.list.count > 1 else { return "\(came)." }
        return "\(came), de meeste in week \(weeks[0].number)."
    }

    private var channelSentence: String {
        let total = opened.total(\.cases)
        guard total > 0 else { return FigureWords.none }
        let shown = SmallGroups.shown(
            partsOf: channels.map { channel in
                opened.filter { channel.keys.contains($0.channelKey) }.total(\.cases)
            }
        )
        guard let most = shown.first, let most, most > 0 else { return FigureWords.tooFew }
        let channel = channels[0].title
        if most == total { return "Alle zaken kwamen binnen via het kanaal \(channel)." }
        let percent = Punctuality(due: total, onTime: most).percent ?? 0
        return "De meeste zaken kwamen binnen via het kanaal \(channel): \(percent)%."
    }

    private func typeSentence(_ shown: [Int?]) -> String {
        let total = opened.total(\.cases)
        guard total > 0 else { return FigureWords.none }
        let order = shown.orderFromMost
        guard let first = order.first, let most = shown[first], most > 0 else { return FigureWords.tooFew }
        return "\(name(of: typeKeys[first])) komt het meest voor: "
            + "\(FigureWords.count(most)) van de \(FigureWords.cases(total))."
    }
}

extension Double {
    /// `nil` stays hidden.
    init?(hidden count: Int?) {
        guard let count else { return nil }
        self.init(count)
    }
}

extension [Int?] {
    /// The places from the most to the least; the hidden ones come last in the order they stood, which tells nothing.
    var orderFromMost: [Int] {
        let known = indices.filter { self[$0] != nil }.sorted { left, right in
            let values = (self[left] ?? 0, self[right] ?? 0)
            return values.0 == values.1 ? left < right : values.0 > values.1
        }
        return known + indices.filter { self[$0] == nil }
    }
}
