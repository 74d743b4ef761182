/// A square of the map of about 250 by 250 metres, as one number that an index can find.
///
/// Reports near a point lie in the few squares around it, so nobody walks through all reports.
struct GridCell: Hashable, Sendable {
    let number: Int

    static let sizeInMetres = 250

    init(_ point: Coordinates) {
        self.init(row: Self.row(point.latitude), column: Self.column(point.longitude))
    }

    private init(row: Int, column: Int) { number = row * 10_000 + column }

    /// The squares, mostly one to four, in which every point lies that is at most `metres` away.
    ///
    /// `metres` is at most ``sizeInMetres``, so there are never more than nine.
    static func around(_ point: Coordinates, metres: Int) -> [GridCell] {
        let north = Double(metres) / Coordinates.metresPerDegree
        // A hair more: the cosine is an approximation.
        let east = 1.001 * north / Coordinates.cosine(point.latitude + north)
        let rows = row(point.latitude - north)...row(point.latitude + north)
        let columns = column(point.longitude - east)...column(point.longitude + east)
        return rows.flatMap { row in columns.map { GridCell(row: row, column: $0) } }
    }

    /// Of one width in the whole country, so that a cell's number needs no latitude: 0.5° north or south
    /// the squares are 4 metres narrower or wider.
    private static let degreesOfLatitude = Double(sizeInMetres) / Coordinates.metresPerDegree
    private static let degreesOfLongitude = degreesOfLatitude / Coordinates.cosine(52.2)

    private static func row(_ latitude: Double) -> Int { Int(((latitude - 50) / degreesOfLatitude).rounded(.down)) }

    private static func column(_ longitude: Double) -> Int {
        Int(((longitude - 3) / degreesOfLongitude).rounded(.down))
    }
}
