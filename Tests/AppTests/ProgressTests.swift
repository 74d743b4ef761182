import Kernel
import Testing

@testable import App

@Suite("Progress of long work")
struct ProgressTests {
    private final class StepClock: Clock {
        private let milliseconds = Lock<Int64>(0)

        func now() -> Timestamp { Timestamp(milliseconds: milliseconds.withLock(\.self)) }
        func pass(_ seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
    }

    private func shown(isInteractive: Bool) -> String {
        let text = Lock("")
        let terminal = Terminal(
            write: { _ in },
            writeError: { piece in text.withLock { $0 += piece } },
            readLine: { nil },
            isInteractive: isInteractive
        )
        let clock = StepClock()
        let progress = Progress("Zaken inlezen", total: 10_000, on: terminal, clock: clock)
        for done in [1_000, 2_000] {
            clock.pass(1)
            progress.advance(to: done)
        }
        clock.pass(8)
        progress.finish(10_000)
        return text.withLock(\.self)
    }

    @Test("a terminal shows one line with how much is done, how fast, and how long it still takes")
    func onATerminal() {
        let lines = shown(isInteractive: true).split(separator: "\r\u{1B}[2K")

        #expect(
            lines == [
                "Zaken inlezen: 1.000 van 10.000 (10%), 1.000 per seconde, nog 9 s",
                "Zaken inlezen: 2.000 van 10.000 (20%), 1.000 per seconde, nog 8 s",
                "Zaken inlezen: 10.000 van 10.000 (100%), 1.000 per seconde, klaar in 10 s\n",
            ]
        )
    }

    @Test("a log gets plain lines, and not more than one in ten seconds")
    func inALog() {
        let text = shown(isInteractive: false)

        #expect(text == "Zaken inlezen: 10.000 van 10.000 (100%), 1.000 per seconde, klaar in 10 s\n")
    }
}
