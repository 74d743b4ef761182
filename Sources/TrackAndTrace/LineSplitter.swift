/// Cuts a body that arrives in pieces into lines, and never holds more than one line.
struct LineSplitter {
    private var rest: [UInt8] = []
    /// Whether the line that is arriving is over the limit; its bytes are dropped.
    private var isDropping = false
    private var number = 0
    private let limit: Int
    private let lineLimit: Int

    /// - Parameters:
    ///   - limit: The most bytes of one line.
    ///   - lineLimit: The most lines; the first line beyond it is handed out as such, and nothing after it.
    init(limit: Int, lineLimit: Int) {
        self.limit = limit
        self.lineLimit = lineLimit
    }

    /// One line of the stream.
    enum Line {
        case content(number: Int, [UInt8])
        case tooLong(number: Int)
        /// The first line beyond the most lines; what comes after it is not looked at.
        case tooMany(number: Int)
    }

    /// Takes the next bytes and hands out every line that is now complete; blank lines count but stay silent.
    mutating func take(_ bytes: [UInt8], _ hand: (Line) -> Void) {
        var start = bytes.startIndex
        while !isFull, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            close(with: bytes[start..<end], hand)
            start = end + 1
        }
        keep(bytes[start...])
    }

    /// Hands out the last line when the body does not end in a line break.
    mutating func finish(_ hand: (Line) -> Void) {
        if isFull { return }
        if !rest.isEmpty || isDropping { close(with: [], hand) }
    }

    private var isFull: Bool { number > lineLimit }

    private mutating func close(with tail: ArraySlice<UInt8>, _ hand: (Line) -> Void) {
        keep(tail)
        number += 1
        if isFull {
            hand(.tooMany(number: number))
        } else if isDropping {
            hand(.tooLong(number: number))
        } else if rest.contains(where: { $0 > 0x20 }) {
            hand(.content(number: number, rest))
        }
        rest.removeAll(keepingCapacity: true)
        isDropping = false
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if isDropping || isFull { return }
        if rest.count + bytes.count > limit {
            isDropping = true
            rest.removeAll(keepingCapacity: true)
        } else {
            rest += bytes
        }
    }
}
