import Kernel
import Pages

extension Samples {
    static let place = MessagePlace(slug: "rivierdal", name: "Rivierdal")
    static let session = OperatorSession(name: "Noor", token: "t")

    static let module = ModuleManifest(id: "physical-domain", title: "Straat en groen", owner: "Team buiten")

    static func moduleEffect(isOn: Bool, openCases: Int) -> ModuleEffect {
        ModuleEffect(
            slug: "rivierdal",
            municipality: "Rivierdal",
            module: module,
            isOn: isOn,
            caseTypes: ["Een boom weghalen"],
            pages: ["/rivierdal/melden"],
            openCases: openCases
        )
    }

    static var refused: RefusedMessage {
        get throws {
            RefusedMessage(
                id: 7,
                caseNumber: try CaseNumber("Z-2026-000123"),
                refusedAt: try Timestamp(rfc3339: "2026-11-17T09:00:00Z"),
                attempts: 3,
                reason: "MijnOverheid kent dit nummer niet."
            )
        }
    }

    static var syncRows: [SyncRow] {
        get throws {
            let moment = try Timestamp(rfc3339: "2026-11-17T09:00:00Z")
            let states: [SyncRow.State] = [
                .working, .down(since: moment), .paused(reason: "Het certificaat is verlopen."), .off,
            ]
            return states.enumerated().map { index, state in
                SyncRow(
                    slug: "gemeente-\(index)",
                    name: "Gemeente \(index)",
                    state: state,
                    waiting: index * 1_234,
                    oldestWaitSeconds: index == 0 ? nil : index * 4_000,
                    refused: index,
                    lastSuccess: index == 3 ? nil : moment
                )
            }
        }
    }
}
