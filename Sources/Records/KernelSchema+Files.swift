internal import Kernel

extension KernelSchema {
    /// The files that something names: tasks, whose rows lie sealed, and modules.
    ///
    /// The same bytes are one file, whoever sent them; so it goes only when it is not here.
    static let keptFiles = Migration(
        "kernel-015-kept-files",
        [
            "CREATE TABLE kept_file (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
            "CREATE VIEW public_kept_file AS SELECT hash FROM kept_file",
        ]
    )

    /// The files that nothing names yet; who kept one noted it here, with the moment.
    static let waitingFiles = Migration(
        "kernel-021-waiting-files",
        [
            "CREATE TABLE waiting_file (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
            "CREATE INDEX waiting_file_by_age ON waiting_file(at)",
            "DROP VIEW public_kept_file",
        ]
    )
}
