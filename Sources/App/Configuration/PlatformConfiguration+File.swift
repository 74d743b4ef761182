internal import Kernel

extension PlatformConfiguration {
    /// Reads `platform.json`.
    ///
    /// - Throws: `ConfigFaults` with everything that is wrong in the file.
    static func read(_ file: String, _ json: [UInt8]) throws(ConfigFaults) -> PlatformConfiguration {
        try FieldReader.read(file, json) { fields in
            let listen = fields.object("listen", Listen.init)
            let publicBase = fields.webAddress("publicBase")
            let proxies = fields.texts("trustedProxies", .line(upTo: 45))
            fields.checkNetworkAddresses("trustedProxies", proxies, allowing: .blocks)
            let dataFolder = fields.text("data", .line(upTo: 200))
            let organisations = fields.objects("organisations", Organisation.init)
            fields.checkOnce("organisations", organisations?.map(\.id))
            let mijnOverheid = fields.object("mijnOverheid", MijnOverheidEndpoint.init)
            let mail = fields.optionalObject("mail", MailSetting.init)
            let limits = fields.object("limits", Limits.init)
            guard let listen, let publicBase, let proxies, let dataFolder, let organisations,
                let mijnOverheid, let limits
            else { return nil }
            return PlatformConfiguration(
                listen: listen,
                publicBase: publicBase,
                trustedProxies: proxies,
                dataFolder: dataFolder,
                organisations: organisations,
                mijnOverheid: mijnOverheid,
                mail: mail,
                limits: limits
            )
        }
    }
}

extension PlatformConfiguration.Listen {
    init?(_ fields: FieldReader) {
        let address = fields.text("address", .line(upTo: 45))
        let port = fields.integer("port", in: 0...65_535)
        fields.checkNetworkAddresses("address", address.map { [$0] }, allowing: .addresses)
        guard let address, let port else { return nil }
        self.init(address: address, port: port)
    }
}

extension PlatformConfiguration.Organisation {
    init?(_ fields: FieldReader) {
        let id = fields.organisationID("id")
        let name = fields.text("name", .line(upTo: 80))
        let tokenFile = fields.optionalText("metricsTokenFile", .line(upTo: 200))
        guard let id, let name else { return nil }
        self.init(id: id, name: name, metricsTokenFile: tokenFile)
    }
}

extension PlatformConfiguration.MijnOverheidEndpoint {
    init?(_ fields: FieldReader) {
        let profile = fields.choice("profile", Profile.self)
        let webhook = fields.secureAddress("webhook")
        let token = fields.secureAddress("token")
        let clientID = fields.secret("clientIdVariable")
        let clientSecret = fields.secret("clientSecretVariable")
        let authority = fields.optionalText("certificateAuthority", .line(upTo: 200))
        let connectTimeout = fields.integer("connectTimeoutSeconds", in: 1...60)
        let timeout = fields.integer("timeoutSeconds", in: 1...120)
        guard let profile, let webhook, let token, let clientID, let clientSecret, let connectTimeout, let timeout
        else { return nil }
        self.init(
            profile: profile,
            webhook: webhook,
            token: token,
            clientID: clientID,
            clientSecret: clientSecret,
            certificateAuthority: authority,
            connectTimeoutSeconds: connectTimeout,
            timeoutSeconds: timeout
        )
    }
}

extension PlatformConfiguration.Limits {
    init?(_ fields: FieldReader) {
        let connections = fields.integer("connections", in: 1...100_000)
        let header = fields.integer("headerBytes", in: 4_096...65_536)
        let idle = fields.integer("idleSeconds", in: 1...600)
        let request = fields.integer("requestSeconds", in: 1...600)
        let stream = fields.integer("streamSeconds", in: 1...86_400)
        let memory = fields.integer("bodyMemoryBytes", in: 1_048_576...68_719_476_736)
        let workers = fields.integer("workers", in: 1...64)
        let workerQueue = fields.integer("workerQueue", in: 1...10_000)
        let changeQueue = fields.integer("changeQueue", in: 1...1_000_000)
        guard let connections, let header, let idle, let request, let stream, let memory, let workers,
            let workerQueue, let changeQueue
        else { return nil }
        self.init(
            connections: connections,
            headerBytes: header,
            idleSeconds: idle,
            requestSeconds: request,
            streamSeconds: stream,
            bodyMemoryBytes: memory,
            workers: workers,
            workerQueue: workerQueue,
            changeQueue: changeQueue
        )
    }
}
