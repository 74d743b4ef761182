/// The one thing that reaches a client when a request is refused (RFC 9457, `application/problem+json`).
public struct Problem: Error, Hashable, Sendable {
    /// The HTTP status, 400–599.
    public let status: Int
    /// A stable word for programs, such as `case-closed`; listed in `Docs/integrators/errors.md`.
    public let code: String
    /// One sentence for a person, in Dutch at level B1, that says what to do.
    public let title: String
    /// More about this one occurrence, without personal data; `nil` when the title says it all.
    public let detail: String?
    /// The fields that were refused, empty when the fault is not in a field.
    public let invalidParams: [InvalidParam]
    /// When trying again makes sense, sent as `Retry-After`; `nil` when trying again does not help.
    public let retryAfterSeconds: Int?

    public init(
        _ status: Int,
        _ code: String,
        _ title: String,
        detail: String? = nil,
        invalidParams: [InvalidParam] = [],
        retryAfterSeconds: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.invalidParams = invalidParams
        self.retryAfterSeconds = retryAfterSeconds
    }
}

/// One refused field of a request: which, by what rule, and what to send instead.
public struct InvalidParam: Hashable, Sendable {
    /// The path of the field, such as `updates.3.at`.
    public let name: String
    /// The broken rule as a stable word, such as `required` or `too-long`.
    public let code: String
    /// The rule and the remedy in one Dutch sentence, never the refused value.
    public let reason: String

    public init(_ name: String, _ code: String, _ reason: String) {
        self.name = name
        self.code = code
        self.reason = reason
    }
}

extension Problem {
    /// What an address answers that does not exist or that the caller may not know of.
    public static let notFound = Problem(404, "not-found", "Deze pagina of dit gegeven bestaat niet.")

    /// What everybody in a batch hears when the disk refused it, or when the queue is full.
    public static func tryLater(afterSeconds seconds: Int) -> Problem {
        Problem(
            503,
            "try-later",
            "Het lukt nu niet. Probeer het straks nog een keer.",
            retryAfterSeconds: seconds
        )
    }
}
