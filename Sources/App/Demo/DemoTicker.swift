internal import Kernel

/// Gives a case a next status every few seconds, so that there is something to see.
final class DemoTicker: Sendable {
    private static let seconds = 4
    private let bell = Signal()
    private let thread: SystemThread

    init(_ demo: Demo) throws {
        let bell = bell
        thread = try SystemThread.start {
            var turn = 0
            while !bell.wait(seconds: Self.seconds) {
                Self.tick(demo, turn)
                turn += 1
            }
        }
    }

    func stop() {
        bell.raise()
        thread.join()
    }

    private static func tick(_ demo: Demo, _ turn: Int) {
        let tenants = demo.served.platform.directory.open
        guard !tenants.isEmpty else { return }
        let tenant = tenants[turn % tenants.count]
        let pusher = demo.pushers[turn % tenants.count]
        let platform = demo.served.platform
        let types = DemoCase.pushed(in: tenant)
        guard !types.isEmpty else { return }
        let round = turn / tenants.count
        let type = types[round % types.count]
        let path = type.steps.filter { !$0.isFinal } + type.steps.filter(\.isFinal).prefix(1)
        let stage = (round / types.count) % path.count
        let file = DemoCase(
            reference: "LIVE-\(round / (types.count * path.count))-\(type.key)",
            type: type,
            title: type.name,
            resident: DemoResidents.numbers[round % DemoResidents.numbers.count / max(types.count, 1)],
            history: []
        )
        let update = DemoCase.update(file, step: path[stage].key, id: platform.ids.next(), at: platform.clock.now())
        // A demonstration that cannot push right now tries the next case in a few seconds.
        _ = try? pusher.push([update])
        if turn % 300 == 299, let duiven = demo.pushers.first(where: { $0.slug == "duiven" }) {
            demo.folder.keep(token: duiven.token)
        }
    }
}
