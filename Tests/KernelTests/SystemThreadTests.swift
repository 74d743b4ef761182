import Kernel
import Testing

@Suite("A thread of the system")
struct SystemThreadTests {
    @Test("the job is done when the thread was joined")
    func joinWaitsForTheJob() throws {
        let done = Lock(0)

        let threads = try (1...4).map { number in
            try SystemThread.start { done.withLock { $0 += number } }
        }
        threads.forEach { $0.join() }

        #expect(done.withLock(\.self) == 10)
    }

    @Test("what the job holds is let go when it ends")
    func theJobIsReleased() throws {
        final class Marker: Sendable {}
        var marker: Marker? = Marker()
        weak let watched = marker

        let thread = try SystemThread.start { [marker] in _ = marker }
        marker = nil
        thread.join()

        #expect(watched == nil)
    }
}
