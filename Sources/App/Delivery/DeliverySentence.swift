internal import Kernel

/// What operators read about the sending, in Dutch.
enum DeliverySentence {
    /// One sentence for all municipalities for which the same happened at once.
    static func about(_ notice: DeliveryNotice, at slugs: [String], by channel: DeliveryChannel) -> String {
        let place = places(slugs)
        let sending = channel == .mail ? "het versturen van e-mail" : "het versturen naar MijnOverheid"
        let receiver = channel == .mail ? "de mailserver" : "MijnOverheid"
        switch notice {
        case .paused(let fault): return "\(place): \(sending) staat stil. \(about(fault, by: channel))"
        case .resumed: return "\(place): \(sending) gaat weer door."
        case .certificateEnds(let days):
            return "\(place): het certificaat loopt binnen \(days) dagen af. Vervang het op tijd."
        case .refused(let fault): return "\(place): \(receiver) nam een bericht niet aan. \(about(fault, by: channel))"
        }
    }

    /// Up to three by their names; of more the number and the first three.
    private static func places(_ slugs: [String]) -> String {
        let first = slugs.prefix(3)
        let named = (first.dropLast().joined(separator: ", "), first.last ?? "")
        let names = named.0.isEmpty ? named.1 : "\(named.0) en \(named.1)"
        return slugs.count > first.count ? "\(slugs.count) gemeenten, zoals \(names)" : names
    }

    static func about(_ reason: DeliveryPause.Reason, by channel: DeliveryChannel) -> String {
        switch reason {
        case .byOperator: "Een beheerder heeft het versturen stilgezet."
        case .fault(let fault): about(fault, by: channel)
        }
    }

    /// The cause and the remedy of a fault.
    static func about(_ fault: DeliveryFault, by channel: DeliveryChannel) -> String {
        switch channel {
        case .mijnOverheid: atMijnOverheid(fault)
        case .mail: byMail(fault)
        }
    }

    private static func byMail(_ fault: DeliveryFault) -> String {
        switch fault {
        case .recipientRefused: "De mailserver neemt dit adres niet aan. Vraag de inwoner om een ander adres."
        case .noRecipient: "Het adres is er niet meer. Vraag de inwoner om een ander adres."
        case .messageRefused: "De mailserver keurt het bericht af. Lees het antwoord bij het bericht."
        case .expired: "Het lukte 14 dagen niet. Controleer de mailserver en verstuur het bericht opnieuw."
        case .deferred: "De mailserver vraagt om het later weer te proberen. Dat doen wij."
        case .unauthorised: "De mailserver kent onze inloggegevens niet. Controleer naam en wachtwoord."
        case .credentialsMissing: "Naam of wachtwoord voor de mailserver ontbreekt. Vul de omgevingsvariabelen in."
        case .forbidden: "De mailserver neemt niets aan van deze gemeente. Controleer mailFrom en de mailserver."
        case .serverUntrusted: "De mailserver is niet te vertrouwen: geen TLS, of een certificaat dat niet klopt."
        case .unavailable, .throttled: "De mailserver vraagt om te wachten. Dat doen wij."
        case .unanswered: "Het antwoord bleef uit. Wij versturen hetzelfde bericht opnieuw."
        case .unreachable, .serverError: "De mailserver is niet bereikbaar. Wij proberen het opnieuw."
        case .idReused, .certificateExpired, .certificateUnusable, .certificateRefused, .misdirected, .redirected,
            .gone, .unexpectedContent:
            "Het adres van de mailserver klopt niet. Controleer platform.json."
        }
    }

    private static func atMijnOverheid(_ fault: DeliveryFault) -> String {
        switch fault {
        case .messageRefused: "MijnOverheid keurt het bericht af. Lees het antwoord bij het bericht."
        case .idReused: "MijnOverheid kent dit nummer al met een andere inhoud. Dit is een fout van ons: meld het."
        case .expired: "Het lukte 14 dagen niet. Controleer de koppeling en verstuur het bericht opnieuw."
        case .unauthorised: "MijnOverheid kent onze inloggegevens niet. Controleer client-id en geheim."
        case .forbidden: "De gemeente mag hier niet versturen. Vraag Logius om toegang."
        case .certificateExpired: "Ons certificaat is verlopen of nog niet geldig. Plaats een nieuw certificaat."
        case .certificateUnusable: "Certificaat en sleutel zijn niet te lezen of horen niet bij elkaar."
        case .certificateRefused: "MijnOverheid aanvaardt ons certificaat niet. Controleer of het is aangemeld."
        case .credentialsMissing: "Client-id of geheim ontbreekt. Vul de omgevingsvariabelen in."
        case .serverUntrusted: "Het certificaat van de andere kant klopt niet. Controleer het adres en de autoriteit."
        case .misdirected: "Het adres van MijnOverheid bestaat niet. Controleer platform.json."
        case .redirected: "Het adres verwijst door, en dat volgen wij nooit. Controleer platform.json."
        case .gone: "Het adres bestaat niet meer. Vraag Logius om het nieuwe adres."
        case .unexpectedContent: "Het antwoord is geen antwoord van MijnOverheid, maar bijvoorbeeld een inlogpagina."
        case .throttled: "MijnOverheid vraagt om langzamer te versturen. Wij wachten."
        case .unavailable: "MijnOverheid is er even niet. Wij wachten tot het aangegeven moment."
        case .unreachable: "MijnOverheid is niet bereikbaar. Wij proberen het opnieuw."
        case .serverError: "MijnOverheid meldt een storing. Wij proberen het opnieuw."
        case .unanswered: "Het antwoord bleef uit. Wij versturen hetzelfde bericht opnieuw."
        case .recipientRefused, .noRecipient, .deferred: "Dit hoort bij e-mail. Dit is een fout van ons: meld het."
        }
    }
}
