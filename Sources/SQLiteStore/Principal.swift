/// For whom a statement is prepared; it decides what the authorizer allows.
enum Principal: Hashable {
    /// This target itself: migrations, transactions, checks.
    case store
    /// The kernel's repositories: every table, but no transaction, ATTACH or PRAGMA of their own.
    case kernel
    /// A module: tables that start with this prefix, and the kernel's published views.
    case module(tablePrefix: String)
}
