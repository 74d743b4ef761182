internal import Kernel

/// What one page of figures shows; the page and its CSV are both made of it, so neither can show more.
struct FigureSheet {
    let part: Part
    let set: FigureSet
    let keyFigures: [KeyFigure]
    /// Charts under each other, in groups with a heading; the first group has none.
    let groups: [Group]

    struct Group {
        let title: String?
        let charts: [Chart]
    }

    /// One of the pages of figures.
    enum Part: String, CaseIterable {
        case overview = ""
        case norms = "normen"
        case volumes = "aantallen"
        case leadTimes = "doorlooptijd"
        /// What modules count themselves.
        case modules = "onderdelen"

        var title: String {
            switch self {
            case .overview: "Normen en cijfers"
            case .norms: "Op tijd klaar"
            case .volumes: "Aantallen zaken"
            case .leadTimes: "Doorlooptijd"
            case .modules: "Balies en onderdelen"
            }
        }

        /// Below the municipality.
        var path: String { self == .overview ? "/sturen" : "/sturen/\(rawValue)" }

        /// What a file with the figures of this page is called.
        var fileName: String { self == .overview ? "cijfers" : rawValue }

        /// Where that file is.
        var filePath: String { "/sturen/\(fileName).csv" }

        /// The page with the figures of a period; empty for the usual one.
        func address(_ period: String) -> Address { .local(path, query: Self.query(period)) }

        func fileAddress(_ period: String) -> Address { .local(filePath, query: Self.query(period)) }

        private static func query(_ period: String) -> [Request.QueryItem] {
            period.isEmpty ? [] : [Request.QueryItem("periode", period)]
        }

        var icon: Icon {
            switch self {
            case .overview: .chart
            case .norms: .check
            case .volumes: .folder
            case .leadTimes: .clock
            case .modules: .desk
            }
        }
    }

    /// - Parameters:
    ///   - part: Which page.
    ///   - set: The figures of cases.
    ///   - topics: What modules count themselves.
    init(_ part: Part, _ set: FigureSet, _ topics: [FigureTopic] = []) {
        self.part = part
        self.set = set
        switch part {
        case .overview:
            keyFigures = (set.isEmpty ? [] : KeyFigure.all(of: set)) + topics.flatMap(\.numbers).map(KeyFigure.init)
            groups = set.isEmpty ? [] : [Group(title: nil, charts: [set.openedChart, set.onTimeChart])]
        case .norms:
            keyFigures = []
            groups = [Group(title: nil, charts: [set.onTimeChart] + set.onTimeByTypeCharts)]
        case .volumes:
            keyFigures = []
            groups = [Group(title: nil, charts: [set.channelChart, set.typeChart])]
        case .leadTimes:
            keyFigures = []
            groups = [Group(title: nil, charts: set.leadTimeCharts)] + set.stepGroup
        case .modules:
            keyFigures = topics.flatMap(\.numbers).map(KeyFigure.init)
            groups = topics.map { Group(title: $0.title, charts: $0.charts) }
        }
    }
}

/// One figure that stands for itself, with its number for the CSV (kerncijfer).
struct KeyFigure {
    let title: String
    /// `nil` when the group is too small, or empty.
    let value: Double?
    /// `zaken`, `%`, `dagen` or `minuten`.
    let unit: String
    let badge: Badge?
    let change: Tile.Change?

    init(_ title: String, _ value: Double?, in unit: String, badge: Badge? = nil, change: Tile.Change? = nil) {
        self.title = title
        self.value = value
        self.unit = unit
        self.badge = value == nil ? nil : badge
        self.change = value == nil ? nil : change
    }

    /// A figure that a module counts.
    init(_ number: FigureTopic.Number) { self.init(number.title, number.value, in: number.unit) }

    var tile: Tile {
        let text =
            switch (value, unit) {
            case (nil, _): "te klein"
            case (let value?, "zaken"): FigureWords.decimal(value)
            case (let value?, "%"): "\(FigureWords.decimal(value))%"
            case (let value?, "dagen"): FigureWords.days(value)
            case (let value?, let unit): "\(FigureWords.decimal(value)) \(unit)"
            }
        return Tile(title, text, badge: badge, change: change)
    }
}
