internal import Kernel
internal import Records

/// The invented residents of the cases for reading, whom the desk looks up.
///
/// Most are businesses under the lowest numbers, which no register gives out, with a name and an address like
/// persons have: there are far too few numbers for test persons.
struct BenchPeople: Sendable {
    let count: Int

    /// One resident for each ten cases.
    init(cases: Int) { count = min(max(cases / 10, 1), 900_000) }

    func resident(ofCase number: Int) -> ResidentIdentity { Self.identity(number % count) }

    private static func identity(_ number: Int) -> ResidentIdentity {
        let digits = String(number + 1)
        let padded = String(repeating: "0", count: 8 - digits.count) + digits
        return (try? ChamberOfCommerceNumber(padded)).map(ResidentIdentity.business) ?? .anonymous
    }

    /// Keeps names, birth dates and addresses, of the test persons too.
    func describe(in tenant: OpenTenant, at now: Timestamp) throws {
        try DemoResidents.describe(in: tenant, at: now)
        for start in stride(from: 0, to: count, by: Self.perJob) {
            let people = try (start..<min(start + Self.perJob, count)).map { (Self.identity($0), try Self.details($0)) }
            try tenant.entry.context(caller: .anonymous, now: now, module: nil).writeAndWait { session in
                for (identity, details) in people { try session.residents.keep(details, of: identity) }
            }
        }
    }

    /// People in one job of the writer, some 5 ms.
    private static let perJob = 200

    private static func details(_ number: Int) throws -> PersonDetails {
        try PersonDetails(
            name: "Voorbeeld \(word(number))",
            bornOn: born(number),
            address: PersonDetails.HomeAddress(
                street: "Voorbeeldstraat",
                houseNumber: houseNumber(number),
                postcode: try Postcode(postcode(number)),
                town: "Meting"
            )
        )
    }

    /// What colleagues type to find people, in all the ways that there are.
    func questions(_ cases: [(number: CaseNumber, code: FollowCode)]) -> [String] {
        cases.enumerated().map { place, file in
            let number = place * 7_919 % count
            let day = Self.born(number)
            return switch place % 6 {
            case 0, 1: "\(Self.word(number)) \(day.day)-\(day.month)-\(day.year)"
            case 2, 3: "\(Self.postcode(number)) \(Self.houseNumber(number))"
            case 4: DemoResidents.numbers[place / 6 % DemoResidents.numbers.count]
            default: place % 12 == 5 ? file.number.description : file.code.description
            }
        }
    }

    private static func born(_ number: Int) -> Day { Day(number: Self.firstDay.number + number % 25_000) }
    private static func postcode(_ number: Int) -> String { "\(1_000 + number / 60 % 9_000) AB" }
    private static func houseNumber(_ number: Int) -> String { String(1 + number % 60) }

    /// A word of letters for a number: names have no digits.
    private static func word(_ number: Int) -> String {
        var rest = number
        var word = "q"
        repeat {
            word.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + UInt8(rest % 26)))
            rest /= 26
        } while rest > 0
        return word
    }

    private static let firstDay = Day(year: 1940, month: 1, day: 1) ?? Day(number: 0)
}
