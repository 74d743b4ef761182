internal import FoundationEssentials
internal import Kernel
internal import Vault

/// Reads what a municipality shows at MijnOverheid: the client id and secret of the environment, and the
/// certificate and key that its configuration names.
struct Credentials: CredentialSource {
    let endpoint: PlatformConfiguration.MijnOverheidEndpoint
    let variables: [String: String]
    let directory: TenantDirectory

    func credentials(of municipality: String) throws(CredentialFault) -> EndpointCredentials {
        guard let clientID = try? endpoint.clientID.secret(in: variables),
            let secret = try? endpoint.clientSecret.secret(in: variables)
        else { throw .noSecret }
        let paths = directory.open(slug: municipality)?.municipality.certificate
        return EndpointCredentials(clientID: clientID, secret: secret, certificate: try paths.map(Self.certificate))
    }

    private static func certificate(
        at paths: Municipality.CertificatePaths
    ) throws(CredentialFault) -> EndpointCredentials.Certificate {
        guard let certificate = FileManager.default.contents(atPath: paths.certificate).map(Array.init),
            let key = FileManager.default.contents(atPath: paths.key).map(Array.init),
            let facts = try? ClientCertificate(certificate: certificate, key: key)
        else { throw .unreadableCertificate }
        return EndpointCredentials.Certificate(
            certificate: certificate,
            key: key,
            notBefore: facts.notBefore,
            notAfter: facts.notAfter,
            keyMatches: facts.keyFits
        )
    }
}
