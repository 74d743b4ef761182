/// What the text of a statement says about it, as far as the authorizer needs to know.
///
/// SQLite names the innermost view to its authorizer, but it names a `WITH` query in the same way. So
/// `WITH public_x AS (SELECT … FROM resident)` would pass for a published view; the text tells them apart.
struct StatementShape: Hashable {
    /// Whether a `WITH` query takes a name that belongs to published views.
    let impersonatesView: Bool
    /// Whether nothing but one table is named: no query, no join, so every other table that SQLite reads
    /// for it is the far end of a foreign key.
    let isPlainChange: Bool

    /// Nobody asks for the shape of the kernel's own statements.
    static let trusted = StatementShape(impersonatesView: false, isPlainChange: false)

    private init(impersonatesView: Bool, isPlainChange: Bool) {
        self.impersonatesView = impersonatesView
        self.isPlainChange = isPlainChange
    }

    init(_ text: String, for principal: Principal) {
        guard case .module = principal else {
            self = .trusted
            return
        }
        let tokens = SQLToken.tokens(of: text)
        impersonatesView = tokens.indices.contains { Self.definesView(at: $0, in: tokens) }
        isPlainChange = Self.isPlainChange(tokens)
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

    private static func isPlainChange(_ tokens: [SQLToken]) -> Bool {
        let words = tokens.map(\.word)
        guard let verb = words.first, ["INSERT", "UPDATE", "DELETE"].contains(verb) else { return false }
        let rest = verb == "DELETE" ? words.dropFirst(2) : words.dropFirst(1)
        if rest.contains(where: ["SELECT", "FROM", "JOIN", "WITH", "USING", "TABLE"].contains) { return false }
        // `x IN resident` reads a table too.
        return !words.indices.contains { words[$0] == "IN" && words.dropFirst($0 + 1).first != "(" }
    }
}
