internal import Kernel
internal import Records
internal import Vault

/// Decides who a caller is: integrators by their token, staff and residents by the cookie of their session,
/// monitoring systems by the token of their organisation.
struct FrontDoor: Gatekeeper {
    /// The cookie that holds the token of a session of staff.
    static let sessionCookie = "dichtbij_sessie"
    /// The cookie that holds the token of a session of a resident.
    static let residentCookie = "dichtbij_inwoner"

    private let clients: ClientDirectory
    private let staff: StaffRecords
    private let monitors: MonitorTokens
    private let clock: any Clock
    /// The sessions of residents in a municipality; `nil` while its file is closed.
    private let residents: @Sendable (Municipality) -> ResidentSessionRecords?
    private let verifiers = Lock<[String: TokenVerifier]>([:])

    init(platform: Platform, monitors: MonitorTokens) {
        clients = platform.clients
        staff = platform.staff
        self.monitors = monitors
        clock = platform.clock
        residents = { [directory = platform.directory] in
            directory.open(slug: $0.slug)?.records.residentSessions
        }
    }

    /// Knows the clients of one municipality only: of any other, not even a wrong signature may show that it exists.
    private func verifier(of municipality: Municipality) -> TokenVerifier {
        verifiers.withLock { verifiers in
            if let known = verifiers[municipality.code] { return known }
            let new = TokenVerifier { [clients, code = municipality.code] name in
                clients.entry(name).flatMap { $0.municipality == code ? $0.secret : nil }
            }
            verifiers[municipality.code] = new
            return new
        }
    }

    func admit(_ request: Request, access: Access, municipality: Municipality?) throws -> Caller {
        switch access {
        case .anyone: .anonymous
        case .integrator(let scope): .integrator(try integrator(request, scope, municipality))
        case .apiKey(let scope): .integrator(try keyHolder(request, scope, municipality))
        case .operator: .operator(try `operator`(request, municipality))
        case .monitor: try monitor(request)
        case .staff(let permission): .staff(try staff(request, [permission], municipality))
        case .anyStaff: .staff(try staff(request, [], municipality))
        case .anyoneOrResident: try visitor(request, municipality)
        case .resident: .resident(try resident(request, municipality))
        }
    }

    /// - Throws: ``Problem`` 403 with the code of the ZGW standards; a client of another municipality is
    ///   as unknown as one that does not exist.
    private func integrator(
        _ request: Request,
        _ scope: Scope,
        _ municipality: Municipality?
    ) throws -> IntegratorClient {
        guard let token = Self.bearer(of: request) else {
            throw Problem(403, "not_authenticated", "Stuur een token mee in de header Authorization.")
        }
        guard let municipality else { throw Problem.notFound }
        let claims: TokenClaims
        do throws(TokenRefusal) {
            claims = try verifier(of: municipality).verify(token, now: clock.now())
        } catch {
            throw Problem(403, error.code, "Dit token is niet geldig. Maak een nieuw token.")
        }
        guard let entry = clients.entry(claims.clientID), entry.municipality == municipality.code else {
            throw Problem(
                403,
                TokenRefusal.unknownClient.code,
                "Dit token is niet geldig. Maak een nieuw token."
            )
        }
        guard entry.client.scopes.contains(scope) else {
            throw Problem(
                403,
                "permission_denied",
                "Deze koppeling mag dit niet. Vraag de scope \(scope.rawValue) aan."
            )
        }
        return entry.client
    }

    /// The client behind a key of the form `client.secret`.
    ///
    /// - Throws: ``Problem`` 403; the key of another municipality is as unknown as one that does not exist.
    private func keyHolder(
        _ request: Request,
        _ scope: Scope,
        _ municipality: Municipality?
    ) throws -> IntegratorClient {
        guard let key = request.form?["api_key"], !key.isEmpty else { throw Problem.keyMissing }
        guard let municipality, let dot = key.lastIndex(of: "."), let entry = clients.entry(String(key[..<dot])),
            entry.municipality == municipality.code,
            SecretBytes(Array(key[key.index(after: dot)...].utf8)) == entry.secret
        else { throw Problem.keyUnknown }
        guard entry.client.scopes.contains(scope) else {
            throw Problem(
                403,
                "permission_denied",
                "Deze koppeling mag dit niet. Vraag de scope \(scope.rawValue) aan."
            )
        }
        return entry.client
    }

    /// Who sends a token is judged by that token alone.
    private func monitor(_ request: Request) throws -> Caller {
        guard let token = Self.bearer(of: request) else { return .operator(try `operator`(request, nil)) }
        guard let organisation = monitors.organisation(of: token) else {
            throw Problem(401, "login-required", "Dit token is niet geldig. Controleer metricsTokenFile.")
        }
        return .monitor(organisation: organisation)
    }

    private static func bearer(of request: Request) -> String? {
        guard let header = request.headers["authorization"], header.prefix(7).lowercased() == "bearer " else {
            return nil
        }
        return String(header.dropFirst(7))
    }

    private func `operator`(_ request: Request, _ municipality: Municipality?) throws -> OperatorAccount {
        let member = try guarded(request).member
        guard member.isOperator else { throw Problem.notAllowed }
        if let municipality, municipality.organisation != member.organisation { throw Problem.notFound }
        return OperatorAccount(id: member.id, name: member.fullName, organisation: member.organisation)
    }

    /// - Throws: ``Problem``; who works for other municipalities only is as unknown here as anybody.
    private func staff(
        _ request: Request,
        _ permissions: Set<Permission>,
        _ municipality: Municipality?
    ) throws -> StaffSession {
        let session = try guarded(request)
        let rights = municipality.map(session.member.rights) ?? StaffRights(session.member.grants)
        guard municipality == nil || !rights.roles.isEmpty else { throw Problem.loginRequired }
        guard permissions.allSatisfy(rights.may) else { throw Problem.notAllowed }
        return session
    }

    /// The session of a request; a form also has to carry the session's own token.
    ///
    /// Checked here and not in handlers, so that no form can forget it.
    private func guarded(_ request: Request) throws -> StaffSession {
        guard let session = try session(of: request) else { throw Problem.loginRequired }
        guard request.method == .get || request.carries(session.formToken) else { throw Problem.staleForm }
        return session
    }

    /// - Throws: ``Problem``; where the portal setting is not `own` the address does not exist for anybody.
    private func resident(_ request: Request, _ municipality: Municipality?) throws -> ResidentSession {
        guard let municipality, municipality.portal == .own else { throw Problem.notFound }
        guard let session = try session(of: request, in: municipality) else { throw Problem.loginRequired }
        guard request.method == .get || request.carries(session.formToken) else { throw Problem.staleForm }
        return session
    }

    /// A resident with a session, and anybody else without a name; a form that does not carry the token of the
    /// session may have been sent by another site, so it is nobody's.
    private func visitor(_ request: Request, _ municipality: Municipality?) throws -> Caller {
        guard let municipality, municipality.portal == .own, let session = try session(of: request, in: municipality),
            request.method == .get || request.carries(session.formToken)
        else { return .anonymous }
        return .resident(session)
    }

    private func session(of request: Request, in municipality: Municipality) throws -> ResidentSession? {
        guard let token = request.cookie(Self.residentCookie).flatMap(SessionToken.init(text:)) else { return nil }
        guard let sessions = residents(municipality) else { throw StoreError.unavailable(code: 11) }
        return try sessions.session(token: token.stored, at: clock.now())
    }

    /// The session behind a request, `nil` without a valid cookie.
    func session(of request: Request) throws -> StaffSession? {
        guard let token = request.cookie(Self.sessionCookie).flatMap(SessionToken.init(text:)) else { return nil }
        return try staff.session(token: token.stored, at: clock.now())
    }
}

extension Request {
    /// Whether the form of this request has a token in it, compared in constant time.
    func carries(_ formToken: String) -> Bool {
        equalInConstantTime(Array(FormAnswers(self).text("csrf").utf8), Array(formToken.utf8))
    }
}

extension Problem {
    static let loginRequired = Problem(401, "login-required", "Log in om verder te gaan.")

    static let keyMissing = Problem(403, "api-key-missing", "Stuur uw sleutel mee in het veld api_key.")

    static let keyUnknown = Problem(
        403,
        "api-key-unknown",
        "Deze sleutel geldt hier niet. Vraag de gemeente om een sleutel."
    )

    /// Someone who is logged in and whose role does not include this.
    static let notAllowed = Problem(
        403,
        "not-allowed",
        "Met uw rol mag u dit niet doen. Vraag uw teamleider of beheerder om hulp."
    )

    /// A form that is too old, or that came from another site.
    static let staleForm = Problem(
        403,
        "stale-form",
        "Deze pagina stond te lang open. Ga terug, laad de pagina opnieuw en probeer het nog een keer."
    )
}
