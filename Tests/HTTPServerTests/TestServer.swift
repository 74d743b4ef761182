import Glibc
import HTTPServer
import Kernel
import TestSupport

/// A server on a free port that stops at the end of its test.
final class TestServer: Sendable {
    let server: Server
    let tenants: FakeTenants

    init(
        _ routes: [Route] = [],
        platform: [PlatformRoute] = [],
        settings: ServerSettings = ServerSettings(),
        module: String? = nil,
        tenants: FakeTenants = FakeTenants(),
        gatekeeper: any Gatekeeper = OpenToAnyone(),
        report: @escaping @Sendable (Incident) -> Void = { _ in }
    ) throws {
        self.tenants = tenants
        let router = try Router(routes: routes.map { (module, $0) }, platform: platform)
        let ports = ServerPorts(
            tenants: tenants,
            gatekeeper: gatekeeper,
            clock: StillClock(),
            ids: CountingIDs(),
            report: report
        )
        server = try Server(router, settings: settings, ports: ports)
        try server.start()
    }

    deinit { server.stop(withinSeconds: 0) }

    var client: TestClient { TestClient(port: server.port, keeping: self) }

    func socket() throws -> TestSocket { try TestSocket(port: server.port, keeping: self) }
}

struct StillClock: Clock {
    func now() -> Timestamp { Timestamp(milliseconds: 1_795_000_000_000) }
}

final class CountingIDs: UniqueIDSource {
    private let count = Lock<UInt64>(0)

    func next() -> UniqueID {
        count.withLock { count in
            count += 1
            return UniqueID(high: 7 << 12, low: count)
        }
    }
}

/// Waits until the condition holds; a minute is far more than any of them needs.
func waitUntil(_ condition: () -> Bool) throws {
    for _ in 0..<60_000 {
        if condition() { return }
        usleep(1_000)
    }
    throw NeverHappened()
}

struct NeverHappened: Error {}
