internal import Kernel
internal import Testing

/// A module as a test wants it; each type has its own manifest because that is static.
private protocol SampleModule: DomainModule {
    static var routes: [Route] { get }
    static var migrations: [Migration] { get }
    static var files: [CaseTypeFile] { get }
    static var demonstration: Demonstration? { get }
    init()
}

extension SampleModule {
    static var routes: [Route] { [] }
    static var migrations: [Migration] { [] }
    static var files: [CaseTypeFile] { [] }
    static var demonstration: Demonstration? { nil }

    func register(in registry: inout ModuleRegistry) {
        for route in Self.routes { registry.add(route) }
        for migration in Self.migrations { registry.add(migration) }
        for file in Self.files { registry.add(file) }
        if let demonstration = Self.demonstration { registry.add(demonstration) }
    }
}

private func route(_ method: Request.Method, _ pattern: String) -> Route {
    Route(method, pattern, access: .anyone, .read { _, _ in Response(status: 204) })
}

private struct Trees: SampleModule {
    static let manifest = ModuleManifest(id: "trees", title: "Bomen", owner: "Groen", needs: ["streets"])
    static let routes = [route(.get, "/bomen/{nummer}"), route(.post, "/bomen")]
    static let migrations = [Migration("trees-001-tree", [])]
    static let files = [CaseTypeSample.file()]
    static var demonstration: Demonstration? { Demonstration(of: ["kapvergunning"]) { _ in 1 } }
}

private struct Streets: SampleModule {
    static let manifest = ModuleManifest(id: "streets", title: "Straten", owner: "Wegen")
}

private struct Copycat: SampleModule {
    static let manifest = ModuleManifest(id: "copycat", title: "Dubbel", owner: "Niemand", needs: ["streats"])
    static let routes = [route(.get, "/bomen/{id}")]
    static let migrations = [Migration("trees-001-tree", [])]
    static let files = [CaseTypeSample.file(), CaseTypeSample.changed("Een boom kappen", to: " ")]
}

private struct Chicken: SampleModule {
    static let manifest = ModuleManifest(id: "chicken", title: "Kip", owner: "Boer", needs: ["egg"])
}

private struct Egg: SampleModule {
    static let manifest = ModuleManifest(id: "egg", title: "Ei", owner: "Boer", needs: ["nest"])
}

private struct Nest: SampleModule {
    static let manifest = ModuleManifest(id: "nest", title: "Nest", owner: "Boer", needs: ["chicken"])
}

@Suite("The modules together")
struct ModuleCatalogueTests {
    @Test("modules come after what they need, with everything they add")
    func order() throws {
        let catalogue = try ModuleCatalogue([Trees(), Streets()])

        #expect(catalogue.ids == ["streets", "trees"])
        #expect(catalogue.routes.map(\.module) == ["trees", "trees"])
        #expect(catalogue.migrations.map(\.name) == ["trees-001-tree"])
        #expect(catalogue.caseTypes.map(\.module) == ["trees"])
        #expect(catalogue["streets"]?.manifest.title == "Straten")
        #expect(catalogue.needsThatAreOff(of: "trees", modulesOn: ["trees"]) == ["streets"])
        #expect(catalogue.needsThatAreOff(of: "trees", modulesOn: ["streets"]) == [])
    }

    @Test("doubles, a missing need and faults in files are refused at once, with both names")
    func everythingAtOnce() {
        let error = #expect(throws: ModuleFaults.self) {
            try ModuleCatalogue([Streets(), Trees(), Copycat(), Streets()])
        }

        #expect(
            error?.all.map(\.description) == [
                "Module streets is er twee keer. Noem hem één keer.",
                #"Module copycat heeft module streats nodig, en die is er niet. Bedoelt u "streets"?"#,
                #"Module copycat: kap.json: name " ": De tekst is leeg. Vul de tekst in."#,
                "Zaaktype kapvergunning staat in module trees (kap.json) en in module copycat (kap.json). "
                    + "Geef er één een andere sleutel.",
                "Adres GET /bomen/{} staat in module trees en in module copycat. Verander er één.",
                "Migratie trees-001-tree staat in module trees en in module copycat. Geef er één een andere naam.",
                #"Migratie trees-001-tree hoort bij module copycat. Noem hem "copycat-001-…"."#,
            ]
        )
    }

    @Test("modules that need each other in a circle are refused with every name of the circle, once")
    func cycle() {
        let error = #expect(throws: ModuleFaults.self) { try ModuleCatalogue([Nest(), Streets(), Egg(), Chicken()]) }

        #expect(error?.all == [.cycle(["chicken", "egg", "nest"])])
        #expect(error?.description == "Modules hebben elkaar nodig: chicken → egg → nest → chicken. Haal één pijl weg.")
    }

    @Test("a municipality gets the case types of the modules that are on")
    func caseTypes() throws {
        let catalogue = try ModuleCatalogue([Trees(), Streets()])
        let municipality = try CaseTypeCatalogueTests.municipality()

        let on = try catalogue.caseTypes(for: municipality, modulesOn: ["trees"])
        let off = try catalogue.caseTypes(for: municipality, modulesOn: ["streets"])

        #expect(on.all.map(\.key) == ["kapvergunning"])
        #expect(off.all.isEmpty)
    }

    @Test("a municipality gets the invented data of the modules that are on")
    func demonstrations() throws {
        let catalogue = try ModuleCatalogue([Trees(), Streets()])

        let on = catalogue.demonstrations(modulesOn: ["trees", "streets"])

        #expect(on.map(\.module) == ["trees"])
        #expect(on.map(\.demonstration.caseTypes) == [["kapvergunning"]])
        #expect(catalogue.demonstrations(modulesOn: ["streets"]).isEmpty)
    }
}
