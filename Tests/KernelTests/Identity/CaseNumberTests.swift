import Kernel
import Testing

@Suite("A case number")
struct CaseNumberTests {
    @Test(
        "is printed with six digits, or more when the year is that busy",
        arguments: [
            (1, "Z-2026-000001"), (123, "Z-2026-000123"), (999_999, "Z-2026-999999"), (1_000_000, "Z-2026-1000000"),
        ]
    )
    func roundTrip(sequence: Int, text: String) throws {
        let number = try CaseNumber(year: 2026, sequence: sequence)

        #expect("\(number)" == text)
        #expect(try CaseNumber(text) == number)
        #expect(number.sqlValue == .text(text))
    }

    @Test(
        "refuses what it would not print, apart from a small z",
        arguments: [
            ("Z-2026-123", .form), ("Z-2026-0000123", .form), ("Z-26-000123", .form), ("X-2026-000123", .form),
            ("Z2026000123", .form), ("Z-2026-000123-", .form), ("", .form), ("Z-2026-", .form),
            ("Z-2026-99999999999999999999", .form), ("Z-2026-00012a", .form),
            ("Z-2026-000000", .sequence), ("Z-0026-000001", .year),
        ] as [(String, CaseNumber.Invalid)]
    )
    func refusals(text: String, reason: CaseNumber.Invalid) throws {
        #expect(throws: reason) { try CaseNumber(text) }
        #expect(try CaseNumber("z-2026-000123").sequence == 123)
    }

    @Test("sorts by year, then by its place in the year")
    func order() throws {
        let texts = ["Z-2025-999999", "Z-2025-1000000", "Z-2026-000001"]

        let numbers = try texts.reversed().map { try CaseNumber($0) }

        #expect(numbers.sorted().map(\.description) == texts)
    }
}
