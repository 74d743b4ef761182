internal import HTTPClient
internal import Kernel

/// What holds for the whole platform: `Config/platform.json`, explained in Docs/operators/configuration.md.
struct PlatformConfiguration: Hashable, Sendable {
    var listen: Listen
    /// The address of the platform as the outside sees it, without a slash at the end.
    var publicBase: String
    /// IPv4 addresses or blocks (`10.0.0.0/8`) of the proxies whose `X-Forwarded-For` is believed.
    let trustedProxies: [String]
    /// The folder of all data, relative to the working directory.
    var dataFolder: String
    let organisations: [Organisation]
    var mijnOverheid: MijnOverheidEndpoint
    /// `nil` when no mail is sent: messages then stay with their cases and wait.
    var mail: MailSetting?
    let limits: Limits

    /// Where the web server listens.
    struct Listen: Hashable, Sendable {
        /// An IPv4 address of this machine.
        let address: String
        /// 0 lets the system choose.
        var port: Int
    }

    /// An organisation (samenwerking) that runs the service of one or more municipalities.
    struct Organisation: Hashable, Sendable {
        /// As municipalities name it, such as `1stroom`.
        let id: String
        /// As people read it.
        let name: String
        /// The file with the token of its monitoring system; `nil` when it has none.
        let metricsTokenFile: String?
    }

    /// How to reach MijnOverheid, the same for all municipalities.
    struct MijnOverheidEndpoint: Hashable, Sendable {
        let profile: Profile
        /// Where events are sent.
        let webhook: String
        /// Where access tokens are fetched (OAuth 2 client credentials).
        let token: String
        let clientID: SecretVariable
        let clientSecret: SecretVariable
        /// A file with the certificates to trust, in PEM; `nil` for those of the machine.
        let certificateAuthority: String?
        let connectTimeoutSeconds: Int
        /// For one request as a whole.
        let timeoutSeconds: Int

        /// The wire format.
        enum Profile: String, Hashable, Sendable, CaseIterable {
            case mijnZaken = "mijnzaken"
        }
    }

    /// How mail leaves, the same for all municipalities.
    struct MailSetting: Hashable, Sendable {
        /// Such as `smtp://relay.voorbeeld.nl:587`.
        let relay: String
        let encryption: MailRelay.Encryption
        /// Both or none.
        let login: Login?
        /// A file with the certificates to trust, in PEM; `nil` for those of the machine.
        let certificateAuthority: String?
        /// For one message as a whole.
        let timeoutSeconds: Int

        /// Where name and password are.
        struct Login: Hashable, Sendable {
            let name: SecretVariable
            let password: SecretVariable
        }
    }

    /// What one client, and all together, may ask of the machine.
    struct Limits: Hashable, Sendable {
        let connections: Int
        let headerBytes: Int
        /// A connection on which nothing moves this long is closed.
        let idleSeconds: Int
        /// The time in which a request must have arrived.
        let requestSeconds: Int
        /// The time in which a streamed upload must have arrived.
        let streamSeconds: Int
        /// Memory for all bodies that are being received.
        let bodyMemoryBytes: Int
        /// Threads for slow work such as scrypt and photos.
        let workers: Int
        /// How many slow requests may wait for a worker.
        let workerQueue: Int
        /// How many changes of one municipality may wait for its writer.
        let changeQueue: Int
    }
}
