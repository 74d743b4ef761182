extension String {
    /// Reads UTF-8; `nil` when the bytes are none.
    ///
    /// The same as `String(validating:as:)`, which takes many times as long for ASCII: the usual case in
    /// addresses, headers and JSON.
    public init?(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.reduce(0, |) < 0x80 {
            self.init(decoding: bytes, as: UTF8.self)
        } else {
            self.init(validating: bytes, as: UTF8.self)
        }
    }
}
