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
