internal import Kernel

/// Reads what is known of persons; whoever shows it logs that first.
struct PersonRecords {
    private let database: any Database

    init(_ database: any Database) { self.database = database }

    /// `nil` when only the number is known.
    func details(of key: Int) throws -> PersonDetails? {
        try database.first(
            "SELECT name, born_on, street, house_number, postcode, town FROM person WHERE resident_id = \(key)"
        ) { row in
            let address =
                try row.isNull(4)
                ? nil
                : PersonDetails.HomeAddress(
                    street: row.optionalText(2),
                    houseNumber: row.text(3),
                    postcode: Postcode(row.text(4)),
                    town: row.optionalText(5)
                )
            return try PersonDetails(name: row.text(0), bornOn: row.optionalDay(1), address: address)
        }
    }
}
