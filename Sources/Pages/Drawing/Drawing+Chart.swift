internal import Kernel

extension Drawing {
    /// Charts that follow each other stand side by side where there is room.
    mutating func charts(_ charts: [Chart]) {
        guard charts.count > 1 else { return charts.forEach { chart($0) } }
        element("div", .class("charts")) { grid in
            for chart in charts { grid.chart(chart) }
        }
    }

    private mutating func chart(_ chart: Chart) {
        picture(
            "grafiek",
            chart.title,
            says: chart.conclusionWithAxis,
            behind: (summary: "Bekijk de cijfers", table: chart.table)
        ) { panel in
            panel.legend(chart)
            panel.figure(chart)
        }
    }

    /// A panel with a picture, the sentence that says what it shows, and the table behind it.
    mutating func picture(
        _ name: String,
        _ title: String,
        says conclusion: String,
        behind: (summary: StaticString, table: Table),
        _ draw: (inout Drawing) -> Void
    ) {
        let id = id(name)
        element("section", .class("panel chart"), .text("aria-labelledby", id)) { panel in
            panel.heading(.id(id)) { $0.html.text(title) }
            panel.html.element("p", .class("says"), text: conclusion)
            draw(&panel)
            panel.element("details", .class("data")) { details in
                details.element("summary") { summary in
                    summary.html.raw(behind.summary)
                    summary.html.element("span", .class("hidden-text"), text: " van: \(title)")
                }
                details.table(behind.table)
            }
        }
    }

    private mutating func figure(_ chart: Chart) {
        let canvas = ChartCanvas(chart)
        element(
            "svg",
            .text("viewBox", "0 0 \(ChartCanvas.width) \(canvas.height)"),
            .fixed("role", "img"),
            .text("aria-label", chart.spoken)
        ) { drawn in
            switch chart.shape {
            case .bars: drawn.bars(chart, canvas)
            case .columns: drawn.columns(chart, canvas)
            case .line: drawn.line(chart, canvas)
            }
        }
    }

    private mutating func legend(_ chart: Chart) {
        let keys = chart.keys
        guard !keys.isEmpty else { return }
        element("ul", .class("legend")) { list in
            for key in keys {
                list.element("li") { item in
                    item.element(
                        "svg",
                        .fixed("aria-hidden", "true"),
                        .fixed("focusable", "false"),
                        .fixed("viewBox", "0 0 16 16")
                    ) { $0.sign(key.sign) }
                    item.html.text(key.words)
                }
            }
        }
    }

    private mutating func sign(_ sign: Chart.Sign) {
        switch sign {
        case .series(let place):
            html.open("rect", .class(ChartCanvas.fill(place)), .fixed("width", "16"), .fixed("height", "16"))
            html.close("rect")
        case .norm: html.raw("<path class=\"norm\" d=\"M8 0v16\"></path>")
        case .kept: html.raw("<circle class=\"pt\" cx=\"8\" cy=\"8\" r=\"5\"></circle>")
        case .missed: html.raw("<rect class=\"pt low\" x=\"3\" y=\"3\" width=\"10\" height=\"10\"></rect>")
        }
    }
}

extension Chart {
    /// A sign of the legend.
    enum Sign: Hashable {
        case series(Int)
        case norm
        case kept
        case missed
    }

    /// What the signs mean; empty when there is nothing to tell apart.
    fileprivate var keys: [(sign: Sign, words: String)] {
        switch shape {
        case .columns where series.count > 1: series.enumerated().map { (.series($0), $1.name) }
        case .columns: []
        case .bars: norm == nil ? [] : [(.series(0), series.first?.name ?? ""), (.norm, "norm")]
        case .line:
            norm.map { [(.kept, "norm gehaald"), (.missed, $0.isMaximum ? "boven de norm" : "onder de norm")] } ?? []
        }
    }
}
