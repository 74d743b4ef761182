internal import Kernel

/// What happened to a case in words, newest first.
struct CaseHistory {
    let view: CaseView
    let colleagues: Colleagues

    func entries() throws -> [TimelineEntry] {
        try view.events.compactMap { event in
            guard let (icon, title) = try title(of: event) else { return nil }
            let who = try colleagues.name(event.actor)
            return TimelineEntry(
                icon,
                kind(of: event.actor),
                title,
                when: event.at.inDutch,
                text: Prose("Door: \(who).")
            )
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
        case .contactRegistered: (.phone, "Contact vastgelegd")
        case .messageSent: (.mail, "Bericht aan de inwoner")
        case .deliveryRefused: (.alert, "MijnOverheid nam het nieuws niet aan")
        case .deliveryReplayed: (.globe, "Opnieuw naar MijnOverheid gestuurd")
        case .moduleSwitched, nil: nil
        }
    }

    private func step(_ event: CaseEvent) -> String {
        event.keys["status"]?.text.map(view.handled.stepName) ?? "onbekend"
    }

    private func assigned(_ event: CaseEvent) throws -> Prose {
        let team = event.keys["team"]?.text.map { "team \(Colleagues.team($0))" }
        let handler = try event.keys["handler"]?.whole.map(colleagues.name)
        let whole = [handler, team].compactMap(\.self).joined(separator: ", ")
        return whole.isEmpty ? "Bij niemand neergelegd" : "Nu bij \(whole)"
    }
}

extension JSONTree {
    /// The value as a whole number, `nil` when it is none.
    var whole: Int? { Int(description) }
}
