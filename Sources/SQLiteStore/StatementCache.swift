internal import CSQLite
internal import Kernel

/// The prepared statements of one principal on one connection.
final class StatementCache {
    let principal: Principal
    private var statements: [String: Statement] = [:]
    /// The same statements by the place in the code that asks for them, which is found faster than a text.
    private var places: [SQL.Shape: Statement] = [:]
    private var uses = 0
    /// About 10 KiB each; a screen of a module uses fewer than 20.
    private static let limit = 64

    init(_ principal: Principal) { self.principal = principal }

    /// A statement that is ready for values; the caller ends its use with ``Statement/finish()``.
    func statement(_ shape: SQL.Shape, on connection: Connection) throws -> Statement {
        if let known = places[shape], !known.isInUse { return use(known, on: connection) }
        let found = try statement(shape.text, on: connection)
        // A list of another length each time is another shape each time.
        if places.count >= 2 * Self.limit { places.removeAll(keepingCapacity: true) }
        if places[shape] == nil { places[shape] = found }
        return found
    }

    func statement(_ text: String, on connection: Connection) throws -> Statement {
        if let known = statements[text], !known.isInUse { return use(known, on: connection) }
        let fresh = try connection.prepare(text, for: principal)
        if statements[text] == nil {
            if statements.count >= Self.limit { dropOldest() }
            statements[text] = fresh
        }
        return use(fresh, on: connection)
    }

    func removeAll() {
        statements.removeAll()
        places.removeAll()
    }

    private func use(_ statement: Statement, on connection: Connection) -> Statement {
        uses += 1
        // After a change of the schema its first step prepares it again.
        connection.authorizer.enter(principal, statement.shape)
        statement.isInUse = true
        statement.lastUse = uses
        return statement
    }

    private func dropOldest() {
        let oldest = statements.filter { !$0.value.isInUse }.min { $0.value.lastUse < $1.value.lastUse }
        guard let oldest else { return }
        statements[oldest.key] = nil
        places = places.filter { $0.value !== oldest.value }
    }
}
