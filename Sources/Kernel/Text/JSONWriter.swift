/// Writes JSON (RFC 8259) straight into bytes.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { json in
///     json.field("number", number)
///     json.array("steps") { json in
///         for step in steps { json.object { json in json.field("name", step.name) } }
///     }
/// }
/// return json.bytes
/// ```
/// The writer places commas and escapes; that an object holds fields and an array holds values is up to
/// the caller. When a closure throws, the bytes so far are no JSON.
public struct JSONWriter: ~Copyable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    /// Whether something stands before the next value inside the same object or array.
    private var needsComma = false

    public init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// Writes an object; `fields` writes its fields.
    @inlinable
    public mutating func object<Failure: Error>(
        _ fields: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        open(UInt8(ascii: "{"))
        try fields(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array; `values` writes its values.
    @inlinable
    public mutating func array<Failure: Error>(
        _ values: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        open(UInt8(ascii: "["))
        try values(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes a value: an array's next one, or the whole document.
    @inlinable
    public mutating func value(_ value: some JSONValue) { value.write(to: &self) }

    /// Writes bytes that are JSON already.
    public mutating func raw(_ json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes the name of a field; its value has to follow.
    ///
    /// - Parameter name: Without quotes, backslashes and control characters; it is not escaped.
    public mutating func key(_ name: StaticString) {
        separate()
        needsComma = false
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes the name of a field that is known at run time only; it is escaped.
    public mutating func key(named name: String) {
        string(name)
        needsComma = false
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a comma where one is needed before the next value.
    @usableFromInline
    mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    @usableFromInline
    mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    @usableFromInline
    mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    /// Writes a number, `true`, `false` or `null` in ASCII.
    mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes a text of fixed length that needs no escaping, in quotes.
    @inline(__always)
    mutating func plainString(length: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        separate()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length + 2) { buffer in
            buffer[0] = UInt8(ascii: "\"")
            fill(UnsafeMutableBufferPointer(rebasing: buffer[1...]))
            buffer[length + 1] = UInt8(ascii: "\"")
            bytes.append(contentsOf: buffer)
        }
    }

    mutating func integer(_ value: Int64) {
        separate()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            var place = 20
            var rest = value.magnitude
            repeat {
                place -= 1
                buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest != 0
            if value < 0 {
                place -= 1
                buffer[place] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: buffer[place...])
        }
    }

    mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { JSONText.append($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }
}
