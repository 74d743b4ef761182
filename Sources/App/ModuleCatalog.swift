internal import CivilAffairs
internal import Kernel
internal import Participation
internal import PhysicalDomain
internal import SocialDomain
internal import Vault

/// The one place that names the domain modules.
enum ModuleCatalog {
    /// Every module that is compiled in, in the order that people read them.
    static let modules: [any DomainModule] = [
        CivilAffairs(),
        PhysicalDomain(),
        SocialDomain(),
        Participation(ports: votingPorts),
    ]

    fileprivate static var votingPorts: VotingPorts {
        VotingPorts(bigNumbers: BigNumber.self, digest: SHA256(), randomness: SystemRandomness())
    }

    /// Their ids, as configuration and addresses write them.
    static var ids: [String] { modules.map { type(of: $0).manifest.id } }
}

/// A file with reports of another system, read by the module that keeps reports.
struct ImportedReports: Sendable {
    /// The module that keeps them.
    static let module = PhysicalDomain.manifest

    private let reading: ReportImport
    private let file: ReportFile

    /// - Throws: ``Refusal`` when no reports can be found in the bytes, `ConfigFaults` for a broken module.
    init(_ bytes: [UInt8]) throws {
        reading = try ReportImport()
        do throws(UnreadableReportFile) {
            file = try reading.read(bytes)
        } catch {
            throw Refusal("\(error)")
        }
    }

    /// How many rows can come in.
    var count: Int { file.acceptedCount }

    /// Why the other rows cannot, a sentence each.
    var refusals: [String] { file.refusals.map(\.description) }

    /// Brings the rows in; one that came in before is left as it is.
    func apply(in context: Context, progress: (Int) -> Void) throws -> (opened: Int, known: Int) {
        let tally = try reading.apply(file, in: context) { progress($0.done) }
        return (tally.opened, tally.known)
    }
}

/// A count of invented ballots by the module that counts, as large as the largest that is promised.
struct LargeCount: Sendable {
    static let ballots = 100_000
    static let projects = 100

    private let trial: CountTrial

    init() throws {
        trial = try CountTrial(ballots: Self.ballots, projects: Self.projects, bigNumbers: BigNumber.self)
    }

    /// How many choices all ballots have together.
    var choices: Int { trial.choices }

    /// Divides the money once.
    ///
    /// - Returns: How many projects are paid for.
    func plain() -> Int { trial.plain() }

    /// Adds to every ballot until the money is used.
    ///
    /// - Returns: How many projects are paid for, after how many additions.
    func raised(progress: (Int, Int) -> Void) -> (funded: Int, raises: Int) { trial.raised(progress: progress) }
}

/// Votes with invented plans, by the module that counts.
enum DemonstratedVotes {
    /// Adds them where that module is on.
    ///
    /// - Returns: Codes with which to vote.
    static func add(to tenant: OpenTenant, at now: Timestamp) throws -> [String] {
        let module = Participation.manifest.id
        guard tenant.modulesOn.contains(module) else { return [] }
        let context = tenant.entry.context(caller: .platform, now: now, module: module)
        return try DemoVotes(ports: ModuleCatalog.votingPorts).add(in: context)
    }
}
