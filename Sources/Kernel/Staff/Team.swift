/// A group of colleagues that shares work (team).
public struct Team: Hashable, Sendable {
    /// Lower-case words and dashes, as case types, grants and cases name it.
    public let key: String
    /// As staff and residents read it, such as `Buitendienst`.
    public let name: String
    /// Where colleagues of other teams call; `nil` for the number of the municipality.
    public let phone: String?
    /// Where colleagues of other teams write.
    public let mail: MailAddress?
    /// Where the team lead hears that a case was opened in an emergency; `nil` to tell it on the work page only.
    public let leadMail: MailAddress?

    public init(
        key: String,
        name: String,
        phone: String? = nil,
        mail: MailAddress? = nil,
        leadMail: MailAddress? = nil
    ) {
        self.key = key
        self.name = name
        self.phone = phone
        self.mail = mail
        self.leadMail = leadMail
    }

    /// A team that the municipality gave no name: its key as words, such as `Sociaal team`.
    init(unnamed key: String) {
        let words = key.split(separator: "-").joined(separator: " ")
        self.init(key: key, name: words.withCapital)
    }

    /// The name as a line of its own, such as `Team Buitendienst`; a name that says so already stays as it is.
    public var title: String { saysTeam ? name : "Team \(name)" }

    /// The name inside a sentence, such as `team Buitendienst` or `sociaal team`.
    public var inSentence: String { saysTeam ? name.withSmallStart : "team \(name)" }

    private var saysTeam: Bool { name.lowercased().contains("team") }
}

extension Municipality {
    /// The team with this key; one that was taken out of the configuration still stands with old cases.
    public func team(_ key: String) -> Team { teams.first { $0.key == key } ?? Team(unnamed: key) }
}
