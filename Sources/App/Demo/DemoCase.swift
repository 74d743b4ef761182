internal import Kernel

/// One invented case: its type, whose it is, and the statuses it had so far.
struct DemoCase: Sendable {
    let reference: String
    let type: CaseType
    let title: String
    let resident: String?
    /// The keys of the steps in order, each with how many hours ago it came about.
    let history: [(step: String, hoursAgo: Int)]

    /// The types that a back office pushes in the demonstration; modules make the cases of the others themselves.
    static func pushed(in tenant: OpenTenant) -> [CaseType] {
        let others = tenant.modules.ownDemonstrations(modulesOn: tenant.modulesOn)
        return tenant.caseTypes.all.filter { tenant.modulesOn.contains($0.module) && !others.contains($0.key) }
    }

    /// A spread of cases over the types, in all stages.
    static func spread(_ types: [CaseType], count: Int) -> [DemoCase] {
        (0..<count).compactMap { number in
            let type = types[number % types.count]
            let path = type.steps.filter { !$0.isFinal } + type.steps.filter(\.isFinal).prefix(1)
            let reached = 1 + (number / types.count) % path.count
            let titles = Self.titles[type.key] ?? [type.name]
            // Two of seven came in a month earlier, so that some are late.
            let earlier = number % 7 < 2 ? 30 * 24 : 0
            let isKnown = type.key != "melding-openbare-ruimte" || number.isMultiple(of: 3)
            return DemoCase(
                reference: "DEMO-\(number + 1)",
                type: type,
                title: titles[number % titles.count],
                resident: isKnown ? DemoResidents.numbers[number % DemoResidents.numbers.count] : nil,
                history: path.prefix(reached).enumerated().map { place, step in
                    (step.key, (reached - place) * 30 + number % 24 + earlier)
                }
            )
        }
    }

    /// Cases of the past weeks, most of them ready by now, so that there are figures to look at.
    ///
    /// They are nobody's: what is over needs no message.
    static func past(_ types: [CaseType], weeks: Int) -> [DemoCase] {
        let paces = [6, 20, 28, 44, 52, 70, 96, 150]
        return (0..<weeks * types.count * 7).compactMap { number in
            let (type, turn) = (types[number % types.count], number / types.count)
            // Not every week is as busy.
            guard !(turn * turn + number).isMultiple(of: 7) else { return nil }
            let path = type.steps.filter { !$0.isFinal } + type.steps.filter(\.isFinal).prefix(1)
            let start = (turn % weeks + 1) * 168 - number % 60
            let pace = paces[(number + turn) % paces.count]
            // A later step takes longer.
            let history = path.enumerated().map { place, step in
                (step: step.key, hoursAgo: start - place * (place + 1) * pace / 3)
            }
            return DemoCase(
                reference: "EERDER-\(number + 1)",
                type: type,
                title: titles[type.key]?.first ?? type.name,
                resident: nil,
                history: history.filter { $0.hoursAgo > 0 }
            )
        }
    }

    /// The updates that a back-office system would have sent, as JSON objects.
    func updates(_ ids: any UniqueIDSource, now: Timestamp) -> [[UInt8]] {
        history.map { entry in
            Self.update(
                self,
                step: entry.step,
                id: ids.next(),
                at: now.adding(seconds: -3_600 * entry.hoursAgo)
            )
        }
    }

    /// One update as JSON.
    static func update(_ demo: DemoCase, step: String, id: UniqueID, at moment: Timestamp) -> [UInt8] {
        var json = JSONWriter()
        let isFinal = demo.type.step(step)?.step.isFinal == true
        json.object { json in
            json.field("id", id)
            json.field("reference", demo.reference)
            json.field("caseType", demo.type.key)
            json.field("status", step)
            json.field("at", moment)
            json.field("title", demo.title)
            if let resident = demo.resident { json.object("resident") { $0.field("bsn", resident) } }
            json.field("result", ifPresent: isFinal ? demo.type.results.first?.key : nil)
        }
        return json.bytes
    }

    private static let titles = [
        "melding-openbare-ruimte": ["Lantaarnpaal is uit", "Losse stoeptegel", "Volle afvalbak", "Kapotte speelplek"],
        "paspoort": ["Paspoort", "Paspoort voor een kind"],
        "idee": ["Bankje in het park", "Meer bomen in de straat", "Een veilige oversteek"],
    ]
}
