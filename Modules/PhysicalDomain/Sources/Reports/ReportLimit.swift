internal import Kernel

extension SendLimit {
    /// For reports and their photos together.
    static var reports: SendLimit { SendLimit(refusal: .tooManyReports) }
}

extension Problem {
    static let tooManyReports = Problem(
        429,
        "too-many-reports",
        "U stuurde erg veel meldingen. Wacht tien minuten en probeer het dan nog een keer.",
        retryAfterSeconds: SendLimit.windowSeconds
    )
}
