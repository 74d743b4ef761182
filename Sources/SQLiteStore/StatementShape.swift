/// What the text of a statement says about it, as far as the authorizer needs to know.
///
/// SQLite names the innermost view to its authorizer, but it names a `WITH` query in the same way. So
/// `WITH public_x AS (SELECT … FROM resident)` would pass for a published view; the text tells them apart.
struct StatementShape {
    /// Whether a module may not even ask: it does more than read or change rows, or a `WITH` query of it takes
    /// a name that belongs to published views.
    let isRefused: Bool
    /// Whether it changes one table and names no other: no query, no join.
    ///
    /// Then every other table that SQLite
    /// reads for it is the far end of a foreign key.
    let isPlainChange: Bool
    /// Every name and word in the text, in capitals.
    private let words: Set<String>

    /// Nobody asks for the shape of the kernel's own statements.
    static let trusted = StatementShape()

    init(_ text: String, for principal: Principal) {
        guard case .module = principal else {
            self = .trusted
            return
        }
        self.init(SQLToken.tokens(of: text))
    }

    private init() {
        isRefused = false
        isPlainChange = false
        words = []
    }

    private init(_ tokens: [SQLToken]) {
        let sequence = tokens.map(\.word)
        isRefused = !Self.isOfRows(sequence) || tokens.indices.contains { Self.definesView(at: $0, in: tokens) }
        isPlainChange = Self.isPlainChange(sequence)
        words = Set(sequence)
    }

    /// Whether `table` stands anywhere in the text, in any quotes, also as the name of something else.
    func names(_ table: String) -> Bool { words.contains(table.uppercased()) }

    private static func isOfRows(_ words: [String]) -> Bool {
        ["SELECT", "WITH", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE"].contains(words.first)
    }

    /// `public_x AS (`, `public_x AS [NOT] MATERIALIZED (` or `public_x (`; an alias is never followed by those.
    private static func definesView(at index: Int, in tokens: [SQLToken]) -> Bool {
        guard case .name(let name) = tokens[index], name.lowercased().hasPrefix(Authorizer.publishedPrefix) else {
            return false
        }
        let next = tokens.dropFirst(index + 1).prefix(2).map(\.word)
        if next.first == "(" { return true }
        return next.first == "AS" && ["(", "NOT", "MATERIALIZED"].contains(next.last)
    }

    private static func isPlainChange(_ words: [String]) -> Bool {
        guard let verb = words.first, ["INSERT", "REPLACE", "UPDATE", "DELETE"].contains(verb) else { return false }
        let rest = words.dropFirst(verb == "DELETE" ? 2 : 1)
        if rest.contains(where: ["SELECT", "FROM", "JOIN", "WITH", "USING", "TABLE"].contains) { return false }
        // `x IN resident` reads a table too.
        return !words.indices.contains { words[$0] == "IN" && words.dropFirst($0 + 1).first != "(" }
    }
}
