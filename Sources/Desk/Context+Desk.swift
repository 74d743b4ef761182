internal import Kernel

extension Context {
    /// The session of the member of staff who asks; `nil` for any other caller.
    var session: StaffSession? {
        guard case .staff(let session) = caller else { return nil }
        return session
    }

    /// The key of the member of staff who asks; no member has the one of other callers.
    var memberID: Int { session?.member.id ?? -1 }

    /// The case types whose cases the caller may see, by the name that staff reads.
    var kindsInSight: [WorklistKind] {
        guard case .staff(let staff) = sight else { return [] }
        return WorklistKind.sorted(
            staff.types.compactMap { key in
                let type = caseTypes.current(key, on: today) ?? caseTypes.all.last { $0.key == key }
                return type.map { WorklistKind(key: key, name: $0.staffName) }
            }
        )
    }

    /// The version of the case type that a case was opened with.
    func type(of file: CaseFile) -> CaseType? { caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) }

    /// Whether the caller may handle this case.
    func mayHandle(_ file: CaseFile) -> Bool {
        type(of: file).map { rights?.may(.handleCases, with: $0) == true } ?? false
    }
}
