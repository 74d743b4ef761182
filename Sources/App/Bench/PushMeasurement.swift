internal import Kernel
internal import SQLiteStore

extension BenchRun {
    /// One update in a request, on 256 connections.
    func singlePushes() throws -> Measurement {
        let pushed = try pushes("push", batch: 1, connections: 256)
        var measurement = Measurement(name: "push", title: "Pushen, één update per verzoek, 256 verbindingen")
        measurement.note("updates, vast op schijf", pushed.rates, "per s", .atLeast(12_000))
        measurement.note("99% beantwoord binnen", pushed.p99, "ms", .atMost(40))
        measurement.note("rekentijd van de server per update", pushed.processorTimes, "µs")
        measurement.compare(
            pushed.rates,
            with: pushed.rawRates,
            of: "dezelfde rijen rechtstreeks in SQLite, 256 per commit",
            unit: "per s",
            part: 0.25
        )
        return measurement
    }

    /// A thousand updates in a request, on a few connections.
    func batchPushes() throws -> Measurement {
        let pushed = try pushes("batch", batch: 1_000, connections: 16)
        var measurement = Measurement(name: "batch", title: "Pushen, 1.000 updates per verzoek, 16 verbindingen")
        measurement.note("updates, vast op schijf", pushed.rates, "per s", .atLeast(30_000))
        measurement.note("99% beantwoord binnen", pushed.p99, "ms")
        measurement.note("rekentijd van de server per update", pushed.processorTimes, "µs")
        measurement.compare(
            pushed.rates,
            with: pushed.rawRates,
            of: "dezelfde rijen rechtstreeks in SQLite, 1.000 per commit",
            unit: "per s",
            part: 0.5
        )
        return measurement
    }

    private struct Pushed {
        var rates: [Double] = []
        var p99: [Double] = []
        var rawRates: [Double] = []
        /// Microseconds over all cores, of the server alone.
        var processorTimes: [Double] = []
    }

    /// Pushes to the real server and writes the same rows without it, in turn, so that both meet the same disk.
    private func pushes(_ name: String, batch: Int, connections: Int) throws -> Pushed {
        try withFolder(name) { folder in
            var pushed = Pushed()
            let limits = (perCommit: max(batch, connections), seconds: seconds)
            for round in 1...rounds {
                announce(name, round)
                // Both sides begin with an empty file, because a larger one takes more work.
                let world = try BenchWorld("\(folder)/world-\(round)")
                _ = try world.open { _, client in client.id }
                let (run, processorSeconds) = try push(to: world, batch: batch, connections: connections)
                let kept = try world.countUpdates()
                try check(run, batch: batch, connections: connections, kept: kept)
                pushed.rates.append(run.perSecond * Double(batch))
                pushed.p99.append(run.p99)
                pushed.processorTimes.append(processorSeconds * 1e6 / Double(kept))
                pushed.rawRates.append(try RawRows(folder: "\(folder)/raw", round: round).run(limits))
            }
            return pushed
        }
    }

    private func push(to world: BenchWorld, batch: Int, connections: Int) throws -> (WrkRun, Double) {
        let server = try BenchServer(world)
        defer { server.stop() }
        let script = LoadScripts.pushes(token: world.token(), batch: batch, now: SystemClock().now())
        let load = WrkRun.Load(connections: connections, seconds: seconds, script: script, folder: world.folder)
        let before = server.process.processorSeconds
        let run = try WrkRun("\(server.address())/api/track-and-trace/v1/updates", load)
        return (run, server.process.processorSeconds - before)
    }

    /// Every answered update must be on disk: a fast server that loses updates measures nothing.
    private func check(_ run: WrkRun, batch: Int, connections: Int, kept: Int) throws {
        guard run.failures == 0 else { throw Refusal("\(run.failures) verzoeken zijn mislukt.") }
        let answered = run.requests * batch
        // What was on its way when the load stopped may be kept without an answer.
        guard kept >= answered, kept <= answered + connections * batch else {
            throw Refusal("Er zijn \(answered) updates beantwoord, maar \(kept) bewaard.")
        }
    }
}

extension BenchWorld {
    /// How many updates of integrators all municipalities keep.
    func countUpdates() throws -> Int {
        try open { platform, _ in
            try platform.directory.open.reduce(0) { sum, tenant in
                sum
                    + (try tenant.store.read {
                        try $0.first("SELECT count(*) FROM pushed_update") { try $0.integer(0) }
                    } ?? 0)
            }
        }
    }
}
