internal import Kernel

/// Shows measurements: a table for people, a JSON line per figure for programs.
enum MeasurementTable {
    /// The figures of a measurement under its title, each with what it had to be.
    static func text(_ measurement: Measurement) -> String {
        let rows = measurement.figures.map { figure in
            (
                figure.label,
                shown(figure.value, figure.unit),
                figure.bound.map { demand($0, figure.unit) } ?? "",
                figure.isMet.map { $0 ? "gehaald" : "NIET GEHAALD" } ?? ""
            )
        }
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { label, value, demand, verdict in
            "  \(padded(label, width))  \(padded(value, 18))  \(padded(demand, 26))  \(verdict)"
        }
        return ([measurement.title] + lines.map(trimmed)).joined(separator: "\n")
    }

    /// One object per figure: `bench`, `figure`, `value`, `unit`, `rounds`, and with a bound `limit`, `kind`, `met`.
    static func jsonLines(_ measurement: Measurement) -> [String] {
        measurement.figures.map { figure in
            var json = JSONWriter(capacity: 256)
            json.object { json in
                json.field("bench", measurement.name)
                json.field("figure", figure.label)
                json.field("value", rounded(figure.value))
                json.field("unit", figure.unit)
                json.field("rounds", figure.rounds.map(rounded))
                guard let bound = figure.bound else { return }
                json.field("kind", kind(bound))
                json.field("limit", bound.limit)
                json.field("met", bound.holds(figure.value))
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
    }

    private static func kind(_ bound: Measurement.Bound) -> String {
        switch bound {
        case .atLeast: "at-least"
        case .atMost: "at-most"
        }
    }

    private static func demand(_ bound: Measurement.Bound, _ unit: String) -> String {
        switch bound {
        case .atLeast(let limit): "ten minste \(shown(limit, unit))"
        case .atMost(let limit): "ten hoogste \(shown(limit, unit))"
        }
    }

    /// Large numbers whole, small ones with two decimals behind a comma.
    static func shown(_ value: Double, _ unit: String) -> String {
        let number: String
        if value >= 1_000 {
            number = Progress.grouped(Int(value.rounded()))
        } else {
            let hundredths = Int((value * 100).rounded())
            let rest = hundredths % 100
            number = rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100),\(rest < 10 ? "0" : "")\(rest)"
        }
        return unit.isEmpty ? number : "\(number) \(unit)"
    }

    private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
