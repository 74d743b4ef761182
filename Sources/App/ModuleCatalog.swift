internal import CivilAffairs
internal import Kernel
internal import Participation
internal import PhysicalDomain
internal import SocialDomain

/// The one place that names the domain modules.
enum ModuleCatalog {
    /// Every module that is compiled in, in the order that people read them.
    static let modules: [any DomainModule] = [CivilAffairs(), PhysicalDomain(), SocialDomain(), Participation()]

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
