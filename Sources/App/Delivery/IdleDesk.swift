internal import Kernel
internal import Records

/// What operators watch and steer a channel by while nothing is sent on it: the queues themselves.
struct IdleDesk: DeliveryDesk {
    let directory: TenantDirectory
    let channel: DeliveryChannel
    let clock: any Clock

    func overview(of municipality: String) throws -> DeliveryOverview {
        DeliveryOverview(
            queue: try queue(municipality).standing(),
            medianDelayMilliseconds: nil,
            hold: nil,
            certificateEndsAt: nil
        )
    }

    func refused(of municipality: String, after key: Int?, limit: Int) throws -> [RefusedDelivery] {
        try queue(municipality).refused(after: key, limit: limit)
    }

    func attempts(of municipality: String, delivery key: Int) throws -> [DeliveryAttempt] {
        try queue(municipality).attempts(of: key)
    }

    func pause(_ municipality: String) throws {
        let pause = DeliveryPause(.byOperator, since: clock.now())
        let queue = try queue(municipality)
        try wait { queue.hold(pause, done: $0) }
    }

    func resume(_ municipality: String) throws {
        let queue = try queue(municipality)
        try wait { queue.release(afterFaultOnly: false, done: $0) }
    }

    /// The next start of the server finds what was replayed.
    func replay(_ keys: [Int]?, of municipality: String) throws -> Int {
        let queue = try queue(municipality)
        var total = 0
        var left = keys
        while true {
            let part = left.map { Array($0.prefix(ReplayLimit.perCall)) }
            let count = try wait { queue.replay(part, at: clock.now(), done: $0) }
            total += count
            left = left.map { Array($0.dropFirst(ReplayLimit.perCall)) }
            if left?.isEmpty ?? (count < ReplayLimit.perCall) { return total }
        }
    }

    private func queue(_ municipality: String) throws -> DeliveryRecords {
        guard let tenant = directory.open(slug: municipality) else { throw UnknownMunicipality(slug: municipality) }
        return tenant.records.deliveries(by: channel)
    }

    private func wait<Value: Sendable>(
        _ start: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> Void
    ) throws -> Value {
        let outcome = Promise<Result<Value, any Error>>()
        start { outcome.fulfil($0) }
        return try outcome.wait().get()
    }
}
