internal import Kernel

extension BenchRun {
    /// Counts a vote on a budget with many ballots, in exact numbers.
    func counts() throws -> Measurement {
        let count = try LargeCount()
        let size = "\(Progress.grouped(LargeCount.ballots)) stembiljetten, \(LargeCount.projects) plannen"
        var measurement = Measurement(name: "count", title: "Tellen met gelijke delen: \(size)")
        measurement.note("keuzes", [Double(count.choices)], "")
        var funded = 0
        let plain = (1...rounds).map { round in
            announce("count", round)
            return seconds { funded = count.plain() }
        }
        measurement.note("tellen zonder ophogen", plain, "s", .atMost(5))
        measurement.note("plannen die geld krijgen", [Double(funded)], "")
        var raises = 0
        let raised = seconds {
            raises =
                count.raised { terminal.errorLine("count: \($0) keer opgehoogd, \(Progress.grouped($1)) euro") }.raises
        }
        measurement.note("tellen met ophogen", [raised], "s")
        measurement.note("keer opgehoogd", [Double(raises)], "")
        return measurement
    }

    private func seconds(_ work: () -> Void) -> Double {
        let start = MonotonicClock.nanoseconds
        work()
        return Double(MonotonicClock.nanoseconds - start) / 1e9
    }
}
