internal import Kernel

/// The kept counters of a queue, by the ends of their names in the table `counter`.
enum DeliveryCounter: String {
    case waiting
    case refused
    case accepted
    /// No count but a moment: the last one wins.
    case lastAcceptedAt = "last-accepted-at"

    /// The name in the table.
    func name(of channel: DeliveryChannel) -> String {
        switch channel {
        case .mijnOverheid: "deliveries/\(rawValue)"
        case .mail: "mail/\(rawValue)"
        }
    }
}

/// What changes do to the counters of the queues, written once for all changes that share a commit.
struct DeliveryTally: Gathering {
    private var changes: [Counter: Int] = [:]

    private struct Counter: Hashable {
        let kind: DeliveryCounter
        let channel: DeliveryChannel
    }

    fileprivate mutating func add(_ change: Int, to kind: DeliveryCounter, of channel: DeliveryChannel) {
        changes[Counter(kind: kind, channel: channel), default: 0] += change
    }

    mutating func add(_ later: DeliveryTally) { changes.merge(later.changes, uniquingKeysWith: +) }

    func write(to database: any WritableDatabase) throws {
        for (counter, change) in changes where change != 0 {
            try database.execute(
                """
                INSERT INTO counter (name, value) VALUES (\(counter.kind.name(of: counter.channel)), \(change))
                ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value
                """
            )
        }
    }
}

extension WritableDatabase {
    /// No change reads these counters, so they may be gathered.
    func count(_ counter: DeliveryCounter, of channel: DeliveryChannel, by change: Int) {
        guard change != 0 else { return }
        gather(DeliveryTally.self) { $0.add(change, to: counter, of: channel) }
    }

    func set(_ counter: DeliveryCounter, of channel: DeliveryChannel, to moment: Timestamp) throws {
        try execute(
            """
            INSERT INTO counter (name, value) VALUES (\(counter.name(of: channel)), \(moment))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }
}
