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
        public let street: String
        /// With its letter and addition, such as `3A`.
        public let houseNumber: String
        public let postcode: Postcode
        public let town: String

        public init(street: String, houseNumber: String, postcode: Postcode, town: String) {
            self.street = street
            self.houseNumber = houseNumber
            self.postcode = postcode
            self.town = town
        }

        /// On one line, such as `Kerkstraat 3A, 6921 ES Duiven`.
        public var line: String { "\(street) \(houseNumber), \(postcode) \(town)" }
    }
}

extension PersonDetails {
    /// What a form does not have to ask, as its answers are kept: a day as `1984-03-14`, an address on one line.
    public var known: [KnownFact: String] {
        var known = [KnownFact.name: name]
        if let bornOn { known[.birthDate] = bornOn.iso }
        if let address { known[.address] = address.line }
        return known
    }
}

extension PersonDetails: CustomStringConvertible {
    /// Hidden when printed, so that no log or error shows a name.
    public var description: String { "persoonsgegevens ******" }
}

extension PersonDetails: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: []) }
}
