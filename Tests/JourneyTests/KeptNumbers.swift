import Kernel
import Records
import SQLiteStore
import Testing

@testable import App

/// The kept figures and counters of a municipality, held against what they count.
enum KeptNumbers {
    static func check(in platform: Platform) throws {
        for tenant in platform.directory.open {
            try tenant.store.read { database in
                try checkOpened(database, tenant.municipality.slug)
                try checkClosed(database, tenant.municipality.slug)
                try checkCounters(database, tenant.municipality.slug)
            }
        }
    }

    private static func checkOpened(_ database: any Database, _ slug: String) throws {
        let cases = try database.rows("SELECT opened_at, type_key FROM case_file") { row in
            "\(week(try row.timestamp(0))) \(try row.text(1))"
        }
        let kept = try database.rows("SELECT week, type_key, sum(cases) FROM figure_opened GROUP BY week, type_key") {
            ("\(try $0.integer(0)) \(try $0.text(1))", try $0.integer(2))
        }
        #expect(counted(cases) == Dictionary(uniqueKeysWithValues: kept), "\(slug): cases that came in")
    }

    private static func checkClosed(_ database: any Database, _ slug: String) throws {
        let cases = try database.rows("SELECT closed_at, type_key FROM case_file WHERE closed_at IS NOT NULL") { row in
            "\(week(try row.timestamp(0))) \(try row.text(1))"
        }
        let kept = try database.rows("SELECT week, type_key, cases FROM figure_closed WHERE cases > 0") {
            ("\(try $0.integer(0)) \(try $0.text(1))", try $0.integer(2))
        }
        #expect(counted(cases) == Dictionary(uniqueKeysWithValues: kept), "\(slug): cases that were closed")
    }

    private static func checkCounters(_ database: any Database, _ slug: String) throws {
        let counters = Dictionary(
            uniqueKeysWithValues: try database.rows("SELECT name, value FROM counter") {
                (try $0.text(0), try $0.integer(1))
            }
        )
        for (name, states) in [("waiting", "0, 1"), ("accepted", "2"), ("refused", "3")] {
            let count = try database.rows("SELECT state FROM delivery WHERE channel = 0") { try $0.integer(0) }
                .count { states.contains("\($0)") }
            #expect(counters["deliveries/\(name)", default: 0] == count, "\(slug): deliveries/\(name)")
        }
        let open = try database.rows("SELECT module FROM case_file WHERE closed_at IS NULL") { try $0.text(0) }
        for (module, count) in counted(open) {
            #expect(counters["open-cases/\(module)"] == count, "\(slug): open cases of \(module)")
        }
    }

    private static func counted(_ keys: [String]) -> [String: Int] {
        Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// As in the tables: the day number of the Monday.
    private static func week(_ moment: Timestamp) -> Int { Week(of: moment.day).monday.number }
}
