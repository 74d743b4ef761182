internal import Kernel
internal import Pages
internal import Records
internal import Vault

/// `/beheer`: logging in and out for the people who run the platform.
///
/// Every form carries a token that only our own page knows: before login that of a cookie for the visit,
/// afterwards that of the session.
struct OperatorDesk: Sendable {
    static let visitCookie = "dichtbij_bezoek"
    static let home = "/beheer/koppeling"

    let door: FrontDoor
    let operators: OperatorRecords
    let randomness: any Randomness
    /// Whether the outside reaches us by https, so that cookies may say so.
    let isSecure: Bool
    private let limits = LoginLimits()
    /// What an unknown name is checked against, so that it takes as long as a known one.
    private let nobody: PasswordHash?

    init(door: FrontDoor, operators: OperatorRecords, isSecure: Bool) {
        self.door = door
        self.operators = operators
        self.isSecure = isSecure
        randomness = SystemRandomness()
        nobody = PasswordHash(hashing: SessionToken(randomness: randomness).text, randomness: randomness)
    }

    var routes: [PlatformRoute] {
        [
            PlatformRoute(.get, "/beheer", access: .anyone, .read { _, _ in .seeOther(Self.home) }),
            PlatformRoute(.get, "/beheer/inloggen", access: .anyone, .read(askLogin)),
            PlatformRoute(.post, "/beheer/inloggen", access: .anyone, .slow(logIn)),
            PlatformRoute(.get, "/beheer/uitloggen", access: .operator, .read(askLogout)),
            PlatformRoute(.post, "/beheer/uitloggen", access: .operator, .slow(logOut)),
        ]
    }

    private func askLogin(_ request: Request, _ context: PlatformContext) -> Response {
        let token =
            request.cookie(Self.visitCookie).flatMap(SessionToken.init(text:))?.text
            ?? SessionToken(randomness: randomness).text
        var response = context.show(OperatorPages.login(OperatorPages.loginForm(token: token)))
        response.headers.append(cookie(Self.visitCookie, token, seconds: 3600))
        return response
    }

    private func logIn(_ request: Request, _ context: PlatformContext) throws -> Response {
        let answers = FormAnswers(request)
        let visit = request.cookie(Self.visitCookie) ?? ""
        guard !visit.isEmpty, Self.isSame(answers.text("csrf"), visit) else { throw Problem.staleForm }
        let form = OperatorPages.loginForm(token: visit).filled(from: answers)
        guard form.isWithoutFaults else { return context.show(OperatorPages.login(form), status: 422) }
        let name = answers.text("naam")
        guard limits.mayTry(name, from: request.remoteAddress, at: context.now) else {
            return context.show(OperatorPages.login(form, fault: .tooOften), status: 429)
        }
        guard let account = try account(named: name, password: answers.text("wachtwoord")) else {
            limits.countFailure(of: name, from: request.remoteAddress, at: context.now)
            return context.show(OperatorPages.login(form, fault: .wrong), status: 422)
        }
        limits.forget(name, from: request.remoteAddress)
        let token = SessionToken(randomness: randomness)
        let formToken = SessionToken(randomness: randomness).text
        try operators.start(
            OperatorRecords.Session(account: account, formToken: formToken, startsAt: context.now),
            token: token.stored,
            at: context.now
        )
        return .seeOther(
            Self.home,
            headers: [
                cookie(Self.visitCookie, "", seconds: 0),
                cookie(FrontDoor.sessionCookie, token.text, seconds: OperatorRecords.sessionSeconds),
            ]
        )
    }

    private func account(named name: String, password: String) throws -> OperatorAccount? {
        let found = try operators.account(named: name)
        let hash = found.flatMap { PasswordHash(text: $0.passwordHash) } ?? nobody
        guard hash?.matches(password) == true else { return nil }
        return found?.account
    }

    private func askLogout(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try required(request)
        return context.show(OperatorPages.logout(operator: session.account.name, token: session.formToken))
    }

    private func logOut(_ request: Request, _ context: PlatformContext) throws -> Response {
        _ = try guarded(request)
        if let token = request.cookie(FrontDoor.sessionCookie).flatMap(SessionToken.init(text:)) {
            try operators.end(token: token.stored)
        }
        return .seeOther("/beheer/inloggen", headers: [cookie(FrontDoor.sessionCookie, "", seconds: 0)])
    }

    /// The session of a request that Access let in.
    func required(_ request: Request) throws -> OperatorRecords.Session {
        guard let session = try door.session(of: request) else {
            throw Problem(401, "login-required", "Log in om verder te gaan.")
        }
        return session
    }

    /// The session of a form that came from our own page.
    ///
    /// - Throws: ``Problem`` 403 `stale-form` when the form does not carry the session's token.
    func guarded(_ request: Request) throws -> OperatorRecords.Session {
        let session = try required(request)
        guard Self.isSame(FormAnswers(request).text("csrf"), session.formToken) else { throw Problem.staleForm }
        return session
    }

    private func cookie(_ name: String, _ value: String, seconds: Int) -> Response.Header {
        let secure = isSecure ? "; Secure" : ""
        return Response.Header(
            "Set-Cookie",
            "\(name)=\(value); Path=/beheer; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(secure)"
        )
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        equalInConstantTime(Array(left.utf8), Array(right.utf8))
    }
}

extension Problem {
    /// A form that is too old, or that came from another site.
    static let staleForm = Problem(
        403,
        "stale-form",
        "Deze pagina stond te lang open. Ga terug, laad de pagina opnieuw en probeer het nog een keer."
    )
}
