internal import Kernel

extension Context {
    /// The session of the member of staff who asks; `nil` for any other caller.
    var session: StaffSession? {
        guard case .staff(let session) = caller else { return nil }
        return session
    }

    /// The key of the member of staff who asks; no member has the one of other callers.
    var memberID: Int { session?.member.id ?? -1 }

    /// The case types whose cases the caller may see, the newest version of each, by the name that staff reads.
    var typesInSight: [CaseType] {
        guard case .types(let keys) = sight else { return [] }
        return keys.compactMap { key in caseTypes.current(key, on: today) ?? caseTypes.all.last { $0.key == key } }
            .sorted { ($0.staffName, $0.key) < ($1.staffName, $1.key) }
    }

    /// The version of the case type that a case was opened with.
    func type(of file: CaseFile) -> CaseType? { caseTypes.version(file.typeKey, startsOn: file.typeStartsOn) }

    /// Whether the caller may handle this case.
    func mayHandle(_ file: CaseFile) -> Bool {
        type(of: file).map { rights?.may(.handleCases, with: $0) == true } ?? false
    }
}
