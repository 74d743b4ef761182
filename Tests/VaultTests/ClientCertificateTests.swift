import Kernel
import TestSupport
import Testing
import Vault

@Suite("Reading a client certificate", .enabled(if: isInstalled("openssl"), "openssl is not installed"))
struct ClientCertificateTests {
    private let files: TestCertificates

    init() throws { files = try TestCertificates() }

    @Test("the OIN, the name and the end date are read, and the key fits")
    func facts() throws {
        let certificate = try ClientCertificate(certificate: files.bytes("client.pem"), key: files.bytes("client.key"))

        #expect(certificate.subjectSerialNumber == "00000001003214345000")
        #expect(certificate.commonName == "Gemeente Duiven")
        #expect(certificate.keyFits)
        #expect(certificate.notBefore.milliseconds(until: certificate.notAfter) == 30 * 86_400_000)
        #expect(certificate.isValid(at: certificate.notAfter))
        #expect(!certificate.isValid(at: certificate.notAfter.adding(milliseconds: 1)))
    }

    @Test("the key of another certificate does not fit")
    func otherKey() throws {
        let certificate = try ClientCertificate(certificate: files.bytes("client.pem"), key: files.bytes("foreign.key"))

        #expect(!certificate.keyFits)
    }

    @Test("an expired certificate is read, so that its date can be told")
    func expired() throws {
        let fresh = try ClientCertificate(certificate: files.bytes("client.pem"), key: files.bytes("client.key"))
        let expired = try ClientCertificate(certificate: files.bytes("expired.pem"), key: files.bytes("expired.key"))

        #expect(expired.notAfter < fresh.notBefore)
        #expect(expired.subjectSerialNumber == nil)
    }

    @Test("what is no certificate or no key is told apart")
    func unreadable() throws {
        let certificate = try files.bytes("client.pem")
        let key = try files.bytes("client.key")

        #expect(throws: ClientCertificateError.certificate) { try ClientCertificate(certificate: [], key: key) }
        #expect(throws: ClientCertificateError.certificate) { try ClientCertificate(certificate: key, key: key) }
        #expect(throws: ClientCertificateError.key) { try ClientCertificate(certificate: certificate, key: []) }
        #expect(throws: ClientCertificateError.key) {
            try ClientCertificate(certificate: certificate, key: certificate)
        }
    }
}
