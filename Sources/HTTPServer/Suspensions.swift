import CMicroHTTPD
import Kernel

/// The requests whose answer comes later.
///
/// Being listed here is what makes a completion count: it is taken off once, so a late or second
/// completion changes nothing, and libmicrohttpd is never asked to resume a connection that it closed.
final class Suspensions: Sendable {
    private let shards = (0..<16).map { _ in Lock(Shard()) }

    private struct Shard {
        var isSealed = false
        var waiting: [ObjectIdentifier: Exchange] = [:]
    }

    /// Suspends the connection; call it before the completion is handed out, on the server thread.
    ///
    /// - Returns: `false` when the server stops: the caller answers at once.
    func suspend(_ exchange: Exchange) -> Bool {
        shard(of: exchange).withLock { shard in
            guard !shard.isSealed else { return false }
            MHD_suspend_connection(exchange.connection)
            shard.waiting[ObjectIdentifier(exchange)] = exchange
            return true
        }
    }

    /// Hands the outcome over and lets the server thread continue; from any thread.
    func resume(_ exchange: Exchange, with outcome: Exchange.Outcome) {
        shard(of: exchange).withLock { shard in
            guard shard.waiting.removeValue(forKey: ObjectIdentifier(exchange)) != nil else { return }
            exchange.outcome = outcome
            // Inside the lock: once the list is empty the daemon may be stopped, and that aborts the
            // process when a connection is still suspended.
            MHD_resume_connection(exchange.connection)
        }
    }

    /// Lets nobody wait any more: those who do are resumed as cancelled.
    func seal() {
        for shard in shards {
            shard.withLock { shard in
                shard.isSealed = true
                for exchange in shard.waiting.values {
                    exchange.outcome = .cancelled
                    MHD_resume_connection(exchange.connection)
                }
                shard.waiting = [:]
            }
        }
    }

    private func shard(of exchange: Exchange) -> Lock<Shard> {
        // Objects lie 16 bytes apart at least, so the lowest four bits say nothing.
        shards[Int(bitPattern: ObjectIdentifier(exchange)) >> 6 & 15]
    }
}
