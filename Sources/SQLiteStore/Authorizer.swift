internal import CSQLite
internal import Glibc

/// Keeps each principal to what it may touch, asked by SQLite while it prepares a statement.
///
/// It is set once per connection, as setting it again would expire every prepared statement.
final class Authorizer {
    /// The start of the names of the views that the kernel publishes to modules.
    static let publishedPrefix = "public_"

    private var principal = Principal.store
    /// Of the statement that is being prepared for a module.
    private var shape = StatementShape.trusted
    /// Since ``enter(_:_:)``; SQLite reports some refusals with another code.
    private(set) var hasRefused = false
    /// Whether a refusal was about the schema, which SQLite also asks at the first use of a virtual table
    /// (full text, JSON): it reads the columns of that as a CREATE TABLE.
    private(set) var hasRefusedSchema = false

    /// Makes SQLite ask this object, which must live as long as the connection.
    func watch(_ connection: OpaquePointer) {
        sqlite3_set_authorizer(
            connection,
            { context, action, first, second, database, view in
                guard let context else { return SQLITE_DENY }
                let authorizer = Unmanaged<Authorizer>.fromOpaque(context).takeUnretainedValue()
                let question = Question(action: action, first: first, second: second, database: database, view: view)
                return authorizer.answer(question)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    /// From here on SQLite works for `principal`, on a statement with this shape.
    func enter(_ principal: Principal, _ shape: StatementShape) {
        self.principal = principal
        self.shape = shape
        hasRefused = false
        hasRefusedSchema = false
    }

    private func answer(_ question: Question) -> Int32 {
        if allows(question) { return SQLITE_OK }
        hasRefused = true
        if question.isTable("sqlite_master") { hasRefusedSchema = true }
        return SQLITE_DENY
    }

    private func allows(_ question: Question) -> Bool {
        switch principal {
        case .store: true
        case .kernel: !Self.beyondTheKernel.contains(question.action)
        case .module(let tablePrefix): allows(question, tablePrefix)
        }
    }

    /// Transactions are the writer's, other files are other municipalities.
    private static let beyondTheKernel = [SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH]

    private func allows(_ question: Question, _ tablePrefix: String) -> Bool {
        switch question.action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return true
        case SQLITE_READ: return mayRead(question, tablePrefix)
        case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
            return question.isInMain && question.table(startsWith: tablePrefix)
        case SQLITE_FUNCTION: return !question.isFunction("load_extension") && !question.isFunction("fts3_tokenizer")
        // Full text search looks at it in its own statements; it tells nothing.
        case SQLITE_PRAGMA: return question.isDataVersion
        default: return false
        }
    }

    private func mayRead(_ question: Question, _ tablePrefix: String) -> Bool {
        guard question.isInMain else { return false }
        if question.table(startsWith: tablePrefix) || question.table(startsWith: Self.publishedPrefix) { return true }
        if question.isTable("json_each") || question.isTable("json_tree") { return true }
        if question.isWithinView(startingWith: Self.publishedPrefix) { return true }
        guard !question.isWithinAnyView, let table = question.table, !table.hasPrefix("sqlite_") else { return false }
        // A view that is merged into the statement asks like this for a table of which only the row number
        // is used; so does a statement that names the table itself.
        if question.isOfNoColumn { return !shape.names(table) }
        return shape.isPlainChange
    }

}

/// One question of SQLite to the authorizer; the texts live as long as the question.
private struct Question {
    let action: Int32
    let first: UnsafePointer<CChar>?
    let second: UnsafePointer<CChar>?
    let database: UnsafePointer<CChar>?
    /// The innermost view, trigger or `WITH` query.
    let view: UnsafePointer<CChar>?

    var isInMain: Bool { database.map { strcmp($0, "main") == 0 } ?? true }
    var isWithinAnyView: Bool { view != nil }
    var table: String? { first.map { String(cString: $0) } }
    /// Whether a table is read without any of its columns, except perhaps the row number.
    var isOfNoColumn: Bool { second.map { $0.pointee == 0 } ?? false }
    var isDataVersion: Bool { isTable("data_version") && second == nil }

    func isTable(_ name: String) -> Bool { first.map { strcmp($0, name) == 0 } ?? false }
    func isFunction(_ name: String) -> Bool { second.map { strcasecmp($0, name) == 0 } ?? false }
    func table(startsWith prefix: String) -> Bool { Self.text(first, startsWith: prefix) }
    func isWithinView(startingWith prefix: String) -> Bool { Self.text(view, startsWith: prefix) }

    private static func text(_ text: UnsafePointer<CChar>?, startsWith prefix: String) -> Bool {
        guard let text, !prefix.isEmpty else { return false }
        return strncmp(text, prefix, prefix.utf8.count) == 0
    }
}
