public import Kernel

extension TenantRecords {
    /// The queue of events for MijnOverheid.
    public var deliveries: DeliveryRecords { deliveries(by: .mijnOverheid) }

    /// The queue of one channel.
    public func deliveries(by channel: DeliveryChannel) -> DeliveryRecords {
        DeliveryRecords(channel, store: store) { now in surroundings(of: .platform, at: now) }
    }
}

/// Keeps what one channel has to send in the `delivery` table of one municipality.
public struct DeliveryRecords: DeliveryQueue {
    private let channel: DeliveryChannel
    private let store: any Store
    private let surroundings: @Sendable (Timestamp) -> Surroundings

    /// `surroundings` are those of a change that the platform itself makes at a moment.
    init(
        _ channel: DeliveryChannel,
        store: any Store,
        surroundings: @escaping @Sendable (Timestamp) -> Surroundings
    ) {
        self.channel = channel
        self.store = store
        self.surroundings = surroundings
    }

    public func take(
        _ turn: DeliveryTurn,
        done: @escaping @Sendable (Result<ClaimedDeliveries, any Error>) -> Void
    ) {
        let surroundings = surroundings(turn.now)
        store.write(
            { [channel] database in
                let ledger = DeliveryLedger(database, Journal(database, surroundings), channel)
                try ledger.settle(turn.settlements, at: turn.now)
                return try ledger.claim(turn)
            },
            done: done
        )
    }

    public func takeOver(done: @escaping @Sendable (Result<Int, any Error>) -> Void) {
        store.write(
            { [channel] database in
                try database.execute(
                    """
                    UPDATE delivery SET is_leased = 0, next_at = 0
                    WHERE channel = \(channel.rawValue) AND state = 1 AND is_leased = 1
                    """
                )
            },
            done: done
        )
    }

    public func hold(_ pause: DeliveryPause, done: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        store.write({ [channel] in try $0.hold(pause, channel) }, done: done)
    }

    public func release(afterFaultOnly: Bool, done: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        store.write(
            { [channel] database in
                if afterFaultOnly, try database.pause(of: channel)?.reason == .byOperator { return }
                try database.execute("DELETE FROM setting WHERE name = \(channel.pauseSetting)")
            },
            done: done
        )
    }

    public func replay(
        _ keys: [Int]?,
        at now: Timestamp,
        done: @escaping @Sendable (Result<Int, any Error>) -> Void
    ) {
        let surroundings = surroundings(now)
        store.write(
            { [channel] database in
                let chosen =
                    try keys.map { Array($0.prefix(ReplayLimit.perCall)) }
                    ?? database.oldestRefused(channel, ReplayLimit.perCall)
                let ledger = DeliveryLedger(database, Journal(database, surroundings), channel)
                return try ledger.replay(chosen)
            },
            done: done
        )
    }

    public func standing() throws -> QueueStanding {
        try store.read { database in
            QueueStanding(
                waiting: try database.value(of: .waiting, channel) ?? 0,
                oldestAt: try database.first(
                    """
                    SELECT at FROM delivery WHERE channel = \(channel.rawValue) AND state IN (0, 1)
                    ORDER BY id LIMIT 1
                    """
                ) { try $0.timestamp(0) },
                refused: try database.value(of: .refused, channel) ?? 0,
                accepted: try database.value(of: .accepted, channel) ?? 0,
                lastAcceptedAt: try database.value(of: .lastAcceptedAt, channel).map {
                    Timestamp(milliseconds: Int64($0))
                },
                pause: try database.pause(of: channel)
            )
        }
    }

    public func refused(after key: Int?, limit: Int) throws -> [RefusedDelivery] {
        try store.read { database in
            try database.rows(
                """
                SELECT d.id, d.uuid, c.year, c.sequence, d.at, a.at, a.fault, a.http_status, a.detail
                FROM delivery d
                JOIN delivery_attempt a
                    ON a.id = (SELECT MAX(l.id) FROM delivery_attempt l WHERE l.delivery_id = d.id)
                LEFT JOIN case_file c ON c.id = d.case_id
                WHERE d.channel = \(channel.rawValue) AND d.state = 3 AND d.id > \(key ?? 0) ORDER BY d.id LIMIT \(limit)
                """,
                RefusedDelivery.init(row:)
            )
        }
    }

    public func attempts(of key: Int) throws -> [DeliveryAttempt] {
        try store.read { database in
            try database.rows(
                """
                SELECT at, fault, http_status, detail FROM delivery_attempt
                WHERE delivery_id = \(key) ORDER BY id
                """
            ) { try DeliveryAttempt(row: $0, from: 0) }
        }
    }
}

extension Database {
    fileprivate func value(of counter: DeliveryCounter, _ channel: DeliveryChannel) throws -> Int? {
        try first("SELECT value FROM counter WHERE name = \(counter.name(of: channel))") { try $0.integer(0) }
    }

    fileprivate func oldestRefused(_ channel: DeliveryChannel, _ limit: Int) throws -> [Int] {
        try rows(
            "SELECT id FROM delivery WHERE channel = \(channel.rawValue) AND state = 3 ORDER BY id LIMIT \(limit)"
        ) { try $0.integer(0) }
    }

    /// The setting holds a word and a moment: `certificate-expired 1795172400000`.
    fileprivate func pause(of channel: DeliveryChannel) throws -> DeliveryPause? {
        let text = try first("SELECT value FROM setting WHERE name = \(channel.pauseSetting)") { try $0.text(0) }
        guard let parts = text?.split(separator: " "), parts.count == 2,
            let reason = DeliveryPause.Reason(word: String(parts[0])), let since = Int64(parts[1])
        else { return nil }
        return DeliveryPause(reason, since: Timestamp(milliseconds: since))
    }
}

extension WritableDatabase {
    fileprivate func hold(_ pause: DeliveryPause, _ channel: DeliveryChannel) throws {
        if case .fault = pause.reason, try self.pause(of: channel) != nil { return }
        try execute(
            """
            INSERT INTO setting (name, value)
            VALUES (\(channel.pauseSetting), \("\(pause.reason.word) \(pause.since.milliseconds)"))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }
}

extension DeliveryChannel {
    /// The name of the setting that holds why nothing is sent.
    fileprivate var pauseSetting: String {
        switch self {
        case .mijnOverheid: "mijnoverheid-pause"
        case .mail: "mail-pause"
        }
    }
}

extension RefusedDelivery {
    fileprivate init(row: any Row) throws {
        self.init(
            key: try row.integer(0),
            id: try row.uniqueID(1),
            caseNumber: try row.isNull(2) ? nil : row.caseNumber(2, 3),
            at: try row.timestamp(4),
            last: try DeliveryAttempt(row: row, from: 5)
        )
    }
}

extension DeliveryAttempt {
    fileprivate init(row: any Row, from column: Int) throws {
        guard let fault = DeliveryFault(rawValue: try row.text(column + 1)) else { throw RowError(column: column + 1) }
        self.init(
            at: try row.timestamp(column),
            fault: fault,
            httpStatus: try row.optionalInteger(column + 2),
            detail: try row.text(column + 3)
        )
    }
}
