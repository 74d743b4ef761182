internal import Kernel

/// What happened to a case in words, newest first.
struct CaseHistory {
    let handled: HandledCase
    let municipality: Municipality
    let events: [CaseEvent]
    let colleagues: Colleagues

    func entries() throws -> [TimelineEntry] {
        try events.compactMap { event in
            guard let (icon, title) = try title(of: event) else { return nil }
            let kind = kind(of: event.actor)
            let who = try colleagues.name(event.actor)
            let by = who == kind ? nil : Prose("Door: \(who).")
            return TimelineEntry(icon, kind, title, when: event.at.inDutch, text: by)
        }
    }

    private func kind(of actor: CaseActor) -> String {
        switch actor {
        case .resident: "Inwoner"
        case .integrator: "Koppeling"
        case .staff: "Medewerker"
        case .platform: "Systeem"
        }
    }

    private func title(of event: CaseEvent) throws -> (Icon, Prose)? {
        switch event.kind {
        case .caseOpened: (.folder, "De zaak is geopend")
        case .statusChanged: (.check, "Nieuwe stap: \(step(event))")
        case .statusSuperseded: (.clock, "Stap die later binnenkwam: \(step(event))")
        case .residentKnown: (.user, "De inwoner is bekend")
        case .caseAssigned: (.tasks, try assigned(event))
        case .termSuspended: (.clock, "De tijd staat stil")
        case .termResumed: (.clock, "De tijd loopt weer")
        case .termExtended: (.clock, "De termijn is verlengd")
        case .noteWritten: (.book, "Notitie geschreven")
        case .handOverOffered: (.tasks, try handedOver("Aangeboden aan", event))
        case .handOverAccepted: (.check, "De overdracht is aangenomen")
        case .handOverDeclined: (.alert, "De overdracht is niet aangenomen")
        case .handOverWithdrawn: (.tasks, "Het aanbod is ingetrokken")
        case .handOverLapsed: (.tasks, try handedOver("Vervallen: het aanbod aan", event))
        case .emergencyLook: (.alert, "Noodinzage door iemand van een ander team")
        case .casesRelated: (.folder, "Gekoppeld aan een andere zaak")
        case .taskDone: (.check, "Taak gedaan: \(taskName(event))")
        case .contactRegistered: (.phone, "Contact vastgelegd")
        case .messageSent: (.mail, "Bericht aan de inwoner")
        case .deliveryRefused: (.alert, "MijnOverheid nam het nieuws niet aan")
        case .deliveryReplayed: (.globe, "Opnieuw naar MijnOverheid gestuurd")
        case .moduleSwitched, .personKnown, nil: nil
        }
    }

    private func step(_ event: CaseEvent) -> String {
        event.keys["status"]?.text.map(handled.stepName) ?? "onbekend"
    }

    private func taskName(_ event: CaseEvent) -> String {
        let key = event.keys["task"]?.text ?? ""
        return handled.type.steps.flatMap(\.tasks).first { $0.key == key }?.name ?? key
    }

    private func handedOver(_ words: String, _ event: CaseEvent) throws -> Prose {
        let team = event.keys["team"]?.text.map { municipality.team($0).inSentence }
        let member = try event.keys["handler"]?.whole.map(colleagues.name)
        return "\(words) \(member ?? team ?? "een collega")"
    }

    private func assigned(_ event: CaseEvent) throws -> Prose {
        let team = event.keys["team"]?.text.map { municipality.team($0).inSentence }
        let handler = try event.keys["handler"]?.whole.map(colleagues.name)
        let whole = [handler, team].compactMap(\.self).joined(separator: ", ")
        return whole.isEmpty ? "Bij niemand neergelegd" : "Nu bij \(whole)"
    }
}

extension JSONTree {
    /// The value as a whole number, `nil` when it is none.
    var whole: Int? { Int(description) }
}
