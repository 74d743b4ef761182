import Kernel
import TestSupport
import Testing

@testable import App

/// The invented data that modules bring, in the municipalities of one installation.
@Suite("What modules show in the demonstration")
struct DemoModulesTests {
    @Test("every module that brings data opens cases of the types that it names, at moments that have been")
    func fill() throws {
        let installation = try TestInstallation()
        let served = try installation.serve()
        defer { served.stop() }
        let platform = served.platform
        let types = platform.modules.ownDemonstrations(modulesOn: Set(platform.modules.ids))

        for tenant in platform.directory.open {
            try DemoResidents.describe(in: tenant, at: platform.clock.now())
            let count = try DemoModules(platform: platform).fill(tenant)
            let files = try open(in: tenant, platform)
            #expect(count >= files.count)
            #expect(Set(files.map(\.typeKey)).isSubset(of: types))
            #expect(files.allSatisfy { $0.openedAt <= platform.clock.now() })
        }
    }

    @Test("a case type is shown by its module or by the back office, never by both")
    func division() throws {
        let installation = try TestInstallation()
        let served = try installation.serve()
        defer { served.stop() }

        for tenant in served.platform.directory.open {
            let own = tenant.modules.ownDemonstrations(modulesOn: tenant.modulesOn)
            let pushed = DemoCase.pushed(in: tenant).map(\.key)
            #expect(own.isDisjoint(with: pushed))
            let on = tenant.caseTypes.all.filter { tenant.modulesOn.contains($0.module) }.map(\.key)
            #expect(own.union(pushed) == Set(on))
        }
    }

    @Test("no two accounts of the demonstration have the same name")
    func accounts() throws {
        let names = DemoStaff.accounts(try ModuleCatalog.checked()).map(\.loginName)

        #expect(Set(names).count == names.count)
        #expect(names.contains("burgerzaken"))
    }

    /// The newest open cases.
    private func open(in tenant: OpenTenant, _ platform: Platform) throws -> [CaseFile] {
        let context = tenant.entry.context(caller: .platform, now: platform.clock.now(), module: nil)
        return try context.read { try $0.worklist.page(WorklistQuery(.everyone, limit: 100)).map(\.file) }
    }
}
