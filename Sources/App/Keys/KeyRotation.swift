internal import Kernel
internal import Records
internal import Vault

/// Moves everything that lies sealed to the newest key, in short jobs while the server goes on.
struct KeyRotation {
    let platform: Platform
    /// Shows the progress.
    let terminal: Terminal

    /// How much was done.
    struct Outcome {
        var moved = 0
        /// Rows that no key opens.
        var unreadable = 0
    }

    /// How many rows lie under each key, in all open files together.
    func counts() throws -> [String: Int] {
        var counts = try platform.clients.countsByKey()
        for tenant in platform.directory.open {
            for kind in SealedRows.Kind.allCases {
                counts.merge(try rows(of: tenant).counts(kind), uniquingKeysWith: +)
            }
        }
        return counts
    }

    /// Makes the open files know a key before the first value lies under it.
    func note(_ key: MasterKey) throws {
        for marks in self.marks { try marks.note(key) }
    }

    /// Makes the open files forget a key under which nothing lies any more.
    func forget(_ id: String) throws {
        for marks in self.marks { try marks.forgetKey(id) }
    }

    func run() throws -> Outcome {
        let progress = Progress("Versleutelen", total: try todo(), on: terminal, clock: platform.clock)
        var outcome = Outcome(moved: try platform.clients.reseal())
        for tenant in platform.directory.open {
            for kind in SealedRows.Kind.allCases { try move(kind, of: tenant, &outcome, progress) }
        }
        progress.finish(outcome.moved)
        return outcome
    }

    private func move(
        _ kind: SealedRows.Kind,
        of tenant: OpenTenant,
        _ outcome: inout Outcome,
        _ progress: Progress
    ) throws {
        let rows = rows(of: tenant)
        for key in try rows.counts(kind).keys where key != platform.keys.ring.current.id {
            var row: Int? = 0
            while let last = row {
                let step = try rows.resealSome(kind, under: key, after: last)
                outcome.moved += step.moved
                outcome.unreadable += step.unreadable
                progress.advance(to: outcome.moved)
                row = step.last
            }
        }
    }

    private func todo() throws -> Int {
        try counts().reduce(0) { $1.key == platform.keys.ring.current.id ? $0 : $0 + $1.value }
    }

    private func rows(of tenant: OpenTenant) -> SealedRows {
        SealedRows(tenant.store, vault: platform.keys.vault(forMunicipality: tenant.municipality.code))
    }

    private var marks: [FileMarks] {
        [FileMarks(platform.file)] + platform.directory.open.map { FileMarks($0.store) }
    }
}
