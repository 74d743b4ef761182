internal import FoundationEssentials
internal import Kernel
internal import Vault

/// Looks at what is needed to reach MijnOverheid and to send mail: secrets, certificates and addresses.
struct ConnectionCheck {
    let configuration: Configuration
    let variables: [String: String]
    let now: Timestamp

    var findings: [Finding] {
        [secrets] + configuration.municipalities.compactMap(certificate) + mail
    }

    private var mail: [Finding] {
        guard let setting = configuration.platform.mail else {
            return [
                .attention(
                    "e-mail",
                    "Er is geen mailserver ingesteld. Berichten blijven bij de zaak. Vul \"mail\" in platform.json."
                )
            ]
        }
        let silent = configuration.municipalities.filter { $0.mailFrom == nil }.map { municipality in
            Finding.attention(
                "e-mail \(municipality.name)",
                "Er is geen afzender, dus er gaat geen e-mail weg. Vul \"mailFrom\" in het bestand van de gemeente."
            )
        }
        if (try? setting.login(in: variables)) == nil {
            return [.attention("e-mail", "Naam of wachtwoord voor de mailserver ontbreekt. Het versturen staat stil.")]
                + silent
        }
        return [.fine("e-mail", "De mailserver is \(setting.relay).")] + silent
    }

    private var secrets: Finding {
        let endpoint = configuration.platform.mijnOverheid
        let missing = [endpoint.clientID, endpoint.clientSecret].filter { (try? $0.secret(in: variables)) == nil }
        guard missing.isEmpty else {
            let names = missing.map(\.name).joined(separator: " en ")
            return .attention(
                "MijnOverheid",
                "Dit ontbreekt: \(names). Het versturen staat stil; er gaat niets verloren."
            )
        }
        return .fine("MijnOverheid", "Client-id en geheim zijn er.")
    }

    /// `nil` for a municipality that sends without one.
    private func certificate(of municipality: Municipality) -> Finding? {
        guard let paths = municipality.certificate else { return nil }
        let subject = "certificaat \(municipality.name)"
        guard let certificate = FileManager.default.contents(atPath: paths.certificate).map(Array.init),
            let key = FileManager.default.contents(atPath: paths.key).map(Array.init)
        else { return .fault(subject, "\(paths.certificate) of \(paths.key) is niet te lezen. Controleer de rechten.") }
        guard let facts = try? ClientCertificate(certificate: certificate, key: key) else {
            return .fault(subject, "\(paths.certificate) of \(paths.key) is geen certificaat of sleutel in PEM-vorm.")
        }
        return judge(facts, municipality, subject)
    }

    private func judge(_ facts: ClientCertificate, _ municipality: Municipality, _ subject: String) -> Finding {
        guard facts.keyFits else { return .fault(subject, "De sleutel hoort niet bij het certificaat.") }
        guard facts.notBefore <= now else { return .fault(subject, "Het certificaat geldt nog niet.") }
        guard facts.notAfter >= now else {
            return .fault(
                subject,
                "Het certificaat is verlopen op \(facts.notAfter.day.iso). Plaats een nieuw certificaat."
            )
        }
        let days = Int((facts.notAfter.milliseconds - now.milliseconds) / 86_400_000)
        let end = "Het certificaat loopt tot en met \(facts.notAfter.day.iso)"
        if let step = [1, 7, 14, 30].first(where: { days < $0 }) {
            return .attention(
                subject,
                "\(end), over minder dan \(Progress.counted(step, "dag", "dagen")). Vervang het op tijd."
            )
        }
        if let serial = facts.subjectSerialNumber, serial != municipality.oin.digits {
            return .attention(subject, "\(end), maar het is van een ander OIN dan dat van de gemeente.")
        }
        return .fine(subject, "\(end).")
    }
}
