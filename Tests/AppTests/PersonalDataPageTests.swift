import FoundationEssentials
import Kernel
import Records
import TestSupport
import Testing

@testable import App

@Suite("The page about security names what the files hold")
struct PersonalDataPageTests {
    private let page: String

    init() throws { page = try String(contentsOfFile: "\(packageRoot)/Docs/security.md", encoding: .utf8) }

    @Test("every table of the program stands in it, as one with data of people or as one without")
    func everyTable() throws {
        let named = Set(try Self.rows(of: page).flatMap(\.tables)).union(try withoutPeople())

        let missing = try schema().keys.filter { !named.contains($0) }.sorted()
        let gone = try named.filter { try schema()[$0] == nil }.sorted()

        #expect(missing == [], "say in Docs/security.md what these tables hold of people")
        #expect(gone == [], "these tables are not there any more")
    }

    @Test("every field that it names is there, and no table is in both lists")
    func everyField() throws {
        let schema = try schema()
        let rows = try Self.rows(of: page)

        for row in rows {
            for table in row.tables {
                let columns = schema[table] ?? []
                #expect(row.fields.allSatisfy(columns.contains), "\(table): \(row.fields)")
            }
        }
        #expect(rows.count > 25)
        #expect(try withoutPeople().isDisjoint(with: rows.flatMap(\.tables)))
    }

    @Test("all that lies sealed is called sealed, and what is called readable is not")
    func sealedFields() throws {
        for row in try Self.rows(of: page) {
            let isSealed = row.fields.contains { $0.hasSuffix("_sealed") }

            #expect(row.how.hasPrefix("sealed") == isSealed, "\(row.tables): \(row.how)")
        }
        let sealed = try schema().flatMap { table, columns in
            columns.filter { $0.hasSuffix("_sealed") }.map { "\(table) \($0)" }
        }
        let named = try Self.rows(of: page).flatMap { row in row.tables.flatMap { t in row.fields.map { "\(t) \($0)" } }
        }
        #expect(Set(sealed).isSubset(of: named))
    }

    /// One line of a table on the page.
    private struct Line {
        let tables: [String]
        let fields: [String]
        let how: String
    }

    private static func rows(of page: String) throws -> [Line] {
        page.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { String($0.drop { $0 == " " }) }
            guard cells.count == 4, line.hasPrefix("| `"), !words(cells[1]).isEmpty else { return nil }
            return Line(tables: words(cells[0]), fields: words(cells[1]), how: cells[3])
        }
    }

    private func withoutPeople() throws -> Set<String> {
        let start = try #require(page.firstRange(of: "Nothing of people is in "))
        return Set(Self.words(String(page[start.upperBound...].prefix { $0 != "." })))
    }

    /// What stands between backquotes.
    private static func words(_ text: String) -> [String] {
        text.matches(of: /`([a-z_]+)`/).map { String($0.1) }
    }

    /// The columns of every table, of a municipality's file with all modules and of the platform's file.
    private func schema() throws -> [String: Set<String>] {
        let modules = try ModuleCatalogue(ModuleCatalog.modules)
        var schema: [String: Set<String>] = [:]
        for migrations in [KernelSchema.migrations + modules.migrations, PlatformSchema.migrations] {
            let file = try TemporaryStore(migrations: migrations)
            let pairs = try file.store.read { database in
                try database.rows(
                    """
                    SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
                    """
                ) { (try $0.text(0), try $0.text(1)) }
            }
            for (table, column) in pairs { schema[table, default: []].insert(column) }
        }
        return schema
    }
}
