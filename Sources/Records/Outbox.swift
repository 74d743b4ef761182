internal import Kernel

/// Leaves events for MijnOverheid and messages for residents in the transaction of the change, so that no crash can lose one.
final class Outbox {
    /// The channels for which this transaction left something that was not there yet.
    private(set) var news: Set<DeliveryChannel> = []
    private let database: any WritableDatabase
    private let surroundings: Surroundings

    init(_ database: any WritableDatabase, _ surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    /// Queues "this case changed" unless its type is not shown or nobody with a BSN is known.
    ///
    /// An event that was never sent already says the same, because MijnOverheid pulls the case
    /// afterwards; one that was sent may have been read before this change, so it does not count.
    func enqueue(_ file: CaseFile, of type: CaseType) throws {
        guard type.isShownAtMijnOverheid, let resident = file.residentKey else { return }
        guard try isNews(file, of: resident) else { return }
        try add(.changed, file)
    }

    private func isNews(_ file: CaseFile, of resident: Int) throws -> Bool {
        try database.first(
            """
            SELECT 1 FROM resident WHERE id = \(resident) AND bsn_key IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM delivery WHERE case_id = \(file.key) AND state = 0 AND channel = 0)
            """
        ) { _ in true } ?? false
    }

    /// Queues "this case is removed" in place of everything that still waits for it.
    ///
    /// Sent whatever the case type says: MijnOverheid may have the case from earlier.
    func enqueueRemoval(of file: CaseFile) throws {
        for channel in DeliveryChannel.allCases {
            let superseded = try database.execute(
                """
                UPDATE delivery SET state = 4, is_leased = 0, settled_at = \(surroundings.now)
                WHERE case_id = \(file.key) AND channel = \(channel.rawValue) AND state IN (0, 1)
                """
            )
            database.count(.waiting, of: channel, by: -superseded)
        }
        try add(.removed, file)
    }

    private func add(_ kind: Delivery.Kind, _ file: CaseFile) throws {
        try database.execute(
            """
            INSERT INTO delivery (uuid, kind, case_id, case_uuid, at, state, attempts, next_at, is_leased)
            VALUES (\(surroundings.ids.next()), \(kind.rawValue), \(file.key), \(file.id), \(surroundings.now),
                0, 0, 0, 0)
            """
        )
        database.count(.waiting, of: .mijnOverheid, by: 1)
        news.insert(.mijnOverheid)
    }

    /// Queues a message for one address; every message goes, none stands for another.
    func enqueue(message: Int, to address: Int, about file: CaseFile) throws {
        try database.execute(
            """
            INSERT INTO delivery (uuid, kind, case_id, case_uuid, at, state, attempts, next_at, is_leased, channel,
                message_id, address_id)
            VALUES (\(surroundings.ids.next()), 0, \(file.key), \(file.id), \(surroundings.now), 0, 0, 0, 0,
                \(DeliveryChannel.mail.rawValue), \(message), \(address))
            """
        )
        database.count(.waiting, of: .mail, by: 1)
        news.insert(.mail)
    }

    /// Queues the notice of a look in an emergency for the lead of the team that has the case.
    ///
    /// It has no text of its own, and its address is that of the configuration when it leaves. A number below zero is that
    /// of the look: those of addresses are above.
    func enqueue(notice look: Int, about file: CaseFile) throws {
        try database.execute(
            """
            INSERT INTO delivery (uuid, kind, case_id, case_uuid, at, state, attempts, next_at, is_leased, channel,
                address_id)
            VALUES (\(surroundings.ids.next()), 0, \(file.key), \(file.id), \(surroundings.now), 0, 0, 0, 0,
                \(DeliveryChannel.mail.rawValue), \(-look))
            """
        )
        database.count(.waiting, of: .mail, by: 1)
        news.insert(.mail)
    }
}
