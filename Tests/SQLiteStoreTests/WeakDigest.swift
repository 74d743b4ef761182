import Kernel
import TestSupport

/// 32 bytes that differ for different bytes, good enough to name the files of a test.
struct WeakDigest: Digest {
    func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (0..<32).map { UInt8(truncatingIfNeeded: state >> UInt64(($0 * 7) % 57)) }
    }
}

extension TemporaryStore {
    /// Adds notes with the ids from `start`.
    func fill(rows: Int, from start: Int = 0) throws {
        try store.writeAndWait { db in
            for id in start..<(start + rows) {
                let text = "note \(id) \(String(repeating: "x", count: 200))"
                try db.execute("INSERT INTO note (id, text) VALUES (\(id), \(text))")
            }
        }
    }
}
