internal import Kernel
internal import Pages
internal import Records

/// `/beheer/koppeling`: how the sending to MijnOverheid and by mail goes, and sending refused messages again.
///
/// An operator sees the municipalities of the own organisation; another one does not exist here.
struct SyncDesk: Sendable {
    static let pageLength = 50

    let login: LoginDesk
    let deliveries: DeliveryCentre

    var routes: [PlatformRoute] {
        [PlatformRoute(.get, "/beheer/koppeling", access: .operator, .read(showOverview))]
            + routes(.mijnOverheid, messages: "berichten", replay: "opnieuw")
            + routes(.mail, messages: "mail", replay: "mail-opnieuw")
    }

    private func routes(_ channel: DeliveryChannel, messages: String, replay: String) -> [PlatformRoute] {
        let root = "/beheer/koppeling/{g}"
        let message = "\(root)/\(messages)/{\(Self.key(channel))}"
        return [
            PlatformRoute(.get, "\(root)/\(messages)", access: .operator, .read { try showMessages($0, $1, channel) }),
            PlatformRoute(
                .get,
                message,
                access: .operator,
                .read { try showMessage($0, $1, channel) }
            ),
            PlatformRoute(
                .post,
                "\(message)/opnieuw",
                access: .operator,
                .slow { try replayOne($0, $1, channel) }
            ),
            PlatformRoute(.get, "\(root)/\(replay)", access: .operator, .read { try askReplay($0, $1, channel) }),
            PlatformRoute(.post, "\(root)/\(replay)", access: .operator, .slow { try replayAll($0, $1, channel) }),
        ]
    }

    /// The name of the key of a message in an address; keys of both channels are of one table.
    private static func key(_ channel: DeliveryChannel) -> String { channel == .mail ? "mail" : "id" }

    private func showOverview(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        var (rows, mail): ([SyncRow], [SyncRow]) = ([], [])
        var unreadable: [String] = []
        for municipality in context.municipalities.map(\.municipality) {
            do {
                rows.append(SyncRow(municipality, try overview(.mijnOverheid, municipality), now: context.now))
                mail.append(try mailRow(municipality, now: context.now))
            } catch {
                unreadable.append(municipality.name)
            }
        }
        return context.show(
            OperatorPages.syncOverview(
                rows,
                mail: mail,
                unreadable: unreadable,
                operator: session.member.fullName,
                answer: request.query("opnieuw").flatMap { Int($0) }.map {
                    Notice(.success, "\($0) berichten gaan opnieuw op weg.", isAnswer: true)
                }
            ),
            to: session,
            request
        )
    }

    private func overview(_ channel: DeliveryChannel, _ municipality: Municipality) throws -> DeliveryOverview {
        try deliveries.desk(of: channel, for: municipality.slug).overview(of: municipality.slug)
    }

    /// A municipality that sends no mail shows its queue all the same: what waits there is not lost.
    private func mailRow(_ municipality: Municipality, now: Timestamp) throws -> SyncRow {
        SyncRow(
            municipality,
            try overview(.mail, municipality),
            by: .mail,
            isOff: !deliveries.isSending(on: .mail, for: municipality.slug),
            now: now
        )
    }

    private func showMessages(_ request: Request, _ context: PlatformContext, _ channel: DeliveryChannel) throws
        -> Response
    {
        let session = try login.required(request)
        let place = try place(request, context, channel)
        let desk = deliveries.desk(of: channel, for: place.slug)
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
            ),
            to: session,
            request
        )
    }

    private func showMessage(_ request: Request, _ context: PlatformContext, _ channel: DeliveryChannel) throws
        -> Response
    {
        let session = try login.required(request)
        let place = try place(request, context, channel)
        let desk = deliveries.desk(of: channel, for: place.slug)
        let found = try refused(request, place, desk)
        guard let message = try Self.message(found, desk, place) else { throw Problem.notFound }
        let attempts = try desk.attempts(of: place.slug, delivery: found.key).map { attempt in
            let status = attempt.httpStatus.map { "\(channel == .mail ? "SMTP" : "HTTP") \($0)" } ?? "geen antwoord"
            return RefusedMessage.Attempt(at: attempt.at, outcome: "\(status) \(attempt.detail)")
        }
        let guarded = OperatorSession(name: session.member.fullName, token: session.formToken)
        return context.show(
            OperatorPages.message(message, attempts: attempts, event: found.id, in: place, session: guarded),
            to: session,
            request
        )
    }

    private func replayOne(_ request: Request, _ context: PlatformContext, _ channel: DeliveryChannel) throws
        -> Response
    {
        _ = try login.guarded(request)
        let place = try place(request, context, channel)
        let desk = deliveries.desk(of: channel, for: place.slug)
        let count = try desk.replay([try refused(request, place, desk).key], of: place.slug)
        return Self.done(count)
    }

    private func askReplay(_ request: Request, _ context: PlatformContext, _ channel: DeliveryChannel) throws
        -> Response
    {
        let session = try login.required(request)
        let place = try place(request, context, channel)
        let count = try deliveries.desk(of: channel, for: place.slug).overview(of: place.slug).queue.refused
        let guarded = OperatorSession(name: session.member.fullName, token: session.formToken)
        return context.show(
            OperatorPages.replayConfirm(count: count, in: place, session: guarded),
            to: session,
            request
        )
    }

    private func replayAll(_ request: Request, _ context: PlatformContext, _ channel: DeliveryChannel) throws
        -> Response
    {
        _ = try login.guarded(request)
        let place = try place(request, context, channel)
        return Self.done(try deliveries.desk(of: channel, for: place.slug).replay(nil, of: place.slug))
    }

    /// - Throws: ``Problem/notFound`` for a municipality of another organisation.
    private func place(
        _ request: Request,
        _ context: PlatformContext,
        _ channel: DeliveryChannel
    ) throws -> MessagePlace {
        let slug = request.parameters["g"]
        guard let found = context.municipalities.first(where: { $0.municipality.slug == slug }) else {
            throw Problem.notFound
        }
        return MessagePlace(slug: found.municipality.slug, name: found.municipality.name, channel: channel)
    }

    private func refused(
        _ request: Request,
        _ place: MessagePlace,
        _ desk: any DeliveryDesk
    ) throws -> RefusedDelivery {
        guard let key = request.parameters[Self.key(place.channel)].flatMap({ Int($0) }), key > 0,
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
            reason: DeliverySentence.about(refused.last.fault, by: place.channel)
        )
    }

    private static func page(after key: Int, in place: MessagePlace) -> Address {
        .platform(place.path, query: [Request.QueryItem("na", String(key))])
    }

    private static func done(_ count: Int) -> Response { .seeOther("/beheer/koppeling?opnieuw=\(count)") }
}

extension SyncRow {
    /// One row of the overview; `isOff` when nothing is sent on this channel.
    init(
        _ municipality: Municipality,
        _ overview: DeliveryOverview,
        by channel: DeliveryChannel = .mijnOverheid,
        isOff: Bool = false,
        now: Timestamp
    ) {
        let state: State =
            if isOff {
                .off
            } else if let pause = overview.queue.pause {
                .paused(reason: DeliverySentence.about(pause.reason, by: channel))
            } else if let hold = overview.hold, hold.until > now {
                .down(since: hold.since)
            } else {
                .working
            }
        self.init(
            slug: municipality.slug,
            name: municipality.name,
            channel: channel,
            state: state,
            waiting: overview.queue.waiting,
            oldestWaitSeconds: overview.queue.oldestAt.map { Int($0.milliseconds(until: now) / 1_000) },
            refused: overview.queue.refused,
            lastSuccess: overview.queue.lastAcceptedAt,
            medianDelaySeconds: overview.medianDelayMilliseconds.map { Int($0 / 1_000) }
        )
    }
}
