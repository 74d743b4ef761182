internal import Kernel

/// Claims and settles events inside one write transaction.
struct DeliveryLedger {
    private let database: any WritableDatabase
    private let journal: Journal
    private let channel: DeliveryChannel

    init(_ database: any WritableDatabase, _ journal: Journal, _ channel: DeliveryChannel) {
        self.database = database
        self.journal = journal
        self.channel = channel
    }

    // MARK: Claiming

    /// Marks what is due as sent, the oldest change first.
    ///
    /// An event waits while an earlier one of its case has no clear answer, so that the receiver never hears
    /// of two changes in the wrong order. Messages never coalesce, so one waits for any earlier one that is open.
    func claim(_ turn: DeliveryTurn) throws -> ClaimedDeliveries {
        guard turn.claim > 0 else { return ClaimedDeliveries(deliveries: [], nextAt: nil) }
        let claimed = try database.rows(
            """
            UPDATE delivery SET state = 1, is_leased = 1, next_at = \(turn.leaseEndsAt),
                first_sent_at = COALESCE(first_sent_at, \(turn.now))
            WHERE id IN (
                SELECT d.id FROM delivery d
                WHERE d.channel = \(channel.rawValue) AND d.state IN (0, 1) AND d.next_at <= \(turn.now)
                AND NOT EXISTS (\(blocking))
                ORDER BY d.id LIMIT \(turn.claim))
            RETURNING id, uuid, kind, case_id, case_uuid, at, attempts, first_sent_at
            """,
            Delivery.init(row:)
        )
        let isAll = claimed.count < turn.claim
        return ClaimedDeliveries(
            deliveries: claimed.sorted { $0.key < $1.key },
            nextAt: isAll ? try nextAt(after: turn.now) : nil
        )
    }

    /// What keeps the delivery `d` back.
    private var blocking: SQL {
        switch channel {
        case .mijnOverheid:
            """
            SELECT 1 FROM delivery e WHERE e.state = 1 AND e.case_id = d.case_id AND e.channel = 0 AND e.id <> d.id
            AND (e.id < d.id OR e.is_leased = 1)
            """
        case .mail:
            """
            SELECT 1 FROM delivery e WHERE e.state IN (0, 1) AND e.address_id = d.address_id
            AND e.case_id = d.case_id AND e.id <> d.id AND (e.id < d.id OR e.is_leased = 1)
            """
        }
    }

    private func nextAt(after now: Timestamp) throws -> Timestamp? {
        try database.first(
            """
            SELECT MIN(next_at) FROM delivery
            WHERE channel = \(channel.rawValue) AND state IN (0, 1) AND next_at > \(now)
            """
        ) { try $0.optionalTimestamp(0) } ?? nil
    }

    // MARK: Settling

    func settle(_ settlements: [Settlement], at now: Timestamp) throws {
        var counts = (accepted: 0, refused: 0)
        for settlement in settlements {
            switch settlement.outcome {
            case .accepted:
                counts.accepted += try close(settlement.delivery, state: 2, at: now)
            case .refused(let attempt):
                counts.refused += try refuse(settlement.delivery, attempt, at: now)
            case .again(let moment, let countsAttempt, let attempt):
                try keep(attempt, of: settlement.delivery)
                try reopen(settlement.delivery, at: moment.milliseconds, attempts: countsAttempt ? 1 : 0)
            case .returned(let attempt):
                if let attempt { try keep(attempt, of: settlement.delivery) }
                try reopen(settlement.delivery, at: 0, attempts: 0)
            }
        }
        database.count(.waiting, of: channel, by: -counts.accepted - counts.refused)
        database.count(.accepted, of: channel, by: counts.accepted)
        database.count(.refused, of: channel, by: counts.refused)
        if counts.accepted > 0 { try database.set(.lastAcceptedAt, of: channel, to: now) }
    }

    /// Returns 0 when the event is no longer open: its case was removed meanwhile.
    private func close(_ delivery: Delivery, state: Int, at now: Timestamp) throws -> Int {
        try database.execute(
            """
            UPDATE delivery SET state = \(state), is_leased = 0, settled_at = \(now)
            WHERE id = \(delivery.key) AND state = 1
            """
        )
    }

    private func refuse(_ delivery: Delivery, _ attempt: DeliveryAttempt, at now: Timestamp) throws -> Int {
        let closed = try close(delivery, state: 3, at: now)
        guard closed > 0 else { return 0 }
        try keep(attempt, of: delivery)
        try append(.deliveryRefused, delivery: delivery.id, caseKey: delivery.caseKey, fault: attempt.fault)
        return closed
    }

    private func reopen(_ delivery: Delivery, at moment: Int64, attempts: Int) throws {
        try database.execute(
            """
            UPDATE delivery SET is_leased = 0, next_at = \(moment), attempts = attempts + \(attempts)
            WHERE id = \(delivery.key) AND state = 1
            """
        )
    }

    private func keep(_ attempt: DeliveryAttempt, of delivery: Delivery) throws {
        try database.execute(
            """
            INSERT INTO delivery_attempt (delivery_id, at, fault, http_status, detail)
            VALUES (\(delivery.key), \(attempt.at), \(attempt.fault.rawValue), \(attempt.httpStatus),
                \(attempt.detail))
            """
        )
    }

    // MARK: Replaying

    /// Makes refused events due again and returns how many of these keys were refused ones.
    ///
    /// They have been sent before, so they never coalesce; their 14 days start again.
    func replay(_ keys: [Int]) throws -> Int {
        var replayed = 0
        for key in keys {
            let event = try database.first(
                """
                UPDATE delivery SET state = 1, attempts = 0, next_at = 0, is_leased = 0, first_sent_at = NULL,
                    settled_at = NULL
                WHERE id = \(key) AND channel = \(channel.rawValue) AND state = 3 RETURNING uuid, case_id
                """
            ) { (id: try $0.uniqueID(0), caseKey: try $0.integer(1)) }
            guard let event else { continue }
            try append(.deliveryReplayed, delivery: event.id, caseKey: event.caseKey, fault: nil)
            replayed += 1
        }
        database.count(.refused, of: channel, by: -replayed)
        database.count(.waiting, of: channel, by: replayed)
        return replayed
    }

    private func append(_ kind: EventKind, delivery: UniqueID, caseKey: Int, fault: DeliveryFault?) throws {
        var body = JSONWriter(capacity: 96)
        body.object { body in
            body.field("delivery", delivery)
            body.field("fault", ifPresent: fault?.rawValue)
        }
        let text = String(decoding: body.bytes, as: UTF8.self)
        try journal.append(kind, caseKey: caseKey, residentKey: nil, body: text)
    }
}

extension Delivery {
    fileprivate init(row: any Row) throws {
        guard let kind = Kind(rawValue: try row.integer(2)) else { throw RowError(column: 2) }
        self.init(
            key: try row.integer(0),
            id: try row.uniqueID(1),
            kind: kind,
            caseKey: try row.integer(3),
            caseID: try row.uniqueID(4),
            at: try row.timestamp(5),
            attempts: try row.integer(6),
            firstSentAt: try row.timestamp(7)
        )
    }
}
