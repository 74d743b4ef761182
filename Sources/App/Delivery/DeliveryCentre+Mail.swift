internal import FoundationEssentials
internal import HTTPClient
internal import Kernel
internal import Mail
internal import Records
internal import Sending

extension DeliveryCentre {
    /// The worker for mail; `nil` while none is set up: then messages stay with their cases and wait.
    func mail() -> DeliveryWorker? {
        guard let way else { return nil }
        return DeliveryWorker(
            byMail: platform.directory.open.compactMap { place($0) },
            settings: .mail(timeoutSeconds: platform.configuration.platform.mail?.timeoutSeconds ?? 30),
            sending: ports(of: .mail),
            mail: way
        )
    }

    private var way: MailPorts? {
        if let tray { return MailPorts(post: tray) }
        guard let setting = platform.configuration.platform.mail else { return nil }
        let helloName = URLComponents(string: platform.configuration.platform.publicBase)?.host ?? "localhost"
        let post = RelayPost(client) { (login) throws(OutgoingRequestError) in
            try setting.relay(MailRelay.Login(login), helloName: helloName)
        }
        return MailPorts(post: post) { [variables] () throws(CredentialFault) in try setting.login(in: variables) }
    }

    private func place(_ tenant: OpenTenant) -> MailPlace? {
        guard let sender = tenant.municipality.mailFrom else { return nil }
        return MailPlace(
            tenant.municipality,
            queue: tenant.records.deliveries(by: .mail),
            messages: tenant.records.addressedMessages { [municipality = tenant.municipality] team in
                municipality.team(team).leadMail
            },
            desk: MailDesk(
                tenant.municipality,
                sender: sender,
                publicBase: platform.configuration.platform.publicBase,
                // Asked of the directory for each letter: the case types can be read again while the server runs.
                isDiscreet: { [directory = platform.directory, slug = tenant.municipality.slug] key, startsOn in
                    let types = directory.open(slug: slug)?.caseTypes
                    return types?.version(key, startsOn: startsOn)?.isTooConfidentialForMail ?? true
                }
            )
        )
    }
}

extension CaseType {
    /// Whether a mail about it must not say what it is about: anybody on the way could read it.
    fileprivate var isTooConfidentialForMail: Bool {
        switch confidentiality {
        case .open, .restricted, .internal, .caseConfidential: false
        case .confidential, .closelyHeld, .secret, .topSecret: true
        }
    }
}

extension MailRelay.Login {
    /// `nil` when the relay does not ask.
    fileprivate init?(_ login: MailLogin) {
        guard case .password(let name, let secret) = login else { return nil }
        self.init(name: name, password: secret)
    }
}

extension PlatformConfiguration.MailSetting {
    /// Reads name and password where the configuration says that they are.
    func login(in variables: [String: String]) throws(CredentialFault) -> MailLogin {
        guard let login else { return .none }
        guard let name = try? login.name.secret(in: variables), let secret = try? login.password.secret(in: variables)
        else { throw .noSecret }
        return .password(name: name, secret: secret)
    }
}
