import Kernel
import TestSupport
import Testing

@Suite("Reading and writing a file")
struct ReadingAndWritingTests {
    @Test("a change that was confirmed is read back")
    func confirmedIsReadBack() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])

        let changed = try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (text) VALUES (\("brug"))") }

        let texts = try temporary.store.read { try $0.rows("SELECT text FROM note") { try $0.text(0) } }
        #expect(changed == 1)
        #expect(texts == ["brug"])
    }

    @Test(
        "whatever a resident types stays a value",
        arguments: ["'", "'; DROP TABLE note; --", "\" OR 1=1", "nul\0teken", "", "👩‍👩‍👧 é ﷽", "$1 ?1 :a"]
    )
    func typedTextStaysValue(text: String) throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])

        try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (text) VALUES (\(text))") }

        let found = try temporary.store.read { db in
            try db.rows("SELECT text FROM note WHERE text = \(text)") { try $0.text(0) }
        }
        #expect(found == [text])
    }

    @Test(
        "every kind of value comes back as it was stored",
        arguments: [
            SQLValue.null, .integer(.min), .integer(.max), .real(0.1), .text(""), .blob([]), .blob([0, 255]),
        ]
    )
    func everyKindComesBack(value: SQLValue) throws {
        let temporary = try TemporaryStore(migrations: [])

        let found = try temporary.store.read { try $0.first("SELECT \(value)") { $0.value(0) } }

        #expect(found == value)
    }

    @Test("a read cannot change rows")
    func readCannotChange() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])

        #expect(throws: StoreError.failed(code: 8, message: "a read may not change rows")) {
            try temporary.store.read { try $0.rows("DELETE FROM note RETURNING id") { try $0.integer(0) } }
        }
    }

    @Test("a row closure may run the same statement again")
    func sameStatementInside() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.store.writeAndWait { db in
            for text in ["a", "b"] { try db.execute("INSERT INTO note (text) VALUES (\(text))") }
        }

        let found = try temporary.store.read { db in
            try db.rows("SELECT text FROM note ORDER BY id") { outer in
                try db.rows("SELECT text FROM note ORDER BY id") { try $0.text(0) } + [try outer.text(0)]
            }
        }

        #expect(found == [["a", "b", "a"], ["a", "b", "b"]])
    }

    @Test("a second row with the same key is a duplicate, a missing parent a broken rule")
    func constraintsAreTold() throws {
        let temporary = try TemporaryStore(migrations: [Schema.notes])
        try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (text) VALUES ('x')") }

        #expect(throws: StoreError.duplicate) {
            try temporary.store.writeAndWait { try $0.execute("INSERT INTO note (text) VALUES ('x')") }
        }
        #expect(throws: StoreError.constraint(code: 787)) {
            try temporary.store.writeAndWait { try $0.execute("INSERT INTO remark (note_id) VALUES (99)") }
        }
    }
}
