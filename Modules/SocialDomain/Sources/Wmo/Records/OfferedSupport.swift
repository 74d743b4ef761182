internal import Kernel

/// That a resident was told about free and independent support (onafhankelijke cliëntondersteuning).
///
/// It has to be told before the inquiry (Wmo 2015, articles 2.2.4 and 2.3.2, third paragraph).
struct OfferedSupport: Hashable, Sendable {
    let on: Day
    let how: How
    let answer: Answer

    enum How: String, Hashable, Sendable, CaseIterable {
        case phone = "telefoon"
        case talk = "gesprek"
        case letter = "brief"

        var inDutch: String {
            switch self {
            case .phone: "Aan de telefoon"
            case .talk: "In een gesprek"
            case .letter: "Met een brief"
            }
        }
    }

    enum Answer: String, Hashable, Sendable, CaseIterable {
        case yes = "ja"
        case no = "nee"
        case later = "later"

        var inDutch: String {
            switch self {
            case .yes: "Ja, de inwoner wil ondersteuning"
            case .no: "Nee, de inwoner wil dat niet"
            case .later: "De inwoner denkt erover na"
            }
        }
    }
}

/// Reads and keeps rows of `social_domain_wmo_support`.
enum SupportTable {
    static func support(of caseKey: Int, in tables: any Database) throws -> OfferedSupport? {
        try tables.first(
            "SELECT offered_on, how, answer FROM social_domain_wmo_support WHERE case_key = \(caseKey)"
        ) { row in
            OfferedSupport(
                on: Day(number: try row.integer(0)),
                how: OfferedSupport.How(rawValue: try row.text(1)) ?? .talk,
                answer: OfferedSupport.Answer(rawValue: try row.text(2)) ?? .later
            )
        }
    }

    /// Keeps the offer; a later answer takes the place of an earlier one, the day of the offer stays.
    static func keep(_ support: OfferedSupport, of file: CaseFile, in tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_support (case_key, offered_on, how, answer)
            VALUES (\(file.key), \(support.on), \(support.how.rawValue), \(support.answer.rawValue))
            ON CONFLICT (case_key) DO UPDATE SET answer = excluded.answer
            """
        )
    }
}
