internal import Kernel

/// What came out of the inquiry, in writing for the resident (verslag), Wmo 2015, article 2.3.2, paragraphs 4 and 8.
struct Findings: Hashable, Sendable {
    let givenOn: Day
    /// What the resident needs and prefers (fourth paragraph, under a).
    let needs: String
    /// What the resident and the people around can do (under b, c and d).
    let around: String
    /// What others offer to everybody, and care by other laws (under e and f).
    let others: String
    /// Which help fits, with what it costs (under g and sixth paragraph).
    let conclusion: String

    /// Each part with its heading, as the resident reads it.
    var parts: [(heading: String, text: String)] {
        [
            ("Wat u nodig hebt", needs), ("Wat u zelf kunt, en wie u helpt", around),
            ("Wat er al is voor iedereen", others), ("Welke hulp past bij u", conclusion),
        ]
    }
}

/// Reads and adds rows of `social_domain_wmo_findings`.
enum FindingsTable {
    static func findings(of caseKey: Int, in tables: any Database) throws -> Findings? {
        try tables.first(
            """
            SELECT given_on, needs, around, others, conclusion FROM social_domain_wmo_findings
            WHERE case_key = \(caseKey)
            """
        ) { row in
            Findings(
                givenOn: Day(number: try row.integer(0)),
                needs: try row.text(1),
                around: try row.text(2),
                others: try row.text(3),
                conclusion: try row.text(4)
            )
        }
    }

    static func add(_ findings: Findings, of file: CaseFile, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_findings (case_key, given_on, needs, around, others, conclusion)
            VALUES (\(file.key), \(findings.givenOn), \(findings.needs), \(findings.around), \(findings.others),
                \(findings.conclusion))
            """
        )
    }
}
