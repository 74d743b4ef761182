internal import Kernel

/// What was written and said about one case, the newest first.
enum OwnTimeline {
    static func entries(of own: OwnCase) -> [TimelineEntry] {
        let all =
            own.contacts.map { ($0.at, entry($0)) } + own.messages.map { ($0.at, entry($0)) }
            + own.history.compactMap { status in
                explanation(of: status, own).map { (status.at, $0) }
            }
        // Of one moment, what was written last stands on top, as the rest of the list does.
        return all.enumerated().sorted { ($0.element.0, $0.offset) > ($1.element.0, $1.offset) }.map(\.element.1)
    }

    private static func entry(_ message: CaseMessage) -> TimelineEntry {
        TimelineEntry(
            .mail,
            message.state == .sent ? "Bericht, ook per e-mail" : "Bericht",
            Prose(message.text.subject),
            when: message.at.inDutch,
            text: "\(message.text.news) \(message.text.expectation)"
        )
    }

    private static func entry(_ contact: Contact) -> TimelineEntry {
        let channel = StandardChannel(rawValue: contact.channelKey)
        return TimelineEntry(
            channel?.icon ?? .chat,
            channel?.wordsForResidents ?? "Contact",
            Prose(contact.subject.isEmpty ? "Contact over deze zaak" : contact.subject),
            when: contact.at.inDutch
        )
    }

    /// The words that came with a status; `nil` without words.
    private static func explanation(of status: StatusEntry, _ own: OwnCase) -> TimelineEntry? {
        guard let words = status.explanation, !words.isEmpty else { return nil }
        return TimelineEntry(
            .info,
            "Uitleg bij een stap",
            Prose(own.stepName(status.stepKey)),
            when: status.at.inDutch,
            text: Prose(words)
        )
    }
}

extension StandardChannel {
    fileprivate var icon: Icon {
        switch self {
        case .web: .globe
        case .push, .importFile: .folder
        case .phone: .phone
        case .counter: .desk
        case .mail, .post: .mail
        }
    }

    /// The name of a channel on the own pages; systems are called what they are to a resident.
    var wordsForResidents: String {
        switch self {
        case .push, .importFile: "Ander systeem van de gemeente"
        case .web, .phone, .counter, .mail, .post: title
        }
    }
}
