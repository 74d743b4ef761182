internal import Kernel

extension CasePage {
    /// How far MijnOverheid is with this case, or why it never hears of it.
    var mijnOverheid: Block {
        .section("MijnOverheid", [.paragraph(Prose(mijnOverheidSentence))])
    }

    private var mijnOverheidSentence: String {
        guard view.type.isShownAtMijnOverheid else {
            return "Niet getoond: dit zaaktype staat niet op MijnOverheid."
        }
        switch (view.resident, view.sending) {
        case (.nobody, _): return "Niet getoond: wij weten niet wie de inwoner is."
        case (.business, _): return "Niet getoond: MijnOverheid is er alleen voor personen."
        case (.person, .waiting(let since)): return "Het laatste nieuws wacht sinds \(since.inDutch)."
        case (.person, .delivered(let at)): return "Het laatste nieuws is aangekomen op \(at.inDutch)."
        case (.person, .refused(let at)):
            return "Het laatste nieuws is geweigerd op \(at.inDutch). De beheerder kan het opnieuw sturen."
        case (.person, nil): return "Er is nog geen nieuws gestuurd."
        }
    }

    /// Who the case is about, as far as the page may show it.
    var resident: Block {
        switch view.resident {
        case .nobody: .section("Inwoner", [.paragraph("Van deze zaak is geen inwoner bekend.")] + formData)
        case .business(let number): .section("Inwoner", [.facts([Fact("KvK-nummer", Prose(number.digits))])] + formData)
        case .person: .section("Inwoner", [.facts([Fact("Burgerservicenummer", shownNumber)])] + formData)
        }
    }

    private var shownNumber: Prose {
        seen?.number.map { Prose($0.digits) } ?? "••••••••• (niet getoond)"
    }

    /// What was logged and may be seen once, else the form that asks why.
    private var formData: [Block] {
        if let seen { return seen.blocks }
        guard let session = context.session else { return [] }
        return [
            .details(summary: "Toon gegevens van de inwoner", [.form(reasonForm ?? RevealForm.form(view, session))])
        ]
    }
}
