internal import Kernel

/// Puts names to the keys that cases and events keep in place of them.
///
/// It asks for each person once: on one page the same few people did most things.
final class Colleagues: Sendable {
    private let directory: any StaffDirectory
    private let names = Lock<[Int: String]>([:])

    init(_ directory: any StaffDirectory) { self.directory = directory }

    func name(_ id: Int) throws -> String {
        if let known = names.withLock({ $0[id] }) { return known }
        let name = try directory.member(id)?.fullName ?? "Een oud-collega"
        names.withLock { $0[id] = name }
        return name
    }

    /// A colleague by key; `nil` for one who never was.
    func member(_ id: Int) throws -> StaffMember? { try directory.member(id) }

    func name(_ actor: CaseActor) throws -> String {
        switch actor {
        case .resident: "Inwoner"
        case .integrator: "Koppeling"
        case .staff(let id): try name(id)
        case .platform: "Dichtbij"
        }
    }

    func name(_ receiver: HandOver.Receiver, in municipality: Municipality) throws -> String {
        switch receiver {
        case .team(let key): municipality.team(key).title
        case .member(let id): try name(id)
        }
    }

    /// The colleagues here who may handle cases of this type, by name.
    func handlers(of type: CaseType, in municipality: Municipality) throws -> [StaffMember] {
        try directory.members(of: municipality).filter { $0.rights(in: municipality).may(.handleCases, with: type) }
    }
}
