internal import Kernel

/// Invented cases of the case types that have no pages of their own, each at another step.
enum OtherHelp {
    static let caseTypes = TermPanel.caseTypes

    static func acts(_ cast: WmoCast) -> [DemonstrationAct] {
        [
            cast.asks("jeugdhulp", of: 1, 20), cast.moves("jeugdhulp", to: "onderzoek", 12),
            cast.asks("algemene-bijstand", of: 2, 26), cast.asks("bijzondere-bijstand", of: 3, 30),
            cast.moves("bijzondere-bijstand", to: "beoordelen", 25),
            cast.moves("bijzondere-bijstand", to: "besloten", result: "toegekend", 3),
            cast.asks("schuldhulp", of: 4, 15), cast.moves("schuldhulp", to: "gesprek", 9),
            cast.asks("schuldhulp-spoed", of: 5, 1),
        ]
    }
}

extension WmoCast {
    /// Somebody asks for help of this case type; there is one such case.
    func asks(_ key: String, of resident: Int, _ daysAgo: Int) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { [self] session, context in
            guard let type = context.caseTypes.current(key, on: context.today) else { return }
            try open(type, as: key, of: resident, session, context)
        }
    }

    /// A handler sets a step.
    func moves(_ key: String, to step: String, result: String? = nil, _ daysAgo: Int) -> DemonstrationAct {
        DemonstrationAct(daysAgo: daysAgo) { [self] session, context in
            guard let file = try file(key, session),
                let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
                let step = type.step(step)?.step
            else { return }
            let change = StatusChange(to: step, at: context.now, resultKey: result)
            _ = try session.cases.move(file, of: type, with: change)
        }
    }
}
