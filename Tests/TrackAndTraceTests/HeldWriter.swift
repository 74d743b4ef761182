import Kernel
import TestSupport

/// A municipality whose writer does one change each time it is told to.
final class HeldWriter: Tenant {
    private let tenant: any Tenant
    private let changes = Lock<[@Sendable () -> Void]>([])

    init(_ tenant: any Tenant) { self.tenant = tenant }

    var files: any FileStore { tenant.files }

    /// How many changes wait.
    var waiting: Int { changes.withLock { $0.count } }

    /// Does the change that waits longest, if there is one.
    func release() { changes.withLock { $0.isEmpty ? nil : $0.removeFirst() }?() }

    func context(of desk: PushDesk) -> Context {
        Context(
            municipality: desk.tenant.municipality,
            caller: .integrator(desk.client),
            now: desk.tenant.clock.now(),
            caseTypes: desk.tenant.caseTypes,
            modulesOn: desk.tenant.modulesOn,
            tenant: self,
            module: nil
        )
    }

    func read<Value>(_ visit: Visit, _ body: (any ReadSession) throws -> Value) throws -> Value {
        try tenant.read(visit, body)
    }

    /// Writes on the thread that releases it, so that a test sees its end.
    func write<Value: Sendable>(
        _ visit: Visit,
        _ body: @escaping @Sendable (any WriteSession) throws -> Value,
        done: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        changes.withLock { changes in
            changes.append { [tenant] in
                let outcome = Promise<Result<Value, any Error>>()
                tenant.write(visit, body) { outcome.fulfil($0) }
                done(outcome.wait())
            }
        }
    }
}
