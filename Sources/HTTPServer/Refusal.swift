import Kernel

/// A problem that the server itself found, with the headers that belong to it.
struct Refusal: Error, Sendable {
    let problem: Problem
    var headers: [Response.Header] = []

    init(_ problem: Problem, headers: [Response.Header] = []) {
        self.problem = problem
        self.headers = headers
    }
}

extension Problem {
    static let malformedAddress = Problem(
        400,
        "malformed-address",
        "Dit adres klopt niet. Controleer het en probeer het opnieuw."
    )
    static let malformedRequest = Problem(400, "malformed-request", "De server kan deze aanvraag niet lezen.")
    static let malformedForm = Problem(
        400,
        "malformed-form",
        "Het formulier is niet goed aangekomen. Ga terug en verstuur het opnieuw."
    )
    static let bodyTooLarge = Problem(
        413,
        "body-too-large",
        "Wat u stuurt is te groot. Maak het kleiner, bijvoorbeeld met een kleinere foto."
    )
    static let headersTooLarge = Problem(431, "headers-too-large", "De aanvraag heeft te veel kopregels.")
    static let moduleOff = Problem(404, "module-off", "Deze gemeente gebruikt dit onderdeel niet.")
    static let methodNotAllowed = Problem(405, "method-not-allowed", "Dit kan niet op dit adres.")
    static let unsupportedMediaType = Problem(
        415,
        "unsupported-media-type",
        "Dit adres leest geen gegevens van dit type. Kijk bij Accept welk type wel kan."
    )
    static let internalError = Problem(
        500,
        "internal-error",
        "Er ging iets mis bij ons. Probeer het later nog een keer."
    )
}
