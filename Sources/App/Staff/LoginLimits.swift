internal import Kernel

/// Holds back who guesses passwords: at one name, over many names, and at one name from many places.
struct LoginLimits: Sendable {
    private let pairs = TryLimiter(limit: 5, windowSeconds: Self.windowSeconds)
    private let addresses = TryLimiter(limit: 30, windowSeconds: Self.windowSeconds)
    /// Wide, because anyone who fills it keeps the owner of the name out as well.
    private let names = TryLimiter(limit: 100, windowSeconds: Self.windowSeconds)

    static let windowSeconds = 600

    func mayTry(_ name: String, from address: String, at now: Timestamp) -> Bool {
        pairs.mayTry(pair(name, address), at: now) && addresses.mayTry(address, at: now)
            && names.mayTry(name, at: now)
    }

    func countFailure(of name: String, from address: String, at now: Timestamp) {
        pairs.countFailure(of: pair(name, address), at: now)
        addresses.countFailure(of: address, at: now)
        names.countFailure(of: name, at: now)
    }

    /// Forgets the failures of one person at one place; those of the place stay, or a guesser could log in between.
    func forget(_ name: String, from address: String) { pairs.forget(pair(name, address)) }

    private func pair(_ name: String, _ address: String) -> String { "\(name)\u{0}\(address)" }
}
