internal import Kernel

/// Support at once, until the inquiry and the application are done (tijdelijke maatwerkvoorziening).
///
/// In an urgent case the municipality decides on it without delay after the report (Wmo 2015, article 2.3.3).
struct UrgentHelp: Hashable, Sendable {
    let decidedOn: Day
    /// What the resident gets.
    let provision: String
    let startsOn: Day
    let reasons: String
}

/// Reads and adds rows of `social_domain_wmo_urgent`.
enum UrgentTable {
    static func urgent(of caseKey: Int, in tables: any Database) throws -> UrgentHelp? {
        try tables.first(
            """
            SELECT decided_on, provision, starts_on, reasons FROM social_domain_wmo_urgent
            WHERE case_key = \(caseKey)
            """
        ) { row in
            UrgentHelp(
                decidedOn: Day(number: try row.integer(0)),
                provision: try row.text(1),
                startsOn: Day(number: try row.integer(2)),
                reasons: try row.text(3)
            )
        }
    }

    static func add(_ urgent: UrgentHelp, of file: CaseFile, to tables: any WritableDatabase) throws {
        try tables.execute(
            """
            INSERT INTO social_domain_wmo_urgent (case_key, decided_on, provision, starts_on, reasons)
            VALUES (\(file.key), \(urgent.decidedOn), \(urgent.provision), \(urgent.startsOn), \(urgent.reasons))
            """
        )
    }
}
