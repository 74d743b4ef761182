import Kernel
import Testing

@Suite("Limiting tries")
struct TryLimiterTests {
    private let start = Timestamp(milliseconds: 960_000)

    @Test("after the allowed number of failures the key waits, another key does not")
    func limitsOneKey() {
        let limiter = TryLimiter(limit: 3, windowSeconds: 60)

        for _ in 1...3 { limiter.countFailure(of: "a", at: start) }

        #expect(!limiter.mayTry("a", at: start))
        #expect(limiter.mayTry("b", at: start))
    }

    @Test("failures fade while time passes")
    func failuresFade() {
        let limiter = TryLimiter(limit: 3, windowSeconds: 60)
        for _ in 1...3 { limiter.countFailure(of: "a", at: start) }

        #expect(!limiter.mayTry("a", at: start.adding(seconds: 59)))
        #expect(limiter.mayTry("a", at: start.adding(seconds: 90)))
        #expect(limiter.mayTry("a", at: start.adding(seconds: 1_000)))
    }

    @Test("a success wipes the failures")
    func forgets() {
        let limiter = TryLimiter(limit: 1, windowSeconds: 60)
        limiter.countFailure(of: "a", at: start)

        limiter.forget("a")

        #expect(limiter.mayTry("a", at: start))
    }

    @Test("many keys do not let it grow without end")
    func staysSmall() {
        let limiter = TryLimiter(limit: 1, windowSeconds: 60, keyLimit: 10)

        for number in 0..<1_000 { limiter.countFailure(of: "\(number)", at: start) }

        #expect(limiter.mayTry("0", at: start), "long forgotten")
        #expect(!limiter.mayTry("999", at: start))
    }
}
