/// One part of a page.
///
/// Headings get their level from where the block stands, so no level is skipped.
public indirect enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph(Prose)
    /// Points without an order.
    case points([Prose])
    case notice(Notice)
    /// The step that a case is in, with the three answers a resident looks for.
    case standing(Standing)
    case steps([ProgressStep])
    /// What happened, in the order given.
    case timeline([TimelineEntry])
    /// Pairs of a name and a value.
    case facts([Fact])
    case links([Link])
    /// Cards that lead to what can be done from here.
    case entrances([Entrance])
    /// A link that is the main thing to do on this page.
    case action(Link)
    case table(Table)
    case form(Form)
    /// The views of one thing side by side; `label` names the thing, such as `Werklijst`.
    case tabs(label: String, [Tab])
    /// Choices in a row above a list, sent with GET; `label` says what they choose, such as `Kies zaken`.
    case filters(label: String, Form)
    /// A short code to keep or to type over, drawn large.
    case code(label: String, String)
    /// Text of a program, such as a message's body, with its spaces and lines kept.
    case source(label: String, String)
    /// Text that opens when the reader asks for it.
    case details(summary: String, [Block])
    case cases([CaseCard])
    case picture(Picture)
    /// Several that follow each other stand side by side where there is room.
    case chart(Chart)
    case tiles([Tile])
    /// Days and terms as a drawing, with a table that explains them.
    case schedule(Schedule)
    case contact(ContactBox)
    /// A panel with its own heading.
    case section(String, [Block])

    /// The forms in this block and in the blocks inside it.
    var forms: [Form] {
        switch self {
        case .form(let form), .filters(_, let form): [form]
        case .details(_, let blocks), .section(_, let blocks): blocks.flatMap(\.forms)
        default: []
        }
    }
}

/// A message that stands out: an icon, words, and for what just happened a role that is read aloud.
public struct Notice: Hashable, Sendable {
    public let tone: Tone
    public let text: Prose
    /// Whether it is the answer to what the reader just did (`role=status`, an error is an `alert`).
    public let isAnswer: Bool

    public init(_ tone: Tone, _ text: Prose, isAnswer: Bool = false) {
        self.tone = tone
        self.text = text
        self.isAnswer = isAnswer
    }
}

/// A name and a value, such as “Gemeld op: 17 november 2026”.
public struct Fact: Hashable, Sendable {
    public let name: String
    public let value: Prose

    public init(_ name: String, _ value: Prose) {
        self.name = name
        self.value = value
    }
}

/// A photo or drawing from the municipality's own host.
public struct Picture: Hashable, Sendable {
    public let address: Address
    /// What can be seen, for who cannot see it; empty when the picture adds nothing to the text beside it.
    public let description: String
    /// In pixels; they keep the page from jumping while the picture loads.
    public let width: Int
    public let height: Int

    public init(_ address: Address, description: String, width: Int, height: Int) {
        self.address = address
        self.description = description
        self.width = width
        self.height = height
    }
}

/// Who to turn to about this one subject.
public struct ContactBox: Hashable, Sendable {
    /// A person or a team, such as `Team Openbare ruimte`.
    public let name: String
    /// The team of a person; `nil` when ``name`` is the team.
    public let team: String?
    /// As people write it, such as `0316 279 111`.
    public let phone: String
    /// When they answer, such as `Op werkdagen van 9.00 tot 17.00 uur.`; `nil` when not known.
    public let hours: String?

    public init(name: String, team: String? = nil, phone: String, hours: String? = nil) {
        self.name = name
        self.team = team
        self.phone = phone
        self.hours = hours
    }
}
