public import Kernel

/// `/volg` and `/volg/{code}`: anyone with a follow code sees how far a case is, without personal data.
///
/// A code that does not exist costs the same work as one that does, and answers like one that is not well
/// formed; after ten wrong codes in a quarter of an hour an address waits.
public struct FollowCase: Sendable {
    private let tries = TryLimiter(limit: 10, windowSeconds: 15 * 60)

    public init() {}

    public var routes: [Route] {
        [
            Route(.get, "/volg", access: .anyone, .read(ask)),
            Route(.get, "/volg/{code}", access: .anyone, .read(show)),
        ]
    }

    private func ask(_ request: Request, _ context: Context) -> Response {
        guard let typed = request.query(FollowPage.codeField) else { return context.show(FollowPage.question()) }
        // Someone who left the field empty guesses nothing.
        if typed.allSatisfy(\.isWhitespace) { return context.show(FollowPage.unknown(typed), status: 422) }
        guard let code = try? FollowCode(typed) else {
            return refuse(typed, request, context)
        }
        return context.seeOther(.local("/volg/\(code)"))
    }

    private func show(_ request: Request, _ context: Context) throws -> Response {
        let typed = request.parameters["code"] ?? ""
        guard tries.mayTry(request.remoteAddress, at: context.now) else { throw Problem.tooManyTries }
        let code = try? FollowCode(typed)
        let found = try context.read { session in
            // A malformed code is looked up as well, so that its answer takes as long.
            let file = try session.cases.find(code: code ?? Self.anyCode)
            return (file: code == nil ? nil : file, history: try file.map(session.cases.history) ?? [])
        }
        guard let file = found.file, let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
        else { return refuse(typed, request, context) }
        let followed = FollowedCase(
            file,
            history: found.history,
            type: type,
            showsNorms: context.municipality.showsNorms
        )
        return context.show(
            FollowPage.page(for: followed, code: file.followCode, in: context.municipality, today: context.today)
                .adding(try context.panels(of: file, for: .follower))
        )
    }

    private static let anyCode = FollowCode(from: NoRandomness())

    private func refuse(_ typed: String, _ request: Request, _ context: Context) -> Response {
        tries.countFailure(of: request.remoteAddress, at: context.now)
        return context.show(FollowPage.unknown(typed), status: 404)
    }
}

/// Draws the same code each time, for a look-up that is thrown away.
private struct NoRandomness: Randomness {
    func bytes(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
}
