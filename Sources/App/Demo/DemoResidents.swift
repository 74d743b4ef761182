internal import Kernel
internal import Records

/// The test persons of the demonstration.
///
/// Their numbers come from the official test set (RvIG) and belong to nobody; so do their names, which say what
/// they are.
enum DemoResidents {
    static let numbers = [
        "999990019", "999993653", "999990639", "999993872", "999991723", "999992740", "999993239", "999991425",
        "999994803", "999992387", "999994736", "999994773", "999993136",
    ]

    /// Keeps a name, a birth date and an address for every test person in one municipality.
    static func describe(in tenant: OpenTenant, at now: Timestamp) throws {
        let persons = try numbers.enumerated().map { place, number in
            (try CitizenServiceNumber(number), try details(place, in: tenant.municipality))
        }
        try tenant.entry.context(caller: .anonymous, now: now, module: nil).writeAndWait { session in
            for (number, details) in persons { try session.residents.keep(details, of: .person(number)) }
        }
    }

    private static func details(_ place: Int, in municipality: Municipality) throws -> PersonDetails {
        try PersonDetails(
            name: "\(names[place % names.count]) Voorbeeld",
            bornOn: Day(year: 1950 + place * 4, month: 1 + place % 12, day: 1 + place * 2),
            address: PersonDetails.HomeAddress(
                street: "Voorbeeldstraat",
                houseNumber: String(1 + place / 2),
                postcode: try Postcode("6921 ES"),
                town: municipality.name
            )
        )
    }

    private static let names = [
        "Anna", "Bram", "Chantal", "Daan", "Eline", "Fatima", "Gijs", "Hanna", "Ilse", "Joris", "Karim", "Lotte",
        "Mees",
    ]
}
