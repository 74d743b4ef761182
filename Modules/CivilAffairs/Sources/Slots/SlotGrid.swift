internal import Kernel

/// A part of a municipality's capacity: one location, one way.
struct Counter: Hashable, Sendable {
    let location: Location
    let way: Way

    /// How many appointments can be at the same time.
    var capacity: Int { way.capacity(of: location) }

    /// As a form sends it: `gemeentehuis.counter`.
    var key: String { "\(location.key).\(way.rawValue)" }

    /// Those at which this product can be done; none for what needs no appointment.
    static func all(for product: Product, in municipality: Municipality) -> [Counter] {
        municipality.locations.flatMap { location in product.ways.map { Counter(location: location, way: $0) } }
            .filter { $0.capacity > 0 }
    }
}

/// A day is cut into cells of ten minutes; an appointment takes one or more cells in a row.
///
/// Cells are computed from opening hours; only how many appointments a cell has is kept. As each appointment is one
/// row of cells, no more than `capacity` in each cell means that so many desks are enough for all of them.
struct SlotGrid: Hashable, Sendable {
    static let minutesPerCell = 10

    /// The first minutes of the cells that lie within the opening hours, counted from midnight.
    let starts: [Int]

    init(_ hours: OpeningHours?) {
        guard let hours else {
            starts = []
            return
        }
        let size = Self.minutesPerCell
        let first = (hours.opens.minutes + size - 1) / size * size
        starts = stride(from: first, through: hours.closes.minutes - size, by: size).map { $0 }
    }

    /// How many cells a length takes; at least one.
    static func cells(forMinutes minutes: Int) -> Int { max(1, (minutes + minutesPerCell - 1) / minutesPerCell) }

    /// The cells of an appointment; `nil` when it does not fit in the opening hours.
    func cells(from minute: Int, minutes: Int) -> [Int]? {
        let count = Self.cells(forMinutes: minutes)
        guard let place = starts.firstIndex(of: minute), place + count <= starts.count else { return nil }
        return Array(starts[place..<place + count])
    }

    /// The minutes at which something of this length can begin, given what is taken.
    func free(minutes: Int, capacity: Int, taken: [Int: Int], after earliest: Int = -1) -> [Int] {
        starts.filter { start in
            guard start > earliest, let cells = cells(from: start, minutes: minutes) else { return false }
            return cells.allSatisfy { (taken[$0] ?? 0) < capacity }
        }
    }
}
