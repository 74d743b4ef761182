internal import HTTPClient
internal import Kernel

extension PlatformConfiguration.MailSetting {
    init?(_ fields: FieldReader) {
        let encryption = fields.optionalChoice("encryption", MailRelay.Encryption.self) ?? .required
        let relay = fields.mailRelay("relay", encryption)
        let login = fields.optionalObject("login", Login.init)
        let authority = fields.optionalText("certificateAuthority", .line(upTo: 200))
        let timeout = fields.integer("timeoutSeconds", in: 1...300)
        guard let relay, let timeout else { return nil }
        self.init(
            relay: relay,
            encryption: encryption,
            login: login,
            certificateAuthority: authority,
            timeoutSeconds: timeout
        )
    }

    /// What curl needs for a login; `helloName` is the name with which we greet.
    func relay(_ login: MailRelay.Login?, helloName: String) throws(OutgoingRequestError) -> MailRelay {
        try MailRelay(
            relay,
            encryption: encryption,
            helloName: helloName,
            authorities: certificateAuthority.map { .file($0) } ?? .system,
            login: login,
            limits: TransferLimits(
                connectMilliseconds: min(timeoutSeconds, 10) * 1_000,
                totalMilliseconds: timeoutSeconds * 1_000
            )
        )
    }
}

extension PlatformConfiguration.MailSetting.Login {
    init?(_ fields: FieldReader) {
        let name = fields.secret("usernameVariable")
        let password = fields.secret("passwordVariable")
        guard let name, let password else { return nil }
        self.init(name: name, password: password)
    }
}

extension FieldReader {
    /// The address of a mail server, such as `smtp://relay.voorbeeld.nl:587`.
    func mailRelay(_ key: String, _ encryption: MailRelay.Encryption) -> String? {
        guard let text = text(key, .line(upTo: 300)) else { return nil }
        do throws(OutgoingRequestError) {
            _ = try MailRelay(text, encryption: encryption)
            return text
        } catch .notEncrypted {
            fault(
                key,
                rule: "Post zou deze machine onversleuteld verlaten.",
                remedy: "Haal \"encryption\": \"none\" weg; dat mag alleen bij een mailserver op deze machine."
            )
        } catch {
            fault(
                key,
                rule: "Dit is geen adres van een mailserver.",
                remedy: "Schrijf \"smtp://naam:587\" of \"smtps://naam:465\", zonder pad, naam of wachtwoord."
            )
        }
        return nil
    }

    /// An e-mail address that may be absent.
    func optionalMailAddress(_ key: String) -> MailAddress? {
        guard let text = optionalText(key, .line(upTo: 254)) else { return nil }
        let address = try? MailAddress(text)
        if address == nil || !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }) {
            fault(key, rule: "Dit is geen e-mailadres.", remedy: "Schrijf het als \"gemeente@voorbeeld.nl\".")
            return nil
        }
        return address
    }
}
