internal import Kernel

extension BenchRun {
    /// Every municipality of the country in one process: how soon it is ready and what memory it holds.
    func country() throws -> [Measurement] {
        let count = 342
        return try withWorld("country-\(cases)", municipalities: count) { world in
            try world.fill(
                to: cases,
                showing: Progress("Zaken maken in \(count) gemeenten", total: cases, on: terminal, clock: SystemClock())
            )
            let pages = "\(world.folder)/pages.txt"
            try TextFile.write(world.sample { _, code in "/volg/\(code)" }.joined(separator: "\n"), to: pages)
            var starts: [Double] = []
            var idle: [Double] = []
            var loaded: [Double] = []
            for round in 1...rounds {
                announce("country", round)
                let server = try BenchServer(world)
                defer { server.stop() }
                starts.append(server.startSeconds)
                idle.append(server.process.memory ?? 0)
                loaded.append(try highestMemory(of: server, world, pages: pages))
            }
            let shown = "\(count) gemeenten en \(Progress.grouped(cases)) zaken"
            var start = Measurement(name: "start", title: "Starten met \(shown)")
            start.note("klaar na", starts, "s", .atMost(2))
            var memory = Measurement(name: "memory", title: "Geheugen met \(shown)")
            memory.note("in rust, na het starten", idle, "MiB", .atMost(150))
            memory.note("hoogste bij pushen en lezen in alle gemeenten", loaded, "MiB", .atMost(300))
            return [start, memory]
        }
    }

    /// The most that the process holds while one municipality takes pushes, and then cases of all are read.
    private func highestMemory(of server: BenchServer, _ world: BenchWorld, pages: String) throws -> Double {
        let pushing = LoadScripts.pushes(token: world.token(), batch: 1, now: SystemClock().now())
        let highest = Lock(0.0)
        let isOver = Lock(false)
        let watch = try SystemThread.start {
            while !isOver.withLock({ $0 }) {
                let now = server.process.memory ?? 0
                highest.withLock { $0 = max($0, now) }
                Stopwatch.rest(milliseconds: 50)
            }
        }
        defer {
            isOver.withLock { $0 = true }
            watch.join()
        }
        let load = WrkRun.Load(connections: 256, seconds: seconds, script: pushing, folder: world.folder)
        _ = try WrkRun("\(server.address())/api/track-and-trace/v1/updates", load)
        let reading = LoadScripts.reads(of: pages, token: nil)
        _ = try WrkRun(
            server.address(),
            .init(connections: 32, seconds: seconds, script: reading, folder: world.folder)
        )
        return highest.withLock { $0 }
    }
}
