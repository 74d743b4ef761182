internal import Kernel
internal import Records
internal import Vault

/// Decides who a caller is: integrators by their token, operators by the cookie of their session,
/// monitoring systems by the token of their organisation.
struct FrontDoor: Gatekeeper {
    /// The cookie that holds an operator's session token.
    static let sessionCookie = "dichtbij_beheer"

    private let clients: ClientDirectory
    private let operators: OperatorRecords
    private let monitors: MonitorTokens
    private let clock: any Clock
    private let verifiers = Lock<[String: TokenVerifier]>([:])

    init(clients: ClientDirectory, operators: OperatorRecords, monitors: MonitorTokens, clock: any Clock) {
        self.clients = clients
        self.operators = operators
        self.monitors = monitors
        self.clock = clock
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
        case .operator: .operator(try `operator`(request, municipality))
        case .monitor: try monitor(request)
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

    /// Who sends a token is judged by that token alone.
    private func monitor(_ request: Request) throws -> Caller {
        guard let token = Self.bearer(of: request) else { return .operator(try `operator`(request, nil)) }
        guard let organisation = monitors.organisation(of: token) else {
            throw Problem(401, "login-required", "Dit token is niet geldig. Controleer metricsTokenFile.")
        }
        return .monitor(organisation: organisation)
    }

    private static func bearer(of request: Request) -> String? {
        guard let header = request.headers["authorization"], header.lowercased().hasPrefix("bearer ") else {
            return nil
        }
        return String(header.dropFirst(7))
    }

    private func `operator`(_ request: Request, _ municipality: Municipality?) throws -> OperatorAccount {
        guard let session = try session(of: request) else {
            throw Problem(401, "login-required", "Log in om verder te gaan.")
        }
        if let municipality, municipality.organisation != session.account.organisation { throw Problem.notFound }
        return session.account
    }

    /// The session behind a request, `nil` without a valid cookie.
    func session(of request: Request) throws -> OperatorRecords.Session? {
        guard let token = request.cookie(Self.sessionCookie).flatMap(SessionToken.init(text:)) else { return nil }
        return try operators.session(token: token.stored, at: clock.now())
    }
}
