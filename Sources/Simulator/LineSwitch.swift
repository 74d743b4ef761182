internal import Glibc
internal import Kernel

/// Opens and shuts the line, by hand or for a number of seconds.
final class LineSwitch: Sendable {
    private let state = Lock(State())

    private struct State {
        var line: FaultLine?
        var isDown = false
        var timers: [SystemThread] = []
    }

    /// Opens a line.
    ///
    /// - Throws: ``SimulatorError/cannotListen(code:)``.
    func open(_ line: FaultLine) throws(SimulatorError) {
        try line.open()
        state.withLock { $0.line = line }
    }

    /// Shuts the line for good; `false` when there was none.
    func close() -> Bool {
        let (line, timers) = state.withLock { state in
            defer { state = State() }
            return (state.line, state.timers)
        }
        for timer in timers { timer.join() }
        line?.shut()
        return line != nil
    }

    var port: UInt16 { state.withLock { $0.line }?.port ?? 0 }

    func goAway() {
        let line = state.withLock { state in
            state.isDown = true
            return state.line
        }
        line?.shut()
    }

    /// - Throws: ``SimulatorError/cannotListen(code:)``.
    func comeBack() throws(SimulatorError) {
        let line = state.withLock { state -> FaultLine? in
            guard state.isDown else { return nil }
            state.isDown = false
            return state.line
        }
        try line?.open()
    }

    /// Shuts the line a moment after the present answer has passed it, and opens it again later.
    func goAway(seconds: Int) {
        let timer = try? SystemThread.start {
            self.rest(milliseconds: 200)
            self.goAway()
            self.rest(milliseconds: seconds * 1_000)
            // A port that somebody else took meanwhile stays lost; whoever runs the simulator sees that.
            try? self.comeBack()
        }
        guard let timer else { return }
        state.withLock { $0.timers.append(timer) }
    }

    /// Waits, but not longer than the line exists.
    private func rest(milliseconds: Int) {
        for _ in 0..<max(1, milliseconds / 50) {
            guard state.withLock({ $0.line != nil }) else { return }
            usleep(50_000)
        }
    }
}
