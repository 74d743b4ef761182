public import Kernel

/// The reason why a file was not opened: its schema and this program do not belong together.
public enum MigrationError: Error, Hashable, Sendable {
    /// The file holds a step that this program does not know: a newer program made it.
    case newerThanProgram(file: String, migration: String)
    /// The program has `expected` where the file applied `found`; steps are never reordered or renamed.
    case reordered(file: String, found: String, expected: String)
    /// Two steps of the program have the same name.
    case repeated(file: String, migration: String)
    /// The step was undone; the file is as it was before it.
    case failed(file: String, migration: String, reason: StoreError)
}
