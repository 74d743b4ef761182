internal import Kernel

/// What everybody may read about an application (vergunning in de buurt): that it came in, or how it ended.
///
/// It names nobody: words of the program, or words that a handler wrote for publication. It is no official publication.
struct PermitNotice: Hashable, Sendable {
    let id: UniqueID
    let stage: Stage
    /// One line, such as `Aanvraag: een evenement houden`.
    let title: String
    /// Paragraphs after an empty line.
    let text: String
    /// Where it is; `nil` when nobody said so.
    let postcode: Postcode?
    let at: Timestamp

    /// The words are stored.
    enum Stage: String, Hashable, Sendable, CaseIterable {
        case application = "aanvraag"
        case decision = "besluit"
    }

    /// That somebody applied, without a word of the applicant.
    init(application file: CaseFile, _ type: CaseType, at postcode: Postcode, id: UniqueID) {
        self.id = id
        stage = .application
        title = "Aanvraag: \(type.name.withSmallStart)"
        text = """
            Iemand vraagt dit aan. De gemeente moet nog besluiten.

            Binnengekomen op \(file.openedAt.day.inDutch).

            U kunt nu nog geen bezwaar maken. Dat kan na het besluit.
            """
        self.postcode = postcode
        at = file.openedAt
    }

    /// How it ended; `nil` for an outcome that is not published.
    init?(decision text: PublicationText, at postcode: Postcode?, id: UniqueID, _ now: Timestamp) {
        guard let title = text.headline, let words = text.text else { return nil }
        self.id = id
        stage = .decision
        self.title = title
        self.text = words
        self.postcode = postcode
        at = now
    }

    /// As it is stored.
    init(id: UniqueID, stage: Stage, title: String, text: String, postcode: Postcode?, at moment: Timestamp) {
        self.id = id
        self.stage = stage
        self.title = title
        self.text = text
        self.postcode = postcode
        at = moment
    }

    /// What neighbours hear; `nil` without a place.
    var news: News? {
        let place = postcode.map { ", bij \($0)" } ?? ""
        return News(.permit, title + place, at: at, postcode: postcode, point: nil)
    }

    var paragraphs: [String] { text.split(separator: "\n\n").map(String.init) }
}
