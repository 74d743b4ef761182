/// One named step that changes the schema, applied once and never edited afterwards.
public struct Migration: Sendable {
    /// Owner and topic, such as `kernel-001-cases` or `physical-domain-001-reports`; unique in a file.
    public let name: String
    /// The statements, in order, without values.
    public let statements: [SQL]

    public init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }
}
