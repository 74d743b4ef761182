import Kernel
import Testing

@testable import App

@Suite("Holding back who guesses passwords")
struct LoginLimitsTests {
    private let limits = LoginLimits()
    private let now = Timestamp(milliseconds: 1_790_000_000_000)

    @Test("after five wrong passwords for one name a place waits, other names and places do not")
    func oneName() {
        for _ in 1...5 { limits.countFailure(of: "sanne", from: "192.0.2.1", at: now) }

        #expect(!limits.mayTry("sanne", from: "192.0.2.1", at: now))
        #expect(limits.mayTry("sanne", from: "192.0.2.2", at: now))
        #expect(limits.mayTry("noor", from: "192.0.2.1", at: now))
    }

    @Test("a place that tries one name after another waits")
    func manyNames() {
        for number in 1...30 { limits.countFailure(of: "naam-\(number)", from: "192.0.2.1", at: now) }

        #expect(!limits.mayTry("naam-31", from: "192.0.2.1", at: now))
    }

    @Test("one name that is tried from many places is closed for a while, then opens")
    func manyPlaces() {
        for number in 1...100 { limits.countFailure(of: "sanne", from: "192.0.2.\(number)", at: now) }

        #expect(!limits.mayTry("sanne", from: "198.51.100.1", at: now))
        #expect(limits.mayTry("sanne", from: "198.51.100.1", at: now.adding(seconds: 2 * LoginLimits.windowSeconds)))
    }

    @Test("logging in forgets the mistakes of that person, and not those of a guesser at the same place")
    func success() {
        for number in 1...30 { limits.countFailure(of: "naam-\(number)", from: "192.0.2.1", at: now) }
        for _ in 1...5 { limits.countFailure(of: "sanne", from: "192.0.2.2", at: now) }

        limits.forget("sanne", from: "192.0.2.2")
        limits.forget("naam-1", from: "192.0.2.1")

        #expect(limits.mayTry("sanne", from: "192.0.2.2", at: now))
        #expect(!limits.mayTry("naam-1", from: "192.0.2.1", at: now))
    }
}
