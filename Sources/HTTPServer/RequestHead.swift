import CMicroHTTPD
import Kernel

/// The request line and headers as libmicrohttpd read them, checked and decoded.
struct RequestHead {
    /// `nil` for a method that no route can have.
    let method: Request.Method?
    let rawMethod: String
    let headers: [String: String]
    /// The media type of the body, in lower case and without parameters; `nil` when the client named none.
    let mediaType: String?
    let segments: [String]
    let query: [Request.QueryItem]
    let remoteAddress: String
    let isSecure: Bool
    /// `nil` when the length is not known beforehand (chunked) or there is no body.
    let declaredLength: Int?
    let hasBody: Bool

    /// Whether the client is a browser that wants to show a page.
    var wantsPage: Bool { headers["accept"]?.contains("text/html") ?? false }

    /// The host name without port, in lower case.
    var host: String {
        guard let host = headers["host"] else { return "" }
        let name = host[..<(host.utf8.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex)]
        return name.utf8.contains { (0x41...0x5A).contains($0) } ? name.lowercased() : String(name)
    }
}

/// Reads a ``RequestHead`` from a connection.
struct HeadReader: Sendable {
    let proxies: ProxyTrust
    let limits: ServerLimits

    /// What could be read, and what is wrong with the rest.
    struct Reading {
        let head: RequestHead
        let refusal: Refusal?
    }

    func read(_ connection: OpaquePointer, url: UnsafePointer<CChar>, method: UnsafePointer<CChar>) -> Reading {
        var fields = HeaderFields()
        withUnsafeMutablePointer(to: &fields) { fields in
            _ = MHD_get_connection_values_n(
                connection,
                .HEADER_KIND,
                { context, _, name, nameSize, value, valueSize in
                    guard let context, let name else { return .YES }
                    context.assumingMemoryBound(to: HeaderFields.self).pointee.add(
                        lowerCased(name, nameSize),
                        text(value, valueSize)
                    )
                    return .YES
                },
                fields
            )
        }
        var refusal = fields.refusal
        if let encoding = fields.values["transfer-encoding"],
            fields.values["content-length"] != nil || encoding.lowercased() != "chunked"
        {
            // Two lengths are how a request is smuggled past a proxy (RFC 9112 §6.1); where a body in another
            // encoding ends, nobody knows (§6.3).
            refusal = Refusal(.malformedRequest)
        }
        if cmhd_header_size(connection) > limits.headerBytes { refusal = Refusal(.headersTooLarge) }
        let peer = cmhd_remote_address(connection)
        let trusted = proxies.trusts(peer)
        let rawMethod = String(cString: method)
        let path = segments(url, &refusal)
        let head = RequestHead(
            method: Request.Method(rawValue: rawMethod),
            rawMethod: rawMethod,
            headers: fields.values,
            mediaType: fields.mediaType,
            segments: path,
            query: query(connection, &refusal),
            remoteAddress: proxies.client(peer: peer, forwardedFor: fields.values["x-forwarded-for"]),
            isSecure: trusted && fields.values["x-forwarded-proto"] == "https",
            // A length that no Int holds is the largest there is, not an unknown one.
            declaredLength: fields.values["content-length"].map { Int($0) ?? .max },
            hasBody: fields.hasBody
        )
        return Reading(head: head, refusal: refusal)
    }

    private func segments(_ url: UnsafePointer<CChar>, _ refusal: inout Refusal?) -> [String] {
        let raw = UnsafeBufferPointer(start: url, count: length(url))
        return raw.withMemoryRebound(to: UInt8.self) { raw in
            do throws(Refusal) {
                return try PathDecoder.segments(of: raw)
            } catch {
                refusal = refusal ?? error
                return []
            }
        }
    }

    private func query(_ connection: OpaquePointer, _ refusal: inout Refusal?) -> [Request.QueryItem] {
        var reading = QueryReading()
        withUnsafeMutablePointer(to: &reading) { reading in
            _ = MHD_get_connection_values_n(
                connection,
                .GET_ARGUMENT_KIND,
                { context, _, name, nameSize, value, valueSize in
                    guard let context else { return .NO }
                    let name = decodedArgument(name, nameSize)
                    let value = decodedArgument(value, valueSize)
                    return context.assumingMemoryBound(to: QueryReading.self).pointee.add(name, value) ? .YES : .NO
                },
                reading
            )
        }
        if reading.isBroken { refusal = refusal ?? Refusal(.malformedAddress) }
        return reading.items
    }
}

/// The headers of one request, while they are collected.
private struct HeaderFields {
    /// With room for what most clients send.
    var values: [String: String] = Dictionary(minimumCapacity: 12)
    var refusal: Refusal?

    /// Of a repeated header the last value stays, except where a second one is an attack or a list.
    mutating func add(_ name: String, _ value: String) {
        guard let earlier = values.updateValue(value, forKey: name) else { return }
        switch name {
        case "host", "content-length", "transfer-encoding", "authorization":
            refusal = Refusal(.malformedRequest)
        case "x-forwarded-for", "if-none-match", "accept":
            values[name] = earlier + ", " + value
        default: break
        }
    }

    /// `application/json` of `Application/JSON; charset=utf-8`.
    var mediaType: String? {
        guard let type = values["content-type"] else { return nil }
        let end = type.utf8.firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") } ?? type.endIndex
        return String(type[..<end]).lowercased()
    }

    /// Whether a body follows; a request that announces its length in two ways is refused (smuggling).
    var hasBody: Bool {
        values["transfer-encoding"] != nil || (values["content-length"].map { $0 != "0" } ?? false)
    }
}

/// The query of one request, while it is collected.
private struct QueryReading {
    var items: [Request.QueryItem] = []
    var isBroken = false

    mutating func add(_ name: String?, _ value: String?) -> Bool {
        guard let name, let value, items.count < 200 else {
            isBroken = true
            return false
        }
        items.append(Request.QueryItem(name, value))
        return true
    }
}

private func length(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
}

private func lowerCased(_ start: UnsafePointer<CChar>, _ count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { buffer in
        for index in 0..<count {
            let byte = UInt8(bitPattern: start[index])
            buffer[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
        return count
    }
}

private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let start else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
}

private func decodedArgument(_ start: UnsafePointer<CChar>?, _ count: Int) -> String? {
    guard let start else { return "" }
    return UnsafeBufferPointer(start: start, count: count).withMemoryRebound(to: UInt8.self) {
        PathDecoder.decode($0, plusIsSpace: true)
    }
}
