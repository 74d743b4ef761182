internal import CCurl

/// The parts of a URL that decide where a request goes, as curl itself reads them.
struct WebAddress {
    let isEncrypted: Bool
    let isLoopback: Bool
    let origin: String

    /// `schemes` are the ones that may be used, with whether each of them is encrypted.
    init(
        _ url: String,
        schemes: [String: Bool] = ["http": false, "https": true]
    ) throws(OutgoingRequestError) {
        // curl reads some addresses more generously than others do: printable ASCII leaves nothing to read.
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let handle = curl_url() else { throw .address }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK,
            let scheme = WebAddress.part(CURLUPART_SCHEME, of: handle), let isEncrypted = schemes[scheme],
            let host = WebAddress.part(CURLUPART_HOST, of: handle), !host.isEmpty,
            let port = WebAddress.part(CURLUPART_PORT, of: handle),
            WebAddress.part(CURLUPART_USER, of: handle) == nil
        else { throw .address }
        self.isEncrypted = isEncrypted
        isLoopback = WebAddress.isLoopback(host)
        origin = "\(scheme)://\(host.lowercased()):\(port)"
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    private static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "[::1]"].contains(host.lowercased()) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
