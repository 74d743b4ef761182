internal import Kernel

/// Lets modules do the work that nobody asks for, once a minute, one municipality after the other.
final class ChoreRounds: Sendable {
    static let seconds = 60
    /// The most parts of one chore in one round, so that one municipality cannot keep the others waiting.
    static let partsPerRound = 200

    private let bell = Signal()
    private let thread: SystemThread

    /// - Parameters:
    ///   - platform: Whose municipalities, modules and clock.
    ///   - report: Hears of work that failed; it is tried again in the next round.
    /// - Throws: When the system gives no thread.
    init(_ platform: Platform, report: @escaping @Sendable (String) -> Void) throws {
        let bell = bell
        thread = try SystemThread.start {
            while !bell.wait(seconds: Self.seconds) {
                for tenant in platform.directory.open { Self.round(tenant, platform, report) }
            }
        }
    }

    /// Ends after the part that runs now.
    func stop() {
        bell.raise()
        thread.join()
    }

    /// Everything that there is to do in one municipality at this moment.
    static func round(_ tenant: OpenTenant, _ platform: Platform, _ report: @Sendable (String) -> Void) {
        for (module, chore) in platform.modules.chores(modulesOn: tenant.modulesOn) {
            let context = tenant.entry.context(caller: .platform, now: platform.clock.now(), module: module)
            do {
                var parts = 0
                while parts < partsPerRound, try part(of: chore, context) { parts += 1 }
            } catch {
                report("\(tenant.municipality.name): \(chore.name) van \(module) mislukte (\(error)).")
            }
        }
    }

    private static func part(of chore: Chore, _ context: Context) throws -> Bool {
        try context.writeAndWait { try chore.work($0, context) }
    }
}
