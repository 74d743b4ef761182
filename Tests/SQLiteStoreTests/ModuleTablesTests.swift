import Kernel
import TestSupport
import Testing

@Suite("What a module may touch")
struct ModuleTablesTests {
    @Test(
        "its own tables and what the kernel publishes",
        arguments: [
            "SELECT id, text FROM physical_domain_report",
            "SELECT count(*) FROM physical_domain_report",
            "SELECT id FROM public_case",
            "SELECT count(*) FROM public_case",
            "SELECT c.id AS x FROM public_case AS c JOIN physical_domain_report r ON r.case_id = c.id",
            "SELECT id FROM (SELECT id FROM public_case) AS public_inner",
            "WITH physical_domain_open AS (SELECT id FROM public_case) SELECT id FROM physical_domain_open",
            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n",
            "SELECT value FROM json_each('[1]')",
            "SELECT text FROM physical_domain_report WHERE case_id IN (SELECT id FROM public_case)",
        ] as [SQL]
    )
    func mayRead(sql: SQL) throws {
        let temporary = try Self.filled()

        try temporary.store.read { db in
            _ = try db.limited(to: "physical_domain_").rows(sql) { $0.value(0) }
        }
    }

    @Test(
        "no table of the kernel, however it is asked for",
        arguments: [
            "SELECT id FROM case_file",
            "SELECT ID FROM Case_File",
            "SELECT count(*) FROM case_file",
            "SELECT 1 FROM case_file",
            "SELECT id FROM main.case_file",
            "SELECT id FROM public_case UNION SELECT bsn FROM case_file",
            "SELECT (SELECT bsn FROM case_file LIMIT 1) FROM public_case",
            "SELECT id FROM public_case WHERE id IN (SELECT id FROM case_file)",
            "SELECT id FROM public_case WHERE id IN case_file",
            "SELECT id FROM public_case WHERE EXISTS (SELECT 1 FROM case_file)",
            "SELECT c.id FROM public_case c JOIN case_file f ON f.id = c.id",
            "SELECT id FROM public_case NATURAL JOIN case_file",
            "SELECT id FROM public_case ORDER BY (SELECT bsn FROM case_file)",
            "WITH t AS (SELECT bsn FROM case_file) SELECT bsn FROM t",
            "WITH public_x AS (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH public_case AS (SELECT bsn FROM case_file) SELECT bsn FROM public_case",
            "WITH public_x AS MATERIALIZED (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH public_x AS NOT MATERIALIZED (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH public_x(b) AS (SELECT bsn FROM case_file) SELECT b FROM public_x",
            "WITH \"public_x\"/**/AS--\n(SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH [public_x] AS (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH `public_x` AS (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH 'public_x' AS (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH \u{FEFF}public_x AS (SELECT bsn FROM case_file) SELECT bsn FROM public_x",
            "WITH Public_X AS (SELECT bsn FROM case_file) SELECT bsn FROM Public_X",
            "WITH RECURSIVE public_x AS (SELECT bsn FROM case_file UNION SELECT 1 FROM public_x) SELECT * FROM public_x",
            "SELECT bsn FROM (SELECT bsn FROM case_file) AS public_x",
            "SELECT bsn FROM case_file AS public_x",
            "SELECT bsn FROM case_file AS physical_domain_x",
            "SELECT id FROM internal_case",
            "SELECT text FROM social_domain_need",
            "SELECT name FROM sqlite_master",
            "SELECT sql FROM sqlite_schema",
            "SELECT name FROM pragma_table_info('case_file')",
            "SELECT name FROM schema_migration",
            "SELECT load_extension('x')",
        ] as [SQL]
    )
    func mayNotRead(sql: SQL) throws {
        let temporary = try Self.filled()

        #expect(throws: StoreError.notAuthorised) {
            try temporary.store.read { db in
                _ = try db.limited(to: "physical_domain_").rows(sql) { $0.value(0) }
            }
        }
    }

    @Test(
        "no change outside its own tables, and nothing but rows",
        arguments: [
            "UPDATE case_file SET bsn = 'x'",
            "DELETE FROM case_file",
            "INSERT INTO case_file (id, bsn) VALUES (9, 'x')",
            "REPLACE INTO case_file (id, bsn) VALUES (1, 'x')",
            "INSERT INTO case_file SELECT id, text FROM physical_domain_report",
            "SELECT json_group_array(bsn) FROM case_file",
            "EXPLAIN SELECT bsn FROM case_file",
            "INSERT INTO physical_domain_report (case_id, text) SELECT id, bsn FROM case_file",
            "INSERT INTO physical_domain_report (case_id, text) VALUES (1, (SELECT bsn FROM case_file))",
            "UPDATE physical_domain_report SET text = (SELECT bsn FROM case_file)",
            "UPDATE physical_domain_report SET text = f.bsn FROM case_file f",
            "UPDATE physical_domain_report SET text = 'x' WHERE case_id IN case_file",
            "DELETE FROM physical_domain_report WHERE case_id IN (SELECT id FROM case_file WHERE bsn > '1')",
            "INSERT INTO physical_domain_report (case_id, text) VALUES (1, 'x') RETURNING (SELECT bsn FROM case_file)",
            "INSERT INTO physical_domain_loud (text) VALUES ('x')",
            "CREATE TABLE physical_domain_extra (id INTEGER)",
            "CREATE VIEW physical_domain_all AS SELECT * FROM case_file",
            "CREATE TEMP VIEW public_all AS SELECT * FROM case_file",
            "CREATE TRIGGER physical_domain_spy AFTER INSERT ON physical_domain_report BEGIN DELETE FROM case_file; END",
            "CREATE INDEX physical_domain_i ON physical_domain_report (text)",
            "CREATE VIRTUAL TABLE physical_domain_f USING fts5(text)",
            "ALTER TABLE physical_domain_report RENAME TO public_report",
            "DROP TABLE physical_domain_report",
            "DROP VIEW public_case",
            "PRAGMA writable_schema = ON",
            "PRAGMA foreign_keys = OFF",
            "ATTACH '/tmp/other.sqlite' AS other",
            "DETACH main",
            "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT x",
            "VACUUM", "ANALYZE", "REINDEX",
        ] as [SQL]
    )
    func mayNotChange(sql: SQL) throws {
        let temporary = try Self.filled()

        #expect(throws: StoreError.notAuthorised) {
            try temporary.store.writeAndWait { try $0.limitedForChanges(to: "physical_domain_").execute(sql) }
        }

        let untouched = try temporary.store.read { try $0.rows("SELECT bsn FROM case_file") { try $0.text(0) } }
        #expect(untouched == ["999993653"])
    }

    @Test(
        "SQLite itself keeps views and its own tables from being changed",
        arguments: ["UPDATE public_case SET id = 2", "UPDATE sqlite_master SET sql = ''", "DELETE FROM sqlite_schema"]
            as [SQL]
    )
    func viewsAreNotChanged(sql: SQL) throws {
        let temporary = try Self.filled()

        #expect(throws: StoreError.self) {
            try temporary.store.writeAndWait { try $0.limitedForChanges(to: "physical_domain_").execute(sql) }
        }
    }

    @Test("full text search of its own works, from a fresh connection too")
    func fullTextOfItsOwn() throws {
        let temporary = try Self.filled()

        try temporary.store.writeAndWait { db in
            try db.limitedForChanges(to: "physical_domain_")
                .execute("INSERT INTO physical_domain_words (text) VALUES ('losse stoeptegel')")
        }

        let found = try temporary.store.read { outer in
            try temporary.store.read { db in
                _ = outer
                return try db.limited(to: "physical_domain_")
                    .rows("SELECT text FROM physical_domain_words WHERE physical_domain_words MATCH 'stoeptegel'") {
                        try $0.text(0)
                    }
            }
        }
        #expect(found == ["losse stoeptegel"])
    }

    @Test("its own rows may point to a case and change")
    func mayChangeItsOwn() throws {
        let temporary = try Self.filled()

        let texts = try temporary.store.writeAndWait { db in
            let own = db.limitedForChanges(to: "physical_domain_")
            try own.execute("INSERT INTO physical_domain_report (case_id, text) VALUES (1, 'kuil')")
            try own.execute("UPDATE physical_domain_report SET text = 'gat', case_id = 1 WHERE text = 'kuil'")
            try own.execute("DELETE FROM physical_domain_report WHERE text IN ('lamp')")
            return try own.rows("SELECT text FROM physical_domain_report") { try $0.text(0) }
        }

        #expect(texts == ["gat"])
    }

    @Test("a statement that the kernel ran before is still refused to a module")
    func statementsAreNotShared() throws {
        let temporary = try Self.filled()

        try temporary.store.read { db in
            _ = try db.rows("SELECT bsn FROM case_file") { $0.value(0) }
            #expect(throws: StoreError.notAuthorised) {
                try db.limited(to: "physical_domain_").rows("SELECT bsn FROM case_file") { $0.value(0) }
            }
        }
    }

    @Test("a limited connection cannot be widened again")
    func cannotBeWidened() throws {
        let temporary = try Self.filled()

        try temporary.store.read { db in
            for prefix in ["", "case_", "social_domain_"] {
                #expect(throws: StoreError.notAuthorised) {
                    try db.limited(to: "physical_domain_").limited(to: prefix).rows("SELECT id FROM case_file") {
                        $0.value(0)
                    }
                }
            }
            #expect(throws: StoreError.notAuthorised) {
                try db.limited(to: "").rows("SELECT id FROM case_file") { $0.value(0) }
            }
        }
    }

    @Test(
        "the kernel itself cannot end the transaction or open another file",
        arguments: ["COMMIT", "ATTACH ':memory:' AS x"] as [SQL]
    )
    func kernelIsLimitedToo(sql: SQL) throws {
        let temporary = try Self.filled()

        #expect(throws: StoreError.notAuthorised) {
            try temporary.store.writeAndWait { try $0.execute(sql) }
        }
    }

    private static func filled() throws -> TemporaryStore {
        let temporary = try TemporaryStore(migrations: [Schema.cases, Schema.modules])
        try temporary.store.writeAndWait { db in
            try db.execute("INSERT INTO case_file (id, bsn) VALUES (1, '999993653')")
            try db.execute("INSERT INTO physical_domain_report (case_id, text) VALUES (1, 'lamp')")
        }
        return temporary
    }
}
