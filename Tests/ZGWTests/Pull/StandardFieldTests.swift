import FoundationEssentials
import Kernel
import TestSupport
import Testing
import ZGW

/// The fields of the national standard as text files that lie beside the project, if they do.
private enum Standard {
    static let folder: String = {
        let root = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
        return "/\(root)/shared/reference/zgw"
    }()

    static let isThere: Bool = {
        let found = FileManager.default.fileExists(atPath: "\(folder)/schemas-zrc-1.7.0.txt")
        if !found { print("Skipped: the fields of the standard do not lie beside the project.") }
        return found
    }()

    /// The fields of one schema with their types, such as `string:date?`.
    static func fields(_ schema: String, in file: String) throws -> [String: String] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(file)")), as: UTF8.self)
        var fields: [String: String] = [:]
        var isInside = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") {
                isInside = line.dropFirst(3).filter { $0 != " " } == schema
            } else if isInside, let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].drop { $0 == " " }.prefix { $0 != "*" && $0 != " " }
                fields[String(name)] = String(line[colon...].dropFirst(2))
            }
        }
        return fields
    }
}

@Suite("The fields of the standard", .enabled(if: Standard.isThere))
struct StandardFieldTests {
    private static let cases = "schemas-zrc-1.7.0.txt"
    private static let catalogue = "schemas-ztc-1.4.0.txt"

    @Test("a case has them all, and the two moments that MijnOverheid adds")
    func caseFields() throws {
        let world = try PullWorld()
        let json = try file(world)

        try expect(json, "Zaak", in: Self.cases, and: ["laatstGemuteerd", "laatstGeopend"])
    }

    @Test("a status has them all")
    func statusFields() throws {
        let world = try PullWorld()

        try expect(try world.follow(try file(world)["status"]), "Status", in: Self.cases)
    }

    @Test("a result and its type have them all")
    func resultFields() throws {
        let world = try PullWorld()
        let type = CaseType.test()
        let file = world.file
        _ = try world.duiven.write { session in
            let change = StatusChange(to: type.steps[2], at: .testNoon, resultKey: "opgelost")
            return try session.cases.record(change, title: nil, on: file, of: type).file
        }

        let result = try world.follow(try self.file(world)["resultaat"])
        try expect(result, "Resultaat", in: Self.cases)
        try expect(try world.follow(result["resultaattype"]), "ResultaatType", in: Self.catalogue)
    }

    @Test("a role has them all, and those of a person")
    func roleFields() throws {
        let world = try PullWorld()
        let role = try world.follow(try file(world)["rollen"]?.list?.first)

        try expect(role, "Rol", in: Self.cases, and: ["betrokkeneIdentificatie"])
        let person = try #require(role["betrokkeneIdentificatie"])
        try expect(person, "RolNatuurlijkPersoon", in: Self.cases)
    }

    @Test("a business has those of a vestiging")
    func businessFields() throws {
        let world = try PullWorld(resident: .business(ChamberOfCommerceNumber("69599068")))
        let role = try world.follow(try file(world)["rollen"]?.list?.first)

        try expect(try #require(role["betrokkeneIdentificatie"]), "RolVestiging", in: Self.cases)
    }

    @Test("a case type, its steps, its role and its catalogue have them all")
    func catalogueFields() throws {
        let world = try PullWorld()
        let type = try world.follow(try file(world)["zaaktype"])

        try expect(type, "ZaakType", in: Self.catalogue)
        try expect(try world.follow(type["statustypen"]?.list?.last), "StatusType", in: Self.catalogue)
        try expect(try world.follow(type["roltypen"]?.list?.first), "RolType", in: Self.catalogue)
        try expect(try world.follow(type["catalogus"]), "Catalogus", in: Self.catalogue)
    }

    private func file(_ world: PullWorld) throws -> JSONTree {
        try JSONTree(parsing: world.get(world.casePath()).body)
    }

    /// Compares names, kinds of values and lengths.
    private func expect(_ json: JSONTree, _ schema: String, in file: String, and own: Set<String> = []) throws {
        guard case .object(let fields) = json else { throw ForeignAddress() }
        let standard = try Standard.fields(schema, in: file)
        #expect(!standard.isEmpty)
        #expect(Set(fields.keys) == Set(standard.keys).union(own))
        for (name, type) in standard {
            let value = try #require(fields[name])
            #expect(Self.fits(value, type), "\(schema).\(name) is \(value) and should be \(type)")
        }
    }

    private static func fits(_ value: JSONTree, _ type: String) -> Bool {
        switch value {
        case .null: return type.hasSuffix("?")
        case .flag: return type == "boolean"
        case .integer, .number: return type == "integer"
        case .list: return type.hasPrefix("[")
        case .object: return type.hasPrefix("→")
        case .text(let text):
            let limit = type.split(separator: "≤").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) }
            let isText = type.hasPrefix("string") || type.hasPrefix("→") || type.hasPrefix("oneOf")
            return isText && text.unicodeScalars.count <= limit ?? .max
        }
    }
}
