internal import COpenSSL

/// What every use of libcrypto shares.
enum OpenSSL {
    /// The last error number of this thread; empties the thread's queue, or the next caller reads our error as its own.
    static func takeError() -> UInt {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        return UInt(code)
    }
}
