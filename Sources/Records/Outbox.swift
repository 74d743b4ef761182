internal import Kernel

/// Leaves a delivery for MijnOverheid in the transaction of the change, so that no crash can lose it.
struct Outbox {
    private let database: any WritableDatabase
    private let surroundings: Surroundings
    private let residents: ResidentRecords

    init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
        residents = ResidentRecords(database, vault: surroundings.vault)
    }

    /// Queues "this case changed" unless its type is not shown or nobody with a BSN is known.
    ///
    /// A delivery that was never sent already says the same, because MijnOverheid pulls the case
    /// afterwards; one that was sent may have been read before this change, so it does not count.
    func enqueue(_ file: CaseFile, of type: CaseType) throws {
        guard type.isShownAtMijnOverheid, let resident = file.residentKey else { return }
        guard try residents.isPerson(resident) else { return }
        try database.execute(
            """
            INSERT INTO delivery (uuid, case_id, at, state, attempts, next_at)
            VALUES (\(surroundings.ids.next()), \(file.key), \(surroundings.now), 0, 0, \(surroundings.now))
            ON CONFLICT DO NOTHING
            """
        )
    }
}
