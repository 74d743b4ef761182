import Kernel
import Testing

@Suite("Putting statements together")
struct SQLCompositionTests {
    @Test("the placeholders of the second piece are numbered on")
    func placeholdersAreNumberedOn() {
        let start: SQL = "SELECT id FROM note WHERE a = \(1)"
        let end: SQL = " AND b = \("x") AND c = \(3)"

        let sql = start + end

        #expect(sql.text == "SELECT id FROM note WHERE a = $1 AND b = $2 AND c = $3")
        #expect(sql.values == [.integer(1), .text("x"), .integer(3)])
    }

    @Test("a piece keeps its place between other values")
    func pieceKeepsPlace() {
        let condition: SQL = "b IN (\(SQL.list([7, 8, 9])))"

        let sql: SQL = "SELECT \(1) WHERE \(condition) AND d = \("z")"

        #expect(sql.text == "SELECT $1 WHERE b IN ($2, $3, $4) AND d = $5")
        #expect(sql.values == [.integer(1), .integer(7), .integer(8), .integer(9), .text("z")])
    }

    @Test("more than nine placeholders are not mixed up")
    func manyPlaceholders() {
        let sql: SQL = "\(0)" + " IN (" + SQL.list(1...11) + ")"

        #expect(sql.text == "$1 IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
    }

    @Test("a dollar sign inside a quoted text is no placeholder")
    func quotedDollar() {
        let sql: SQL = "SELECT \(1)" + ", '$1 is $.geld' || \(2)"

        #expect(sql.text == "SELECT $1, '$1 is $.geld' || $2")
    }

    @Test("an empty list is equal to nothing")
    func emptyList() {
        let sql: SQL = "x IN (\(SQL.list([Int]())))"

        #expect(sql.text == "x IN (NULL)")
    }

    @Test("conditions are joined by a separator")
    func joined() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]

        #expect(conditions.joined(separator: " OR ").text == "a = $1 OR b = $2")
    }
}
