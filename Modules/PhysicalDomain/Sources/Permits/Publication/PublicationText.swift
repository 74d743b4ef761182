internal import Kernel

/// What the municipality tells everybody about a decision (bekendmaking), without personal data.
///
/// The text is for the official gazette; sending it there is not part of this program. Everybody reads it as a
/// ``PermitNotice`` too.
struct PublicationText {
    let kind: PermitKind
    let municipality: Municipality
    let number: CaseNumber
    /// What it is for and where, as the handler wrote it for publication: no names, no addresses of people.
    let subject: String
    let outcome: PermitOutcome
    let decidedOn: Day
    /// From when a yes by law counts.
    let countsFrom: Day?
    let objection: CaseType.Objection?

    /// The whole text, paragraphs after an empty line; `nil` for an outcome that is not published.
    var text: String? {
        guard kind.isPublished, let verb else { return nil }
        let title = "\(municipality.name): \(verb.title) \(kind.called)"
        let counts = countsFrom.map { "Het besluit geldt vanaf \($0.inDutch) (Awb, artikel 4:20b, lid 3)." }
        let paragraphs = [
            title, "Voor: \(subject)", "Zaaknummer: \(number)", "\(sentence(verb.done))", counts, objecting,
        ]
        return paragraphs.compactMap(\.self).joined(separator: "\n\n")
    }

    /// The decision in one line; `nil` for an outcome that is not published.
    var headline: String? {
        guard kind.isPublished, let verb else { return nil }
        return "\(verb.title.withCapital) \(kind.called): \(subject)"
    }

    private var verb: (title: String, done: String)? {
        switch outcome {
        case .granted: ("verleende", "heeft deze vergunning gegeven")
        case .refused: ("geweigerde", "heeft deze vergunning niet gegeven")
        case .byLaw: ("van rechtswege verleende", "nam geen besluit op tijd. De vergunning is er nu door de wet")
        case .notProcessed, .withdrawn: nil
        }
    }

    private func sentence(_ done: String) -> String {
        let day = decidedOn.inDutchWithoutWeekday
        return outcome == .byLaw ? "\(kind.body) \(done), vanaf \(day)." : "\(kind.body) \(done) op \(day)."
    }

    private var objecting: String? {
        objection.map { objection in
            let end = objection.end(from: decidedOn).day
            return """
                Bent u het er niet mee eens, en gaat het u aan? Dan kunt u bezwaar maken. Dat kan van \
                \(decidedOn.adding(days: 1).inDutch) tot en met \(end.inDutch). Dit staat in \(objection.article) en 6:8.
                """
        }
    }
}

extension PublicationText {
    /// About an application; `nil` for one that is not published.
    init?(
        _ permit: PermitFile,
        _ municipality: Municipality,
        subject: String,
        outcome: PermitOutcome,
        decidedOn: Day,
        countsFrom: Day? = nil
    ) {
        guard permit.isPublic else { return nil }
        self.init(
            kind: permit.kind,
            municipality: municipality,
            number: permit.file.number,
            subject: subject,
            outcome: outcome,
            decidedOn: decidedOn,
            countsFrom: countsFrom,
            objection: permit.type.objection
        )
    }
}
