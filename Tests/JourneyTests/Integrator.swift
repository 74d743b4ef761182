import Kernel
import Records
import TestSupport
import Vault

@testable import App

/// A back-office system with a registration of one municipality.
struct Integrator: Sendable {
    let name: String
    let slug: String
    private let secret: [UInt8]
    private let issuedAt: Timestamp

    /// Registers a system that may do everything with every case type.
    init(_ name: String, of slug: String, at platform: Platform) throws {
        guard let municipality = platform.configuration.municipality(slug) else { throw Missing(what: slug) }
        let now = platform.clock.now()
        secret = Array(NewClient.secret(SystemRandomness()).utf8)
        _ = try platform.clients.add(
            ClientRecords.Application(
                name: name,
                municipality: municipality.code,
                scopes: Set(Scope.allCases),
                caseTypes: nil,
                secret: secret
            ),
            at: now
        )
        self.name = name
        self.slug = slug
        issuedAt = now
    }

    /// A system that nobody registered.
    init(unknown name: String, at moment: Timestamp) {
        self.name = name
        slug = "nergens"
        secret = Array(NewClient.secret(SystemRandomness()).utf8)
        issuedAt = moment
    }

    /// A token for the coming hour.
    var token: String { token(at: issuedAt) }

    /// The key of this system, for interfaces that ask for one.
    var apiKey: String { NewClient.apiKey(name, String(decoding: secret, as: UTF8.self)) }

    func token(at moment: Timestamp) -> String {
        SignedToken.sign(TokenClaims(clientID: name, issuedAt: moment), secret: SecretBytes(secret))
    }

    /// The token of someone who knows the name but not the secret.
    var forgedToken: String {
        let wrong = SecretBytes(SystemRandomness().bytes(32))
        return SignedToken.sign(TokenClaims(clientID: name, issuedAt: issuedAt), secret: wrong)
    }

    /// Where this system pushes to.
    var updates: String { "/\(slug)/api/track-and-trace/v1/updates" }
}

/// One status that a test pushes, with an id of its own.
struct Push: Sendable {
    let id: UniqueID
    let reference: String
    var caseType = "melding-openbare-ruimte"
    var status = "ontvangen"
    var at: Timestamp
    var resident: String?
    var result: String?

    var json: String {
        let end = result.map { #","result":"\#($0)""# } ?? ""
        let who = resident.map { #","resident":{"bsn":"\#($0)"}"# } ?? ""
        return """
            {"id":"\(id)","reference":"\(reference)","caseType":"\(caseType)","status":"\(status)",\
            "at":"\(at.rfc3339)"\(who)\(end)}
            """
    }

    static func body(_ pushes: [Push]) -> String {
        #"{"updates":["# + pushes.map(\.json).joined(separator: ",") + "]}"
    }
}
