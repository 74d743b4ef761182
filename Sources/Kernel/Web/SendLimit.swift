/// Holds back an address that sends very much without a login: 30 times in ten minutes, per municipality.
public struct SendLimit: Sendable {
    private let limiter = TryLimiter(limit: Self.most, windowSeconds: Self.windowSeconds)
    private let refusal: Problem

    public static let most = 30
    public static let windowSeconds = 600

    /// `refusal` is what an address hears that has to wait: a ``Problem`` with status 429.
    public init(refusal: Problem) { self.refusal = refusal }

    /// - Throws: The refusal, when the address of the request has to wait.
    public func check(_ request: Request, _ context: Context) throws {
        guard limiter.mayTry(key(request, context), at: context.now) else { throw refusal }
    }

    /// Counts one thing that was sent.
    public func count(_ request: Request, _ context: Context) {
        limiter.countFailure(of: key(request, context), at: context.now)
    }

    private func key(_ request: Request, _ context: Context) -> String {
        "\(context.municipality.code) \(request.remoteAddress)"
    }
}
