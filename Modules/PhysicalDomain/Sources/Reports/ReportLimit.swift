internal import Kernel

/// Holds back an address that sends very many reports or photos: 30 in ten minutes.
struct ReportLimit: Sendable {
    private let limiter = TryLimiter(limit: Self.most, windowSeconds: Self.windowSeconds)

    static let most = 30
    static let windowSeconds = 600

    /// - Throws: ``Problem``, 429, when the address has to wait.
    func check(_ request: Request, _ context: Context) throws {
        guard limiter.mayTry(key(request, context), at: context.now) else { throw Problem.tooManyReports }
    }

    /// Counts one report or photo.
    func count(_ request: Request, _ context: Context) {
        limiter.countFailure(of: key(request, context), at: context.now)
    }

    private func key(_ request: Request, _ context: Context) -> String {
        "\(context.municipality.code) \(request.remoteAddress)"
    }
}

extension Problem {
    static let tooManyReports = Problem(
        429,
        "too-many-reports",
        "U stuurde erg veel meldingen. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: ReportLimit.windowSeconds
    )
}
