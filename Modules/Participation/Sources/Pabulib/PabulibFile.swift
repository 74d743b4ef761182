/// A file in the format of Pabulib, the library of participatory budgets (`.pb`).
///
/// Three parts of lines with fields between semicolons: what it is about, the projects, the ballots. Everything is
/// kept as it was, in order, also what this program does not know. The format: pabulib.org/format.
struct PabulibFile: Hashable, Sendable {
    /// Keys with their values, such as `budget` and `vote_type`.
    let facts: [Fact]
    let projects: Section
    let votes: Section

    struct Fact: Hashable, Sendable {
        let key: String
        let value: String

        init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// Lines with the same columns; a short line has empty fields at its end.
    struct Section: Hashable, Sendable {
        let columns: [String]
        let rows: [[String]]

        init(columns: [String], rows: [[String]]) {
            self.columns = columns
            self.rows = rows
        }

        /// The field of this column in each row; `nil` when there is no such column.
        func values(of column: String) -> [String]? {
            guard let place = columns.firstIndex(of: column) else { return nil }
            return rows.map { place < $0.count ? $0[place] : "" }
        }
    }

    /// The value of the first fact with this key.
    func fact(_ key: String) -> String? { facts.first { $0.key == key }?.value }
}

/// Why a file cannot be used; lines count from 1.
enum PabulibFault: Error, Hashable, Sendable {
    case noUTF8
    /// A part is missing: `META`, `PROJECTS` or `VOTES`.
    case missingSection(String)
    /// A part has no line with the names of its columns.
    case missingColumns(section: String)
    case missingColumn(String, section: String)
    case missingFact(String)
    /// A quotation mark that opens a field is never closed.
    case openQuote(line: Int)
    /// A line has more fields than its part has columns.
    case tooManyFields(line: Int)
    /// A fact or field is no amount in whole cents.
    case noAmount(String)
    /// A kind of ballot that cannot be counted here, such as `ordinal`.
    case ballotKind(String)
    /// A ballot, counted from 1, names a project that is not there.
    case unknownProject(ballot: Int)
    case box(BallotBox.Invalid)
}
