internal import CSQLite
internal import Kernel

/// The prepared statements of one principal on one connection, found by their text.
final class StatementCache {
    let principal: Principal
    private var statements: [String: Statement] = [:]
    private var uses = 0
    /// About 10 KiB each; a screen of a module uses fewer than 20.
    private static let limit = 64

    init(_ principal: Principal) { self.principal = principal }

    /// A statement that is ready for values; the caller ends its use with ``Statement/finish()``.
    func statement(_ text: String, on connection: Connection) throws -> Statement {
        uses += 1
        if let known = statements[text], !known.isInUse {
            // After a change of the schema its first step prepares it again.
            connection.authorizer.enter(principal, known.shape)
            known.isInUse = true
            known.lastUse = uses
            return known
        }
        let fresh = try connection.prepare(text, for: principal)
        if statements[text] == nil {
            if statements.count >= Self.limit { dropOldest() }
            statements[text] = fresh
        }
        fresh.isInUse = true
        fresh.lastUse = uses
        return fresh
    }

    func removeAll() { statements.removeAll() }

    private func dropOldest() {
        let oldest = statements.filter { !$0.value.isInUse }.min { $0.value.lastUse < $1.value.lastUse }
        if let oldest { statements[oldest.key] = nil }
    }
}
