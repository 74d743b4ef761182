import CMicroHTTPD
import Kernel

/// Collects a form while its bytes arrive; libmicrohttpd does the parsing.
final class FormReader {
    private var processor: OpaquePointer?
    private let limits: ServerLimits
    private var items: [Item] = []
    private(set) var problem: Problem?

    private struct Item {
        let name: [UInt8]
        let filename: String?
        let contentType: String
        var bytes: [UInt8]
    }

    /// `nil` when the body is no form, as its `Content-Type` says.
    init?(_ exchange: Exchange, limits: ServerLimits) {
        let type = exchange.head.mediaType
        guard type == "application/x-www-form-urlencoded" || type == "multipart/form-data" else { return nil }
        self.limits = limits
        processor = MHD_create_post_processor(
            exchange.connection,
            16 * 1024,
            { context, _, name, filename, contentType, _, data, offset, size in
                guard let context, let name else { return .NO }
                let reader = Unmanaged<FormReader>.fromOpaque(context).takeUnretainedValue()
                let bytes = UnsafeRawBufferPointer(start: data, count: data == nil ? 0 : size)
                if offset > 0 { return reader.extend(bytes) }
                return reader.begin(name, filename, contentType, bytes)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
        if processor == nil { problem = .malformedForm }
    }

    deinit { destroy() }

    /// Parses the next bytes of the body; a fault shows in ``problem``.
    func feed(_ bytes: UnsafeRawBufferPointer) {
        guard problem == nil, let processor else { return }
        let text = bytes.assumingMemoryBound(to: CChar.self)
        if MHD_post_process(processor, text.baseAddress, bytes.count) == .NO { refuse(.malformedForm) }
    }

    /// The whole form, after the last byte.
    ///
    /// - Throws: ``Refusal`` when it could not be read or holds a text that is not UTF-8 or has a NUL.
    func finish() throws(Refusal) -> FormBody {
        // Destroying the processor gives the last field, and says whether the form was complete.
        if destroy() == .NO { refuse(.malformedForm) }
        if let problem { throw Refusal(problem) }
        var fields: [String: [String]] = [:]
        var files: [FormBody.File] = []
        for item in items {
            guard let name = Self.text(item.name) else { throw Refusal(.malformedForm) }
            if let filename = item.filename {
                let file = FormBody.File(
                    name: name,
                    filename: filename,
                    contentType: item.contentType,
                    bytes: item.bytes
                )
                if !item.bytes.isEmpty { files.append(file) }
                continue
            }
            guard let value = Self.text(item.bytes) else { throw Refusal(.malformedForm) }
            fields[name, default: []].append(value)
        }
        return FormBody(fields: fields, files: files)
    }

    private func begin(
        _ name: UnsafePointer<CChar>,
        _ filename: UnsafePointer<CChar>?,
        _ contentType: UnsafePointer<CChar>?,
        _ bytes: UnsafeRawBufferPointer
    ) -> MHD_Result {
        guard items.count < limits.formFields else { return refuse(.formTooLarge) }
        let name = UnsafeRawBufferPointer(start: name, count: length(name))
        let item = Item(
            name: Array(name),
            filename: filename.map { String(cString: $0) },
            contentType: contentType.map { String(cString: $0) } ?? "",
            bytes: []
        )
        items.append(item)
        return extend(bytes)
    }

    private func extend(_ bytes: UnsafeRawBufferPointer) -> MHD_Result {
        let last = items.count - 1
        guard last >= 0 else { return .NO }
        if items[last].filename == nil, items[last].bytes.count + bytes.count > limits.formFieldBytes {
            return refuse(.formTooLarge)
        }
        items[last].bytes.append(contentsOf: bytes)
        return .YES
    }

    @discardableResult
    private func refuse(_ problem: Problem) -> MHD_Result {
        self.problem = self.problem ?? problem
        items = []
        return .NO
    }

    @discardableResult
    private func destroy() -> MHD_Result {
        guard let processor else { return .YES }
        self.processor = nil
        return MHD_destroy_post_processor(processor)
    }

    private static func text(_ bytes: [UInt8]) -> String? {
        bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }
}

private func length(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
}

extension Problem {
    static let formTooLarge = Problem(
        413,
        "form-too-large",
        "Het formulier heeft te veel velden of een te lange tekst. Maak het korter."
    )
}
