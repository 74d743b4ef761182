internal import Kernel

/// Where something is (plek): in words, by coordinates, or both.
struct Place: Hashable, Sendable {
    /// As the resident wrote it, at most ``textLimit`` characters; may hold personal data.
    let text: String?
    let postcode: Postcode?
    let houseNumber: HouseNumber?
    let point: Coordinates?

    static let textLimit = 200

    /// `nil` unless there are words or coordinates, and the words fit.
    init?(text: String?, postcode: Postcode? = nil, houseNumber: HouseNumber? = nil, point: Coordinates? = nil) {
        let text = text.flatMap { $0.isEmpty ? nil : $0 }
        guard text != nil || point != nil, (text?.unicodeScalars.count ?? 0) <= Self.textLimit else { return nil }
        self.text = text
        self.postcode = postcode
        self.houseNumber = houseNumber
        self.point = point
    }

    /// Postcode and house number together, when both are known.
    var address: (postcode: Postcode, houseNumber: HouseNumber)? {
        guard let postcode, let houseNumber else { return nil }
        return (postcode, houseNumber)
    }
}
