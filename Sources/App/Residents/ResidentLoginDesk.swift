internal import Kernel
internal import Portal
internal import Records
internal import Vault

/// Logging in, staying and logging out on the own pages of residents (`/{g}/mijn`).
///
/// Who someone is, is proved by the ``ResidentLogin`` that the platform was started with; without one the login
/// page says which other ways there are. Cookies count for the municipality's own addresses only.
struct ResidentLoginDesk: Sendable {
    static let visitCookie = "dichtbij_inwonerbezoek"
    static let home = "/mijn"
    static let loginPath = "/mijn/inloggen"

    /// `nil` where no login is connected.
    let login: (any ResidentLogin)?
    let sessions: @Sendable (Municipality) -> ResidentSessionRecords?
    /// Whether the outside reaches us by https, so that cookies may say so.
    let isSecure: Bool
    private let randomness = SystemRandomness()

    init(
        login: (any ResidentLogin)?,
        isSecure: Bool,
        sessions: @escaping @Sendable (Municipality) -> ResidentSessionRecords?
    ) {
        self.login = login
        self.isSecure = isSecure
        self.sessions = sessions
    }

    var routes: [Route] {
        [
            Route(.get, Self.loginPath, access: .anyone, .read(ask)),
            Route(.post, Self.loginPath, access: .anyone, .slow(logIn)),
            Route(.post, "/mijn/bezoek", access: .resident, .slow(stayOrLeave)),
        ]
    }

    private func ask(_ request: Request, _ context: Context) throws -> Response {
        guard context.municipality.portal == .own else { throw Problem.notFound }
        guard let login else { return context.show(ResidentLoginPages.closed(context.municipality)) }
        let token =
            request.cookie(Self.visitCookie).flatMap(SessionToken.init(text:))?.text
            ?? SessionToken(randomness: randomness).text
        let next = request.query("naar").flatMap(Self.own)
        var response = context.show(login.start(attempt(context, token: token, next: next)))
        response.headers.append(cookie(Self.visitCookie, token, in: request, seconds: 3_600))
        return response
    }

    private func logIn(_ request: Request, _ context: Context) throws -> Response {
        guard context.municipality.portal == .own, let login else { throw Problem.notFound }
        let visit = request.cookie(Self.visitCookie) ?? ""
        guard !visit.isEmpty, request.carries(visit) else { throw Problem.staleForm }
        let answers = FormAnswers(request)
        let next = Self.own(answers.text("naar"))
        guard
            let number = try login.finish(answers, of: attempt(context, token: visit, next: next))
        else {
            let again = attempt(context, token: visit, next: next, isRepeated: true)
            return context.show(login.start(again), status: 422)
        }
        let token = SessionToken(randomness: randomness)
        _ = try records(context).start(
            number,
            token: token.stored,
            formToken: SessionToken(randomness: randomness).text,
            at: context.now
        )
        let kept = ResidentSession.longestSeconds
        return context.seeOther(
            .local(next ?? Self.home),
            headers: [
                cookie(Self.visitCookie, "", in: request, seconds: 0),
                cookie(FrontDoor.residentCookie, token.text, in: request, seconds: kept),
            ]
        )
    }

    /// Who stays goes back to the page: the gatekeeper made the session last longer already (WCAG 2.2.1).
    private func stayOrLeave(_ request: Request, _ context: Context) throws -> Response {
        let answers = FormAnswers(request)
        guard answers.has(VisitPanel.leavingField) else {
            return context.seeOther(.local(Self.own(answers.text("naar")) ?? Self.home))
        }
        if let token = request.cookie(FrontDoor.residentCookie).flatMap(SessionToken.init(text:)) {
            try records(context).end(token: token.stored)
        }
        return context.seeOther(
            .local("/"),
            headers: [cookie(FrontDoor.residentCookie, "", in: request, seconds: 0)]
        )
    }

    private func attempt(_ context: Context, token: String, next: String?, isRepeated: Bool = false) -> LoginAttempt {
        LoginAttempt(
            municipality: context.municipality,
            address: .local(Self.loginPath),
            token: token,
            next: next,
            isRepeated: isRepeated
        )
    }

    private func records(_ context: Context) throws -> ResidentSessionRecords {
        guard let records = sessions(context.municipality) else { throw StoreError.unavailable(code: 11) }
        return records
    }

    /// The path when it is one of the own pages or a form; it comes from an address, so it may not lead elsewhere.
    private static func own(_ path: String) -> String? {
        let isOwn = path == home || path.hasPrefix(home + "/") || path.hasPrefix("/aanvragen/")
        let isPlain = path.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        }
        return isOwn && isPlain && path != loginPath ? path : nil
    }

    /// A cookie of this municipality only: below its slug, or its own host.
    private func cookie(_ name: String, _ value: String, in request: Request, seconds: Int) -> Response.Header {
        let path = request.base.isEmpty ? "/" : request.base
        let secure = isSecure ? "; Secure" : ""
        return Response.Header(
            "Set-Cookie",
            "\(name)=\(value); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=Lax\(secure)"
        )
    }
}
