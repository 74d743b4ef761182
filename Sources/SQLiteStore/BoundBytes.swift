internal import Glibc
internal import Kernel

/// Memory for the texts and blobs that one statement binds, used again at each run.
///
/// SQLite would allocate a copy of each; one pushed update binds some thirty of them.
final class BoundBytes {
    private var memory: UnsafeMutableRawPointer
    private var size = 64
    private var used = 0

    init() { memory = .allocate(byteCount: size, alignment: 1) }

    deinit { memory.deallocate() }

    /// Makes room for all of `values`; what ``copy(_:)`` gives then stays in its place until ``clear()``.
    func makeRoom(for values: [SQLValue]) {
        let needed = values.reduce(0) { $0 + $1.byteCount }
        if needed > size { replace(byteCount: 2 * needed) }
    }

    /// Copies `bytes` behind those that are there; its address is never 0, which would bind NULL.
    func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        precondition(used + bytes.count <= size, "more is bound than there is room for; please report")
        let place = memory + used
        UnsafeMutableRawBufferPointer(start: place, count: bytes.count).copyMemory(from: bytes)
        used += bytes.count
        return UnsafeRawBufferPointer(start: place, count: bytes.count)
    }

    /// Wipes what was bound, which may be personal data.
    func clear() {
        explicit_bzero(memory, used)
        used = 0
        if size > Self.keptSize { replace(byteCount: Self.keptSize) }
    }

    private func replace(byteCount: Int) {
        memory.deallocate()
        memory = .allocate(byteCount: byteCount, alignment: 1)
        size = byteCount
    }

    /// A long text need not keep its memory for the next run.
    private static let keptSize = 4_096
}

extension SQLValue {
    fileprivate var byteCount: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        case .null, .integer, .real: 0
        }
    }
}
