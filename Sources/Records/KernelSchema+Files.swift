internal import Kernel

extension KernelSchema {
    /// The files that tasks left, whose rows lie sealed.
    ///
    /// A module that removes a file of its own looks here first: the same bytes are one file.
    static let keptFiles = Migration(
        "kernel-015-kept-files",
        [
            "CREATE TABLE kept_file (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
            "CREATE VIEW public_kept_file AS SELECT hash FROM kept_file",
        ]
    )
}
