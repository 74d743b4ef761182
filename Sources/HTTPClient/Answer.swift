/// What has come in of a reply so far.
struct Answer {
    private(set) var headers: [HeaderField] = []
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false
    private var headerBytes = 0

    private static let headerLimit = 64 * 1024

    /// Takes one header line; `false` when the headers are longer than 64 KiB.
    mutating func add(header line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        guard headerBytes <= Answer.headerLimit else {
            isTooLarge = true
            return false
        }
        // A new status line: what came before belonged to an interim answer (1xx).
        if line.starts(with: Array("HTTP/".utf8)) { headers.removeAll(keepingCapacity: true) }
        guard let colon = line.firstIndex(of: 0x3A) else { return true }
        headers.append(
            HeaderField(
                Answer.text(line[..<colon]).lowercased(),
                Answer.text(line[(colon + 1)...])
            )
        )
        return true
    }

    /// Takes a part of the body; `false` when it is longer than `limit` in all.
    mutating func add(body bytes: UnsafeRawBufferPointer, limit: Int) -> Bool {
        guard body.count + bytes.count <= limit else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }
}
