internal import CCurl

/// One reusable handle of curl, with typed access to its options.
///
/// Not Sendable: only the thread that owns the transfers touches it.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var recipients: UnsafeMutablePointer<curl_slist>?

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headers)
        curl_slist_free_all(recipients)
        errorText.deallocate()
    }

    /// Forgets every option; connections, addresses and TLS sessions stay.
    func reset() {
        curl_easy_reset(pointer)
        curl_slist_free_all(headers)
        headers = nil
        curl_slist_free_all(recipients)
        recipients = nil
        errorText[0] = 0
        ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
    }

    func set(_ option: CURLoption, _ value: Int) { ccurl_set_long(pointer, option, value) }

    func set(_ option: CURLoption, offset value: Int) { ccurl_set_offset(pointer, option, value) }

    func set(_ option: CURLoption, _ value: String) { ccurl_set_text(pointer, option, value) }

    func set(_ option: CURLoption, blob bytes: [UInt8]) { ccurl_set_blob(pointer, option, bytes, bytes.count) }

    func setHeaders(_ lines: [String]) {
        for line in lines { headers = curl_slist_append(headers, line) ?? headers }
        ccurl_set_list(pointer, CURLOPT_HTTPHEADER, headers)
    }

    func setRecipient(_ address: String) {
        recipients = curl_slist_append(recipients, address)
        ccurl_set_list(pointer, CURLOPT_MAIL_RCPT, recipients)
    }

    /// Has curl keep a copy of `bytes` to send.
    func setBody(_ bytes: [UInt8]) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, offset: bytes.count)
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
            _ = ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, start)
        }
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        ccurl_get_long(pointer, info, &value)
        return value
    }

    func offset(_ info: CURLINFO) -> Int {
        var value = 0
        ccurl_get_offset(pointer, info, &value)
        return value
    }

    /// What curl wrote about a failure; may name hosts, so only questions about it leave this module.
    var error: String { String(cString: errorText) }
}
