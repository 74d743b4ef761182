internal import Kernel
internal import Pages
internal import Records
internal import Vault

/// Logging in and out for everybody who works with the platform.
///
/// Every form carries a token that only our own page knows: before login that of a cookie for the visit,
/// afterwards that of the session.
struct LoginDesk: Sendable {
    static let visitCookie = "dichtbij_bezoek"

    let door: FrontDoor
    let staff: StaffRecords
    let randomness: any Randomness
    /// Whether the outside reaches us by https, so that cookies may say so.
    let isSecure: Bool
    private let limits = LoginLimits()
    /// What an unknown name is checked against, so that it takes as long as a known one.
    private let nobody: PasswordHash?

    init(door: FrontDoor, staff: StaffRecords, isSecure: Bool) {
        self.door = door
        self.staff = staff
        self.isSecure = isSecure
        randomness = SystemRandomness()
        nobody = PasswordHash(hashing: SessionToken(randomness: randomness).text, randomness: randomness)
    }

    /// On the platform's own host, for operators and for staff of several municipalities.
    var platformRoutes: [PlatformRoute] {
        [PlatformRoute(.get, "/beheer", access: .anyone, .read { _, _ in .seeOther(LoginPlace.operators.home) })]
            + [LoginPlace.operators, LoginPlace.platform].flatMap { place in
                [
                    PlatformRoute(.get, place.login, access: .anyone, .read { askLogin($0, Visitor($1, place)) }),
                    PlatformRoute(.post, place.login, access: .anyone, .slow { try logIn($0, Visitor($1, place)) }),
                    PlatformRoute(
                        .get,
                        place.logout,
                        access: .anyStaff,
                        .read { try askLogout($0, Visitor($1, place)) }
                    ),
                    PlatformRoute(.post, place.logout, access: .anyStaff, .slow { try logOut($0, Visitor($1, place)) }),
                    PlatformRoute(.post, place.longer, access: .anyStaff, .slow { try extend($0, Visitor($1, place)) }),
                ]
            }
    }

    /// In a municipality, which may have a host of its own.
    var municipalRoutes: [Route] {
        let place = LoginPlace.municipality
        return [
            Route(.get, place.login, access: .anyone, .read { askLogin($0, Visitor($1, place)) }),
            Route(.post, place.login, access: .anyone, .slow { try logIn($0, Visitor($1, place)) }),
            Route(.get, place.logout, access: .anyStaff, .read { try askLogout($0, Visitor($1, place)) }),
            Route(.post, place.logout, access: .anyStaff, .slow { try logOut($0, Visitor($1, place)) }),
            Route(.post, place.longer, access: .anyStaff, .slow { try extend($0, Visitor($1, place)) }),
        ]
    }

    private func askLogin(_ request: Request, _ visitor: Visitor) -> Response {
        let token =
            request.cookie(Self.visitCookie).flatMap(SessionToken.init(text:))?.text
            ?? SessionToken(randomness: randomness).text
        let form = LoginPages.form(to: visitor.address(visitor.place.login), token: token, next: request.query("naar"))
        var response = visitor.show(LoginPages.login(form, in: visitor.place.section), 200)
        response.headers.append(cookie(Self.visitCookie, token, seconds: 3600))
        return response
    }

    private func logIn(_ request: Request, _ visitor: Visitor) throws -> Response {
        let answers = FormAnswers(request)
        let visit = request.cookie(Self.visitCookie) ?? ""
        guard !visit.isEmpty, request.carries(visit) else { throw Problem.staleForm }
        let next = answers.text("naar")
        let form = LoginPages.form(to: visitor.address(visitor.place.login), token: visit, next: next)
            .filled(from: answers)
        guard form.isWithoutFaults else { return visitor.show(LoginPages.login(form, in: visitor.place.section), 422) }
        let name = answers.text("naam")
        guard limits.mayTry(name, from: request.remoteAddress, at: visitor.now) else {
            return visitor.show(LoginPages.login(form, in: visitor.place.section, fault: .tooOften), 429)
        }
        guard let member = try member(named: name, password: answers.text("wachtwoord")), visitor.welcomes(member)
        else {
            limits.countFailure(of: name, from: request.remoteAddress, at: visitor.now)
            return visitor.show(LoginPages.login(form, in: visitor.place.section, fault: .wrong), 422)
        }
        limits.forget(name, from: request.remoteAddress)
        return .seeOther(visitor.path(after: next, for: member), headers: try start(member, at: visitor.now))
    }

    /// Starts a session; the headers set its cookie.
    private func start(_ member: StaffMember, at now: Timestamp) throws -> [Response.Header] {
        let token = SessionToken(randomness: randomness)
        let session = StaffSession(
            member: member,
            formToken: SessionToken(randomness: randomness).text,
            endsAt: now.adding(seconds: StaffRecords.sessionSeconds)
        )
        try staff.start(session, token: token.stored, at: now)
        return [
            cookie(Self.visitCookie, "", seconds: 0),
            cookie(FrontDoor.sessionCookie, token.text, seconds: StaffRecords.sessionSeconds),
        ]
    }

    private func member(named name: String, password: String) throws -> StaffMember? {
        let found = try staff.account(named: name)
        let hash = found.flatMap { PasswordHash(text: $0.passwordHash) } ?? nobody
        guard hash?.matches(password) == true else { return nil }
        return found?.member
    }

    private func askLogout(_ request: Request, _ visitor: Visitor) throws -> Response {
        let session = try required(request)
        return visitor.show(
            LoginPages.logout(session, in: visitor.place.section, to: visitor.address(visitor.place.logout)),
            200
        )
    }

    private func logOut(_ request: Request, _ visitor: Visitor) throws -> Response {
        _ = try guarded(request)
        if let token = request.cookie(FrontDoor.sessionCookie).flatMap(SessionToken.init(text:)) {
            try staff.end(token: token.stored)
        }
        return .seeOther(
            visitor.path(visitor.place.login),
            headers: [cookie(FrontDoor.sessionCookie, "", seconds: 0)]
        )
    }

    /// Lets the session last as long again, counted from now (WCAG 2.2.1).
    private func extend(_ request: Request, _ visitor: Visitor) throws -> Response {
        let session = try guarded(request)
        guard let token = request.cookie(FrontDoor.sessionCookie).flatMap(SessionToken.init(text:)) else {
            throw Problem.loginRequired
        }
        try staff.extend(token: token.stored, until: visitor.now.adding(seconds: StaffRecords.sessionSeconds))
        return .seeOther(
            visitor.path(after: FormAnswers(request).text("naar"), for: session.member),
            headers: [cookie(FrontDoor.sessionCookie, token.text, seconds: StaffRecords.sessionSeconds)]
        )
    }

    /// The session of a request, for routes whose Access lets members of staff in.
    func required(_ request: Request) throws -> StaffSession {
        guard let session = try door.session(of: request) else { throw Problem.loginRequired }
        return session
    }

    /// The session of a form that came from our own page.
    ///
    /// - Throws: ``Problem`` 403 `stale-form` when the form does not carry the session's token.
    func guarded(_ request: Request) throws -> StaffSession {
        let session = try required(request)
        guard request.carries(session.formToken) else { throw Problem.staleForm }
        return session
    }

    private func cookie(_ name: String, _ value: String, seconds: Int) -> Response.Header {
        let secure = isSecure ? "; Secure" : ""
        return Response.Header(
            "Set-Cookie",
            "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(secure)"
        )
    }
}
