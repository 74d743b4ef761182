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
    /// - Throws: As ``Configuration/completed(_:)``, and ``Refusal`` when a version is gone: cases may run with it.
    func read(_ configuration: Configuration) throws -> ModuleCatalogue {
        let next = try configuration.completed(shipped)
        let versions = Set(next.caseTypes.map(CaseTypeVersion.init))
        let gone = now.caseTypes.map(CaseTypeVersion.init).filter { !versions.contains($0) }
        guard gone.isEmpty else {
            let names = gone.map { "\($0.key) (\($0.startsOn.iso))" }.joined(separator: ", ")
            throw Refusal("Deze zaaktypen zijn weg, en er kunnen zaken mee lopen: \(names). Zet de bestanden terug.")
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
