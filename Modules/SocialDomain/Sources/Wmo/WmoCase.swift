/// The two case types of support under the Wmo 2015, and the steps that its own pages set.
///
/// The report with its inquiry and the application with its decision are cases of their own: each has its own legal
/// limit, and only a decision can be objected to.
enum WmoCase {
    /// The report of a need for support (melding), Wmo 2015, article 2.3.2.
    static let report = "wmo-melding"
    /// The application for support (aanvraag), Wmo 2015, article 2.3.5.
    static let application = "wmo-aanvraag"

    /// Steps of a report.
    enum Step {
        static let visit = "gesprek-gepland"
        static let inquiry = "onderzoek"
        static let findings = "verslag-verstuurd"
        static let ended = "afgerond"
    }

    /// The last step of an application.
    static let decided = "besloten"
    /// How a report ends that is followed by an application.
    static let followed = "aanvraag-volgt"
    /// The task with which a resident sends a plan.
    static let planTask = "eigen-plan"
}
