/// What a municipality knows of a person besides the number: the name, the birth date and the address.
public struct PersonDetails: Hashable, Sendable {
    /// As staff and the resident read it, at most 200 characters.
    public let name: String
    public let bornOn: Day?
    public let address: HomeAddress?

    /// - Throws: ``Invalid`` when the name is empty, too long, or more than one line.
    public init(name: String, bornOn: Day? = nil, address: HomeAddress? = nil) throws(Invalid) {
        guard (1...200).contains(name.count), !name.contains(where: \.isNewline) else { throw Invalid() }
        self.name = name
        self.bornOn = bornOn
        self.address = address
    }

    /// The name is no name.
    public struct Invalid: Error, Hashable, Sendable {
        public init() {}
    }

    /// Where someone lives (woonadres).
    public struct HomeAddress: Hashable, Sendable {
        /// `nil` when only the postcode and the house number are known; they are enough for a letter.
        public let street: String?
        /// As it was told, with its letter and addition, such as `3A` or `12-14`.
        public let houseNumber: String
        public let postcode: Postcode
        /// `nil` when it is not known.
        public let town: String?

        public init(street: String? = nil, houseNumber: String, postcode: Postcode, town: String? = nil) {
            self.street = street
            self.houseNumber = houseNumber
            self.postcode = postcode
            self.town = town
        }

        /// On one line, such as `Kerkstraat 3A, 6921 ES Duiven`, or `6921 ES 3A` without a street.
        public var line: String {
            let place = [postcode.text, town ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            guard let street else { return "\(place) \(houseNumber)" }
            return "\(street) \(houseNumber), \(place)"
        }
    }
}

extension PersonDetails {
    /// What a form does not have to ask, as its answers are kept: a day as `1984-03-14`, an address on one line.
    public var known: [KnownFact: String] {
        var known = [KnownFact.name: name]
        if let bornOn { known[.birthDate] = bornOn.iso }
        if let address {
            known[.postcode] = address.postcode.text
            known[.houseNumber] = address.houseNumber
            // A form that asks for street and town gets them from the resident until they are known.
            if address.street != nil, address.town != nil { known[.address] = address.line }
        }
        return known
    }

    /// What was known of a person, with what the same person filled in just now.
    ///
    /// It is `nil` when that adds nothing, or when there is no name to keep it under.
    ///
    /// - Parameters:
    ///   - earlier: What was known; it stays as it is.
    ///   - told: The answers of a form, by the fact that they tell.
    public init?(_ earlier: PersonDetails?, adding told: [KnownFact: String]) {
        let all = try? PersonDetails(
            name: earlier?.name ?? told[.name] ?? "",
            bornOn: earlier?.bornOn ?? told[.birthDate].flatMap { try? Day(iso: $0) },
            address: earlier?.address ?? HomeAddress(told)
        )
        guard let all, all != earlier else { return nil }
        self = all
    }
}

extension PersonDetails.HomeAddress {
    /// `nil` without a postcode and a house number of at most 20 characters.
    fileprivate init?(_ told: [KnownFact: String]) {
        guard let postcode = told[.postcode].flatMap({ try? Postcode($0) }), let number = told[.houseNumber],
            (1...20).contains(number.count), !number.contains(where: \.isNewline)
        else { return nil }
        self.init(houseNumber: number, postcode: postcode)
    }
}

extension PersonDetails: CustomStringConvertible {
    /// Hidden when printed, so that no log or error shows a name.
    public var description: String { "persoonsgegevens ******" }
}

extension PersonDetails: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
}
