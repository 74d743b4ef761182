internal import Kernel

/// The modules with every case type of now: those that are shipped and those of the configuration's files.
///
/// The files can be read again while the server runs. Requests that are under way go on with what they began with.
final class ModulesInUse: Sendable {
    /// The modules as they are compiled in, without files.
    private let shipped: ModuleCatalogue
    private let complete: Lock<ModuleCatalogue>

    /// - Throws: As ``Configuration/completed(_:)``.
    init(_ shipped: ModuleCatalogue, _ configuration: Configuration) throws {
        self.shipped = shipped
        complete = Lock(try configuration.completed(shipped))
    }

    var now: ModuleCatalogue { complete.withLock { $0 } }

    /// What the files say now, checked against the modules and against each other; nothing is used yet.
    ///
    /// - Throws: As ``Configuration/completed(_:)``, and ``Refusal`` when a version is gone, or a step, transition or
    ///   result of one: cases may run with it.
    func read(_ configuration: Configuration) throws -> ModuleCatalogue {
        let next = try configuration.completed(shipped)
        let versions = Set(next.caseTypes.map(CaseTypeVersion.init))
        let gone = now.caseTypes.map(CaseTypeVersion.init).filter { !versions.contains($0) }
        guard gone.isEmpty else {
            let names = gone.map { "\($0.key) (\($0.startsOn.iso))" }.joined(separator: ", ")
            throw Refusal("Deze zaaktypen zijn weg, en er kunnen zaken mee lopen: \(names). Zet de bestanden terug.")
        }
        let lost = now.caseTypes.flatMap { old in
            next.caseTypes.first { CaseTypeVersion($0) == CaseTypeVersion(old) }.map { old.missing(in: $0) } ?? []
        }
        guard lost.isEmpty else {
            throw Refusal(
                "Hier kunnen zaken mee lopen, en het is weg: \(lost.joined(separator: ", ")). "
                    + "Zet het terug, of geef het zaaktype een nieuwe startsOn."
            )
        }
        return next
    }

    func use(_ next: ModuleCatalogue) { complete.withLock { $0 = next } }
}

/// What a running case keeps of its type.
struct CaseTypeVersion: Hashable {
    let key: String
    let startsOn: Day

    init(_ type: CaseType) {
        key = type.key
        startsOn = type.startsOn
    }
}

extension CaseType {
    /// What a running case may need of this version and what `next` does not have any more, in words.
    fileprivate func missing(in next: CaseType) -> [String] {
        let steps = steps.map(\.key).filter { next.step($0) == nil }
        let results = results.map(\.key).filter { key in !next.results.contains { $0.key == key } }
        let transitions = transitions.sorted { $0.key < $1.key }
            .flatMap { from, all in
                let kept = next.transitions[from] ?? []
                return all.filter { !kept.contains($0) }.map { (from: from, to: $0) }
            }
            // A step that is gone takes its transitions along; once is enough to say.
            .filter { !steps.contains($0.from) && !steps.contains($0.to) }
        let words =
            steps.map { "stap \($0)" } + transitions.map { "overgang van \($0.from) naar \($0.to)" }
            + results.map { "resultaat \($0)" }
        return words.map { "\(key) (\(startsOn.iso)) \($0)" }
    }
}
