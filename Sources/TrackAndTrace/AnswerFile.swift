internal import Glibc
internal import Kernel

/// The answer to a stream, kept on disk because it may be as large as the stream itself.
///
/// The server removes the file after sending; ``remove()`` is for streams that do not get that far.
final class AnswerFile: Sendable {
    let path: String
    private let descriptor: Lock<Int32>

    /// - Throws: ``StoreError/unavailable(code:)`` when the folder takes no file.
    init(folder: String) throws {
        var template = Array("\(folder)/answer-XXXXXX".utf8CString)
        let opened = mkstemp(&template)
        guard opened >= 0 else { throw StoreError.unavailable(code: errno) }
        descriptor = Lock(opened)
        path = template.withUnsafeBufferPointer { name in
            String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    deinit { descriptor.withLock { _ = close($0) } }

    /// Adds one line per outcome.
    func append(_ outcomes: some Sequence<(Int, UpdateOutcome)>, followBase: String) throws {
        var json = JSONWriter(capacity: 64 * 1024)
        var bytes: [UInt8] = []
        for (line, outcome) in outcomes {
            json = JSONWriter(capacity: 256)
            outcome.write(to: &json, followBase: followBase, line: line)
            bytes += json.bytes
            bytes.append(UInt8(ascii: "\n"))
        }
        try write(bytes)
    }

    func remove() { unlink(path) }

    private func write(_ bytes: [UInt8]) throws {
        try descriptor.withLock { descriptor in
            try bytes.withUnsafeBytes { buffer in
                var start = 0
                while start < buffer.count {
                    let written = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
                    guard written > 0 else { throw StoreError.unavailable(code: errno) }
                    start += written
                }
            }
        }
    }
}
