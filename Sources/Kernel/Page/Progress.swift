/// Where a case stands now, and the three things its resident wants to know.
public struct Standing: Hashable, Sendable {
    /// From 1.
    public let step: Int
    public let of: Int
    public let title: String
    /// What happens now.
    public let now: Prose
    /// What the resident must do.
    public let you: Prose
    /// When the resident hears from the municipality.
    public let when: Prose
    public let isReady: Bool

    public init(step: Int, of: Int, title: String, now: Prose, you: Prose, when: Prose, isReady: Bool = false) {
        self.step = step
        self.of = of
        self.title = title
        self.now = now
        self.you = you
        self.when = when
        self.isReady = isReady
    }
}

/// One step of a case as its resident sees it.
public struct ProgressStep: Hashable, Sendable {
    public let state: State
    public let name: String
    /// When it was, or when it is expected; `nil` when nobody knows.
    public let when: String?
    public let text: Prose?

    public init(_ state: State, _ name: String, when: String? = nil, text: Prose? = nil) {
        self.state = state
        self.name = name
        self.when = when
        self.text = text
    }

    public enum State: Hashable, Sendable {
        case done
        /// The case went past this step without stopping there.
        case skipped
        case current
        case future
    }
}

/// A case in a list of cases.
public struct CaseCard: Hashable, Sendable {
    public let link: Link
    /// The step it is in, in words.
    public let status: String
    public let badge: Badge?
    /// A date or a number below it, such as `Z-2026-000123, sinds 17 november`.
    public let note: String?

    public init(_ link: Link, status: String, badge: Badge? = nil, note: String? = nil) {
        self.link = link
        self.status = status
        self.badge = badge
        self.note = note
    }
}

/// A short label: words with an icon, so that its colour never has to say anything.
public struct Badge: Hashable, Sendable {
    public let tone: Tone
    public let words: String
    /// `nil` for the icon of the tone.
    public let icon: Icon?

    public init(_ tone: Tone, _ words: String, icon: Icon? = nil) {
        self.tone = tone
        self.words = words
        self.icon = icon
    }
}
