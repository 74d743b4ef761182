internal import Kernel

/// The pages for the people who run the platform (beheer).
///
/// Every page after login takes the name of the operator; every form takes the token of the session.
public enum OperatorPages {
    /// The links at the top of every page after login.
    static let menu = [
        Link("Koppeling met MijnOverheid", .platform("/beheer/koppeling")),
        Link("Onderdelen", .platform("/beheer/onderdelen")),
        Link("Log uit", .platform("/beheer/uitloggen")),
    ]

    static let section = "Beheer"

    static func answer(_ tone: Tone, _ text: Prose) -> Notice { Notice(tone, text, isAnswer: true) }
}
