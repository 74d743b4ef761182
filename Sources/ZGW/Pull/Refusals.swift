internal import Kernel

/// The refusals of these interfaces, with the codes that the standard prescribes.
extension Problem {
    /// Also for a case that the client may not know of.
    static let absent = Problem(404, "not_found", "Dit gegeven bestaat niet. Controleer het adres.")

    static let coordinatesMissing = Problem(
        412,
        "precondition_failed",
        "Stuur de header Accept-Crs mee.",
        detail: "'Accept-Crs' header ontbreekt; stuur EPSG:4326."
    )
    static let coordinatesUnknown = Problem(
        406,
        "not_acceptable",
        "Dit coördinatenstelsel kennen wij niet. Stuur Accept-Crs: EPSG:4326."
    )

    static func invalid(_ faults: [InvalidParam]) -> Problem {
        Problem(
            400,
            "invalid",
            "De aanvraag klopt niet. Kijk bij elk veld wat er mis is.",
            invalidParams: faults
        )
    }
}

extension InvalidParam {
    static func unknownParameter(_ name: String) -> InvalidParam {
        // A name is repeated only when it cannot be somebody's number.
        let shown = String(name.prefix(60).filter { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") })
        return InvalidParam(shown, "unknown-parameters", "Deze parameter bestaat niet op dit adres. Haal hem weg.")
    }

    static func required(_ name: String) -> InvalidParam {
        InvalidParam(name, "required", "Deze parameter moet er zijn en mag niet leeg zijn.")
    }

    static func badAddress(_ name: String) -> InvalidParam {
        InvalidParam(name, "bad-url", "Stuur hier een adres zoals wij dat zelf geven.")
    }
}
