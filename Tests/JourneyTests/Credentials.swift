import Kernel
import TestSupport
import Vault

@testable import App

/// What a caller proves to be someone with.
struct Credentials: Sendable {
    var token: String
    /// The key of the same system.
    var apiKey: String
    var session: String
    /// What the forms of the session carry.
    var formToken: String
    /// The session of a resident, and what its forms carry.
    var resident: String
    var residentFormToken: String

    /// Well formed, and of nobody.
    static func nobody(at moment: Timestamp) -> Credentials {
        Credentials(
            token: Integrator(unknown: "onbekend-systeem", at: moment).token,
            apiKey: Integrator(unknown: "onbekend-systeem", at: moment).apiKey,
            session: SessionToken(randomness: SystemRandomness()).text,
            formToken: SessionToken(randomness: SystemRandomness()).text,
            resident: SessionToken(randomness: SystemRandomness()).text,
            residentFormToken: SessionToken(randomness: SystemRandomness()).text
        )
    }
}
