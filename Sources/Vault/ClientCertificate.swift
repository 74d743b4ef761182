internal import COpenSSL
public import Kernel

/// The facts of a client certificate that decide whether sending with it makes sense.
///
/// They are read before sending: an expired certificate shows up on the wire as a broken connection, or even as
/// a fault of the other side's certificate.
public struct ClientCertificate: Hashable, Sendable {
    /// The first moment at which the certificate counts.
    public let notBefore: Timestamp
    /// The last moment at which the certificate counts.
    public let notAfter: Timestamp
    /// The subject's `serialNumber`: in a PKIoverheid certificate the OIN; `nil` when it has none.
    public let subjectSerialNumber: String?
    public let commonName: String?
    /// Whether the private key belongs to this certificate.
    public let keyFits: Bool

    /// Reads a certificate and its key, both in PEM form; of a chain the first certificate counts.
    ///
    /// - Throws: ``ClientCertificateError``.
    public init(certificate: [UInt8], key: [UInt8]) throws(ClientCertificateError) {
        defer { _ = OpenSSL.takeError() }
        guard let read = PEM.certificate(certificate) else { throw .certificate }
        defer { X509_free(read) }
        guard let privateKey = PEM.key(key) else { throw .key }
        defer { EVP_PKEY_free(privateKey) }
        guard let notBefore = Timestamp(X509_get0_notBefore(read)), let notAfter = Timestamp(X509_get0_notAfter(read))
        else { throw .certificate }
        self.notBefore = notBefore
        self.notAfter = notAfter
        let subject = X509_get_subject_name(read)
        subjectSerialNumber = PEM.text(NID_serialNumber, of: subject)
        commonName = PEM.text(NID_commonName, of: subject)
        keyFits = X509_check_private_key(read, privateKey) == 1
    }

    /// Whether the certificate counts at `moment`.
    public func isValid(at moment: Timestamp) -> Bool { notBefore <= moment && moment <= notAfter }
}

/// The reason why a certificate or key cannot be read.
public enum ClientCertificateError: Error, Hashable, Sendable {
    /// No certificate in PEM form.
    case certificate
    /// No private key in PEM form, or one with a password on it.
    case key
}

/// Reads the objects that stand in PEM text.
private enum PEM {
    static func certificate(_ bytes: [UInt8]) -> OpaquePointer? {
        reading(bytes) { PEM_read_bio_X509($0, nil, noPassword, nil) }
    }

    static func key(_ bytes: [UInt8]) -> OpaquePointer? {
        reading(bytes) { PEM_read_bio_PrivateKey($0, nil, noPassword, nil) }
    }

    /// The first entry of this kind in a name.
    static func text(_ kind: Int32, of name: OpaquePointer?) -> String? {
        let place = X509_NAME_get_index_by_NID(name, kind, -1)
        guard place >= 0, let data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, place)) else { return nil }
        var start: UnsafeMutablePointer<UInt8>?
        let count = ASN1_STRING_to_UTF8(&start, data)
        guard count >= 0, let start else { return nil }
        defer { CRYPTO_free(start, #file, #line) }
        return String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
    }

    private static func reading(_ bytes: [UInt8], _ read: (OpaquePointer) -> OpaquePointer?) -> OpaquePointer? {
        bytes.withUnsafeBytes { buffer in
            guard let source = BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count)) else { return nil }
            defer { BIO_free(source) }
            return read(source)
        }
    }

}

/// Refuses; without it libcrypto would ask for a password on the terminal.
private func noPassword(_: UnsafeMutablePointer<CChar>?, _: Int32, _: Int32, _: UnsafeMutableRawPointer?) -> Int32 {
    -1
}

extension Timestamp {
    /// The moment of a certificate, which is always in UTC.
    fileprivate init?(_ time: UnsafePointer<ASN1_TIME>?) {
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard let time, let epoch = ASN1_TIME_set(nil, 0) else { return nil }
        defer { ASN1_STRING_free(epoch) }
        guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
        self.init(milliseconds: (Int64(days) * 86_400 + Int64(seconds)) * 1000)
    }
}
