internal import CCurl

extension EasyHandle {
    /// Demands TLS 1.2 or newer with a certificate for this very host, signed by one of the authorities.
    func trust(_ authorities: Transport.Authorities) {
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        switch authorities {
        case .system: break
        case .file(let path): set(CURLOPT_CAINFO, path)
        case .pem(let bytes): set(CURLOPT_CAINFO_BLOB, blob: bytes)
        }
    }
}
