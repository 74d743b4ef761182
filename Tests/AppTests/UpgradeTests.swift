import Kernel
import Records
import TestSupport
import Testing

@testable import App

@Suite("A file of an earlier version after the upgrade")
struct UpgradeTests {
    private let migrations: [Migration]

    init() throws { migrations = KernelSchema.migrations + (try ModuleCatalogue(ModuleCatalog.modules)).migrations }

    /// The steps of a program that did not have these steps, nor later ones of the same owner.
    private func before(_ names: String...) -> [Migration] {
        var gone: Set<String> = []
        return migrations.filter { migration in
            let owner = migration.name.prefix { !$0.isNumber }
            if names.contains(migration.name) { gone.insert(String(owner)) }
            return !gone.contains(String(owner))
        }
    }

    @Test("who was known stays known, and is looked for by the house number as it was kept")
    func persons() throws {
        let old = try TemporaryStore(migrations: before("kernel-020-house-numbers", "physical-domain-030-kept-photos"))
        try old.store.writeAndWait { database in
            try database.execute("INSERT INTO resident (id, uuid, kvk, created_at) VALUES (1, x'61', '12345678', 0)")
            try database.execute("INSERT INTO resident (id, uuid, kvk, created_at) VALUES (2, x'62', '12345679', 0)")
            try database.execute(
                """
                INSERT INTO person (resident_id, name, born_on, street, house_number, postcode, town, changed_at)
                VALUES (1, 'Jan Test', 5000, 'Kerkstraat', '3A', '6921 ES', 'Duiven', 0),
                    (2, 'Anna Test', NULL, NULL, NULL, NULL, NULL, 0)
                """
            )
        }

        let new = try old.upgraded(to: migrations)

        let rows = try new.store.read { database in
            try database.rows(
                "SELECT name, coalesce(house_number, '-'), coalesce(house_number_key, '-') FROM person ORDER BY 1 DESC"
            ) { [try $0.text(0), try $0.text(1), try $0.text(2)] }
        }
        #expect(rows == [["Jan Test", "3A", "3A"], ["Anna Test", "-", "-"]])
    }

    @Test("a photo of a report stays for ever, and one that waits goes when it waited too long")
    func photos() throws {
        let old = try TemporaryStore(migrations: before("physical-domain-030-kept-photos"))
        try old.store.writeAndWait { database in
            try database.execute(
                """
                INSERT INTO physical_domain_report (id, case_key, category, team, description, at, place)
                VALUES (1, 1, 'container-vol', 'groen', 'Vol', 0, 'Hier')
                """
            )
            try database.execute(
                """
                INSERT INTO physical_domain_photo (uuid, hash, media_type, width, height, at, report_id)
                VALUES (x'61', 'sent', 'image/jpeg', 1, 1, 5, 1), (x'62', 'waits', 'image/jpeg', 1, 1, 7, NULL),
                    (x'63', 'waits', 'image/jpeg', 1, 1, 9, NULL)
                """
            )
        }

        let new = try old.upgraded(to: migrations)

        let kept = try new.store.read { try $0.rows("SELECT hash FROM kept_file") { try $0.text(0) } }
        let waiting = try new.store.read { database in
            try database.rows("SELECT hash, at FROM waiting_file") { "\(try $0.text(0)) \(try $0.integer(1))" }
        }
        #expect(kept == ["sent"] && waiting == ["waits 9"])
    }
}
