internal import Kernel
internal import Portal
internal import Records

/// Switching one module of one municipality: what it will change, and the change itself.
///
/// Commands and the operators' page do the same work through this.
struct ModuleChange: Sendable {
    let tenant: OpenTenant
    let module: ModuleCatalogue.Entry
    /// What it becomes.
    let isOn: Bool
    private let platform: Platform

    init(_ module: ModuleCatalogue.Entry, of tenant: OpenTenant, isOn: Bool, on platform: Platform) {
        self.module = module
        self.tenant = tenant
        self.isOn = isOn
        self.platform = platform
    }

    /// Why a module does not change.
    enum Refused: Error, Hashable {
        /// These modules have to be switched on first.
        case needs([String])
        /// These modules have to be switched off first.
        case isNeeded(by: [String])
        case openCases(Int)
    }

    var openCases: Int { get throws { try tenant.switches.openCases(of: module.manifest.id) } }

    /// The names of the case types that new cases can get on `day`.
    func caseTypes(on day: Day) -> [CaseType] {
        tenant.caseTypes.current(on: day).filter { $0.module == module.manifest.id }
    }

    /// The pages that residents can open, as paths in the municipality.
    func pages(on day: Day) -> [String] {
        let own = module.routes.filter { route in
            route.method == .get && route.access == .anyone && !route.pattern.contains("{")
                && !route.pattern.contains("/api/")
        }
        let offered = tenant.caseTypes.offered(on: day, modulesOn: [module.manifest.id])
        return own.map(\.pattern) + offered.map { "/aanvragen/\($0.key)" }
    }

    /// What keeps this change from being made, `nil` when nothing does.
    var obstacle: Refused? {
        let id = module.manifest.id
        if isOn {
            let off = platform.modules.needsThatAreOff(of: id, modulesOn: tenant.modulesOn)
            return off.isEmpty ? nil : .needs(off)
        }
        let without = tenant.modulesOn.subtracting([id])
        let users = platform.modules.ids.filter { other in
            without.contains(other)
                && platform.modules.needsThatAreOff(of: other, modulesOn: without).contains(id)
        }
        return users.isEmpty ? nil : .isNeeded(by: users)
    }

    /// Makes the change and waits until it is on disk.
    ///
    /// - Throws: ``Refused``, or `StoreError`.
    func make(keepingOpenCases: Bool) throws {
        if let obstacle { throw obstacle }
        do {
            try platform.directory.setModule(
                module.manifest.id,
                isOn: isOn,
                of: tenant.municipality.slug,
                keepingOpenCases: keepingOpenCases,
                at: platform.clock.now()
            )
        } catch ModuleSwitches.Refused.openCases(let count) {
            throw Refused.openCases(count)
        }
    }
}
