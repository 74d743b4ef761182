internal import Kernel

extension Chart {
    /// The conclusion, and where the axis starts when that is not 0: a line then looks steeper than it is.
    var conclusionWithAxis: String {
        guard case .line(let start) = shape, start != 0 else { return conclusion }
        return "\(conclusion) De as begint bij \(text(start))."
    }

    /// The drawing for who hears the page.
    var spoken: String {
        switch shape {
        case .bars:
            let bars = zip(axis.labels.indices, axis.labels).map { place, label in
                let promise = norm?.value(at: place).map { ", norm \(text($0))" } ?? ""
                return "\(label): \(text(series.first?.value(at: place)))\(promise)."
            }
            return (["Liggende staven."] + bars).joined(separator: " ")
        case .columns, .line:
            let kind = shape == .columns ? "Kolommen" : "Lijn"
            let range = "\(axis.name) \(axis.labels.first ?? "") tot en met \(axis.labels.last ?? "")"
            let paths = series.map { one in
                "\(one.name): van \(text(one.values.first ?? nil)) naar \(text(one.values.last ?? nil))."
            }
            let promise = norm?.values.first.map { ["De norm is \(text($0))."] } ?? []
            return (["\(kind), \(range)."] + paths + promise).joined(separator: " ")
        }
    }

    /// The figures behind the drawing.
    var table: Table {
        var columns = [Table.Column(axis.name)] + series.map { Table.Column($0.name, isNumeric: true) }
        if norm != nil { columns.append(Table.Column("Norm", isNumeric: true)) }
        let rows = zip(axis.labels.indices, axis.labels).map { place, label in
            var row: [Table.Cell] = [.text(Prose(label))]
            row += series.map { .text(Prose(text($0.value(at: place)))) }
            if let norm { row.append(.text(Prose(text(norm.value(at: place))))) }
            return row
        }
        return Table(title, columns: columns, rows: rows, empty: "Er zijn nog geen cijfers.")
    }

    /// A value as people read it; a group that is too small has none.
    func text(_ value: Double?) -> String {
        guard let value else { return "te klein om te tonen" }
        return DutchNumber.text(value, decimals: unit.decimals) + unit.suffix
    }
}

extension Chart.Series {
    func value(at place: Int) -> Double? { values.indices.contains(place) ? values[place] : nil }
}

extension Chart.Norm {
    /// The norm for one label; one norm counts for all of them.
    func value(at place: Int) -> Double? { values.indices.contains(place) ? values[place] : values.first }

    func isKept(_ value: Double, at place: Int) -> Bool {
        guard let promised = self.value(at: place) else { return true }
        return isMaximum ? value <= promised : value >= promised
    }
}
