import Kernel

/// What can be named in the routes of confidential cases.
extension RequestSample {
    static let careBodies: [String: @Sendable (RequestSample) -> String] = [
        "POST /werk/noodinzage": {
            form([("csrf", $0.credentials.formToken), ("zaak", "test.00"), ("reden", "Het kan niet wachten.")])
        },
        "POST /werk/noodinzagen/{look}/gezien": { form([("csrf", $0.credentials.formToken)]) },
    ]
}
