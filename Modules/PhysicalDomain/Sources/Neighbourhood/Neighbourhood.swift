internal import Kernel

/// What somebody calls the neighbourhood (buurt): a street, a quarter, or everything within a distance.
enum Neighbourhood: Hashable, Sendable {
    /// A whole postcode.
    case street(Postcode)
    /// The four digits of a postcode.
    case quarter(String)
    /// In metres around a point, at most ``GridCell/sizeInMetres`` times four.
    case around(Coordinates, metres: Int)

    static let distances = [250, 500, 1_000]

    func includes(_ news: News) -> Bool {
        switch self {
        case .street(let postcode): news.postcode == postcode
        case .quarter(let area): news.postcode?.area == area
        case .around(let point, let metres): news.point.map { point.metres(to: $0) <= Double(metres) } == true
        }
    }

    /// For people, such as `postcode 6921 AA`.
    var words: String {
        switch self {
        case .street(let postcode): "postcode \(postcode)"
        case .quarter(let area): "alles in \(area)"
        case .around(_, let metres): "\(metres) meter rond uw punt"
        }
    }
}
