internal import Kernel

extension Drawing {
    /// Lying bars, each with its label above it and its value behind it: readable at every width.
    mutating func bars(_ chart: Chart, _ canvas: ChartCanvas) {
        let whole = ChartCanvas.barWidth
        for (place, label) in chart.axis.labels.enumerated() {
            let top = Double(place * ChartCanvas.barHeight)
            let value = chart.series.first?.value(at: place)
            words(label, nil, x: 0, y: top + 15)
            bar("track", x: 0, y: top + 22, width: whole, height: 16)
            if let value { bar("f1", x: 0, y: top + 22, width: whole * canvas.scale.share(value), height: 16) }
            if let promised = chart.norm?.value(at: place) {
                path("norm", "M\((whole * canvas.scale.share(promised)).asMeasure) \((top + 18).asMeasure)v24")
            }
            words(value == nil ? "te klein" : chart.text(value), "strong", x: 418, y: top + 36, anchor: "end")
        }
    }

    /// Standing columns with the series on top of each other, the first one below.
    mutating func columns(_ chart: Chart, _ canvas: ChartCanvas) {
        grid(chart, canvas)
        let width = min(30, canvas.columnStep * 0.7)
        for place in chart.axis.labels.indices {
            var base = 0.0
            for (order, series) in chart.series.prefix(5).enumerated() {
                guard let value = series.value(at: place), value > 0 else { continue }
                let top = canvas.y(base + value)
                html.start(
                    "rect",
                    [
                        .text("class", "f\(order + 1) gap"), .measure("x", canvas.x(place) - width / 2),
                        .measure("y", top), .measure("width", width), .measure("height", canvas.y(base) - top),
                    ]
                )
                html.close("rect")
                base += value
            }
        }
        floor()
    }

    /// A line with a round point where the norm is kept and a square one where it is not.
    mutating func line(_ chart: Chart, _ canvas: ChartCanvas) {
        grid(chart, canvas)
        if let norm = chart.norm, let promised = norm.values.first {
            let height = canvas.y(promised)
            path("norm", "M\(ChartCanvas.left.asMeasure) \(height.asMeasure)H\(ChartCanvas.right.asMeasure)")
            words("norm \(chart.text(promised))", "strong", x: ChartCanvas.right, y: height - 8, anchor: "end")
        }
        let values = chart.series.first?.values ?? []
        path("line", Self.steps(through: values, canvas))
        let last = values.lastIndex { $0 != nil }
        for (place, value) in values.enumerated() {
            guard let value else { continue }
            let isKept = chart.norm?.isKept(value, at: place) ?? true
            point(isKept, x: canvas.x(place), y: canvas.y(value))
            guard place == last else { continue }
            // Under the point, or above it where that would touch the labels.
            let offset: Double = canvas.y(value) > ChartCanvas.bottom - 30 ? -12 : 22
            words(chart.text(value), "strong", x: canvas.x(place), y: canvas.y(value) + offset, anchor: "middle")
        }
        floor()
    }

    /// A new piece of line starts after each value that is not told.
    private static func steps(through values: [Double?], _ canvas: ChartCanvas) -> String {
        var result = ""
        var isDrawing = false
        for (place, value) in values.enumerated() {
            guard let value else {
                isDrawing = false
                continue
            }
            result += "\(isDrawing ? "L" : "M")\(canvas.x(place).asMeasure) \(canvas.y(value).asMeasure)"
            isDrawing = true
        }
        return result
    }

    private mutating func grid(_ chart: Chart, _ canvas: ChartCanvas) {
        for mark in canvas.scale.marks {
            let height = canvas.y(mark)
            path("gridline", "M\(ChartCanvas.left.asMeasure) \(height.asMeasure)H\(ChartCanvas.right.asMeasure)")
            words(chart.text(mark), "soft", x: ChartCanvas.left - 8, y: height + 4, anchor: "end")
        }
        let step = canvas.labelStep(chart.axis.labels)
        for (place, label) in chart.axis.labels.enumerated() where place.isMultiple(of: step) {
            words(label, "soft", x: canvas.x(place), y: ChartCanvas.bottom + 18, anchor: "middle")
        }
    }

    private mutating func floor() {
        let bottom = ChartCanvas.bottom.asMeasure
        path("axis", "M\(ChartCanvas.left.asMeasure) \(bottom)H\(ChartCanvas.right.asMeasure)")
    }

    private mutating func point(_ isKept: Bool, x: Double, y: Double) {
        if isKept {
            html.open("circle", .class("pt"), .measure("cx", x), .measure("cy", y), .fixed("r", "5"))
            html.close("circle")
        } else {
            bar("pt low", x: x - 5, y: y - 5, width: 10, height: 10)
        }
    }

    private mutating func bar(_ kind: StaticString, x: Double, y: Double, width: Double, height: Double) {
        html.open(
            "rect",
            .class(kind),
            .measure("x", x),
            .measure("y", y),
            .measure("width", width),
            .measure("height", height)
        )
        html.close("rect")
    }

    private mutating func path(_ kind: StaticString, _ steps: String) {
        html.open("path", .class(kind), .text("d", steps))
        html.close("path")
    }

    private mutating func words(
        _ words: String,
        _ kind: StaticString?,
        x: Double,
        y: Double,
        anchor: StaticString? = nil
    ) {
        html.element(
            "text",
            .class(kind),
            .measure("x", x),
            .measure("y", y),
            .fixed("text-anchor", anchor),
            text: words
        )
    }
}
