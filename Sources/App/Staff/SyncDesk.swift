internal import Kernel
internal import Pages
internal import Records

/// `/beheer/koppeling`: how the sending to MijnOverheid goes, and sending refused messages again.
///
/// An operator sees the municipalities of the own organisation; another one does not exist here.
struct SyncDesk: Sendable {
    static let pageLength = 50

    let login: LoginDesk
    let deliveries: @Sendable () -> (any DeliveryDesk)?

    var routes: [PlatformRoute] {
        let root = "/beheer/koppeling"
        return [
            PlatformRoute(.get, root, access: .operator, .read(showOverview)),
            PlatformRoute(.get, "\(root)/{g}/berichten", access: .operator, .read(showMessages)),
            PlatformRoute(.get, "\(root)/{g}/berichten/{id}", access: .operator, .read(showMessage)),
            PlatformRoute(.post, "\(root)/{g}/berichten/{id}/opnieuw", access: .operator, .slow(replayOne)),
            PlatformRoute(.get, "\(root)/{g}/opnieuw", access: .operator, .read(askReplay)),
            PlatformRoute(.post, "\(root)/{g}/opnieuw", access: .operator, .slow(replayAll)),
        ]
    }

    private func showOverview(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        let desk = try desk()
        var rows: [SyncRow] = []
        var unreadable: [String] = []
        for municipality in context.municipalities.map(\.municipality) {
            do {
                rows.append(SyncRow(municipality, try desk.overview(of: municipality.slug), now: context.now))
            } catch {
                unreadable.append(municipality.name)
            }
        }
        return context.show(
            OperatorPages.syncOverview(
                rows,
                unreadable: unreadable,
                operator: session.member.fullName,
                answer: request.query("opnieuw").flatMap { Int($0) }.map {
                    Notice(.success, "\($0) berichten gaan opnieuw op weg.", isAnswer: true)
                }
            )
        )
    }

    private func showMessages(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        let place = try place(request, context)
        let desk = try desk()
        let after = request.query("na").flatMap { Int($0) }
        let refused = try desk.refused(of: place.slug, after: after, limit: Self.pageLength + 1)
        let shown = refused.prefix(Self.pageLength)
        let next = refused.count > Self.pageLength ? shown.last.map { Self.page(after: $0.key, in: place) } : nil
        return context.show(
            OperatorPages.refusedMessages(
                try shown.compactMap { try Self.message($0, desk, place) },
                of: try desk.overview(of: place.slug).queue.refused,
                in: place,
                operator: session.member.fullName,
                next: next
            )
        )
    }

    private func showMessage(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        let place = try place(request, context)
        let desk = try desk()
        let found = try refused(request, place, desk)
        guard let message = try Self.message(found, desk, place) else { throw Problem.notFound }
        let attempts = try desk.attempts(of: place.slug, delivery: found.key).map { attempt in
            let status = attempt.httpStatus.map { "HTTP \($0)" } ?? "geen antwoord"
            return RefusedMessage.Attempt(at: attempt.at, outcome: "\(status) \(attempt.detail)")
        }
        let guarded = OperatorSession(name: session.member.fullName, token: session.formToken)
        return context.show(
            OperatorPages.message(message, attempts: attempts, event: found.id, in: place, session: guarded)
        )
    }

    private func replayOne(_ request: Request, _ context: PlatformContext) throws -> Response {
        _ = try login.guarded(request)
        let place = try place(request, context)
        let desk = try desk()
        let count = try desk.replay([try refused(request, place, desk).key], of: place.slug)
        return Self.done(count)
    }

    private func askReplay(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        let place = try place(request, context)
        let count = try desk().overview(of: place.slug).queue.refused
        let guarded = OperatorSession(name: session.member.fullName, token: session.formToken)
        return context.show(OperatorPages.replayConfirm(count: count, in: place, session: guarded))
    }

    private func replayAll(_ request: Request, _ context: PlatformContext) throws -> Response {
        _ = try login.guarded(request)
        let place = try place(request, context)
        return Self.done(try desk().replay(nil, of: place.slug))
    }

    private func desk() throws -> any DeliveryDesk {
        guard let desk = deliveries() else { throw Problem.tryLater(afterSeconds: 5) }
        return desk
    }

    /// - Throws: ``Problem/notFound`` for a municipality of another organisation.
    private func place(_ request: Request, _ context: PlatformContext) throws -> MessagePlace {
        let slug = request.parameters["g"]
        guard let found = context.municipalities.first(where: { $0.municipality.slug == slug }) else {
            throw Problem.notFound
        }
        return MessagePlace(slug: found.municipality.slug, name: found.municipality.name)
    }

    private func refused(
        _ request: Request,
        _ place: MessagePlace,
        _ desk: any DeliveryDesk
    ) throws -> RefusedDelivery {
        guard let key = request.parameters["id"].flatMap({ Int($0) }), key > 0,
            let found = try desk.refused(of: place.slug, after: key - 1, limit: 1).first, found.key == key
        else { throw Problem.notFound }
        return found
    }

    private static func message(
        _ refused: RefusedDelivery,
        _ desk: any DeliveryDesk,
        _ place: MessagePlace
    ) throws -> RefusedMessage? {
        guard let number = refused.caseNumber else { return nil }
        return RefusedMessage(
            id: Int64(refused.key),
            caseNumber: number,
            refusedAt: refused.last.at,
            attempts: try desk.attempts(of: place.slug, delivery: refused.key).count,
            reason: DeliverySentence.about(refused.last.fault)
        )
    }

    private static func page(after key: Int, in place: MessagePlace) -> Address {
        .platform("/beheer/koppeling/\(place.slug)/berichten", query: [Request.QueryItem("na", String(key))])
    }

    private static func done(_ count: Int) -> Response { .seeOther("/beheer/koppeling?opnieuw=\(count)") }
}

extension SyncRow {
    /// One row of the overview.
    init(_ municipality: Municipality, _ overview: DeliveryOverview, now: Timestamp) {
        let state: State =
            if let pause = overview.queue.pause {
                .paused(reason: DeliverySentence.about(pause.reason))
            } else if let hold = overview.hold, hold.until > now {
                .down(since: hold.since)
            } else {
                .working
            }
        self.init(
            slug: municipality.slug,
            name: municipality.name,
            state: state,
            waiting: overview.queue.waiting,
            oldestWaitSeconds: overview.queue.oldestAt.map { Int($0.milliseconds(until: now) / 1_000) },
            refused: overview.queue.refused,
            lastSuccess: overview.queue.lastAcceptedAt,
            medianDelaySeconds: overview.medianDelayMilliseconds.map { Int($0 / 1_000) }
        )
    }
}
