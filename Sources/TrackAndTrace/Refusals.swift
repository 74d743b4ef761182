internal import Kernel

/// The refusals of one update; their codes are stable and stand in `Docs/integrators/errors.md`.
extension Problem {
    static func invalidFields(_ faults: [InvalidParam]) -> Problem {
        Problem(
            400,
            "invalid-fields",
            "Niet alle velden kloppen. Kijk bij elk veld wat er mis is.",
            invalidParams: faults
        )
    }

    static let bodyUnreadable = Problem(
        400,
        "body-unreadable",
        "De gegevens zijn geen leesbare JSON. Controleer het bericht."
    )
    static let lineUnreadable = Problem(400, "line-unreadable", "Deze regel is geen leesbaar JSON-object.")
    static let lineTooLong = Problem(413, "line-too-long", "Deze regel is langer dan 16 KiB. Maak de regel korter.")
    static let tooManyLines = Problem(
        413,
        "too-many-lines",
        "Deze regel en alle regels erna zijn niet gelezen. Stuur ze in een volgend bericht."
    )
    static let idReused = Problem(
        409,
        "id-reused",
        "Deze id hoort bij een eerdere update met een andere inhoud. Gebruik een nieuwe id."
    )
    static let caseTypeUnknown = Problem(
        422,
        "case-type-unknown",
        "Dit zaaktype kennen wij niet voor uw koppeling.",
        invalidParams: [InvalidParam("caseType", "unknown-value", "Kies een zaaktype van uw koppeling.")]
    )
    static let caseTypeDiffers = Problem(
        409,
        "case-type-differs",
        "Deze zaak heeft een ander zaaktype. Stuur hetzelfde zaaktype als bij de eerste update."
    )
    static let residentDiffers = Problem(
        409,
        "resident-differs",
        "Deze zaak hoort bij iemand anders. Controleer het nummer van de inwoner."
    )
    static let caseClosed = Problem(409, "case-closed", "Deze zaak is al klaar. Open een nieuwe zaak.")
    static let atInFuture = Problem(
        422,
        "at-in-future",
        "Het moment ligt meer dan 5 minuten in de toekomst. Controleer de klok van uw systeem.",
        invalidParams: [InvalidParam("at", "in-future", "Stuur een moment dat al geweest is.")]
    )

    static func statusUnknown(known: [String]) -> Problem {
        let names = known.joined(separator: ", ")
        return Problem(
            422,
            "status-unknown",
            "Deze status hoort niet bij het zaaktype.",
            invalidParams: [InvalidParam("status", "unknown-value", "Kies uit: \(names).")]
        )
    }
}

/// The faults of one field; a fault never repeats the value.
extension InvalidParam {
    static func required(_ name: String) -> InvalidParam {
        InvalidParam(name, "required", "Dit veld moet er zijn en mag niet leeg zijn.")
    }

    static func unknown(_ name: String) -> InvalidParam {
        InvalidParam(shown(name), "unknown-field", "Dit veld bestaat niet. Haal het weg of verbeter de naam.")
    }

    static func double(_ name: String) -> InvalidParam {
        InvalidParam(shown(name), "double-field", "Dit veld staat er twee keer. Stuur het één keer.")
    }

    /// A name that a client made up, without digits: they may be somebody's number.
    private static func shown(_ name: String) -> String {
        String(name.prefix(40).filter { $0.isLetter || $0 == "-" || $0 == "_" || $0 == "." })
    }

    static func notText(_ name: String) -> InvalidParam {
        InvalidParam(name, "not-a-string", "Stuur hier een tekst tussen aanhalingstekens.")
    }

    static func notObject(_ name: String) -> InvalidParam {
        InvalidParam(name, "not-an-object", "Stuur hier een object met één veld: bsn of kvk.")
    }

    static func residentChoice(_ name: String) -> InvalidParam {
        InvalidParam(name, "one-of", "Stuur precies één veld: bsn of kvk.")
    }

    static func tooLong(_ name: String, limit: Int) -> InvalidParam {
        InvalidParam(name, "too-long", "Dit veld mag ten hoogste \(limit) tekens lang zijn.")
    }

    static func controlCharacters(_ name: String) -> InvalidParam {
        InvalidParam(name, "control-characters", "Haal de onzichtbare tekens uit dit veld.")
    }

    static func holdsNumber(_ name: String) -> InvalidParam {
        InvalidParam(name, "holds-bsn", "Haal het BSN uit dit veld. Stuur het alleen in resident.bsn.")
    }

    static let resultUnknown = InvalidParam("result", "unknown-value", "Kies een resultaat van het zaaktype.")
    static let resultTooEarly = InvalidParam(
        "result",
        "only-when-closed",
        "Stuur het resultaat pas bij de laatste stap."
    )

    static func malformed(_ name: String) -> InvalidParam {
        let rule =
            switch name {
            case "id": "Stuur een UUID van 36 tekens."
            case "at": "Stuur een moment als 2026-11-21T09:30:00+01:00, met tijdzone, vanaf 1900."
            case "plannedReadyOn": "Stuur een dag als 2026-11-27, van 1900 tot en met 2199."
            case "resident.bsn": "Stuur een geldig BSN van 9 cijfers."
            case "resident.kvk": "Stuur een KVK-nummer van 8 cijfers."
            default: "Dit veld heeft niet de goede vorm."
            }
        return InvalidParam(name, "malformed", rule)
    }
}
