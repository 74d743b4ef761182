public import Kernel

/// How one municipality's messages to MijnOverheid, or by e-mail, do.
public struct SyncRow: Hashable, Sendable {
    public let slug: String
    public let name: String
    public let channel: DeliveryChannel
    public let state: State
    public let waiting: Int
    /// How long the oldest message waits; `nil` when none waits.
    public let oldestWaitSeconds: Int?
    /// Messages that were refused and that nobody sent again or skipped.
    public let refused: Int
    /// `nil` when nothing was ever sent.
    public let lastSuccess: Timestamp?
    /// Half of the recent messages arrived within this time after the change; `nil` before the first.
    public let medianDelaySeconds: Int?

    public enum State: Hashable, Sendable {
        case working
        /// MijnOverheid does not answer since this moment.
        case down(since: Timestamp)
        /// Nothing is sent until someone repairs this, said in a Dutch sentence.
        case paused(reason: String)
        /// Nothing is sent here: it was not set up.
        case off
    }

    public init(
        slug: String,
        name: String,
        channel: DeliveryChannel = .mijnOverheid,
        state: State,
        waiting: Int,
        oldestWaitSeconds: Int?,
        refused: Int,
        lastSuccess: Timestamp?,
        medianDelaySeconds: Int? = nil
    ) {
        self.slug = slug
        self.name = name
        self.channel = channel
        self.state = state
        self.waiting = waiting
        self.oldestWaitSeconds = oldestWaitSeconds
        self.refused = refused
        self.lastSuccess = lastSuccess
        self.medianDelaySeconds = medianDelaySeconds
    }
}

extension OperatorPages {
    /// All municipalities of the operator, with what waits and what did not work (`/beheer/koppeling`).
    ///
    /// `unreadable` names the municipalities whose file could not be read; the others are shown all the same.
    /// `mail` are the same municipalities by e-mail. `answer` comes first, such as that messages were queued again.
    public static func syncOverview(
        _ rows: [SyncRow],
        mail: [SyncRow] = [],
        unreadable: [String] = [],
        operator name: String,
        answer: Notice? = nil
    ) -> Page {
        var blocks = answer.map { [Block.notice($0)] } ?? []
        for row in rows + mail {
            let receiver = row.channel == .mail ? "de mailserver" : "MijnOverheid"
            switch row.state {
            case .down(let since):
                let text = "\(row.name): \(receiver) reageert niet sinds \(since.inDutch). Wij proberen het opnieuw."
                blocks.append(.notice(Notice(.warning, Prose(text))))
            case .paused(let reason): blocks.append(.notice(Notice(.error, Prose("\(row.name): \(reason)"))))
            case .working, .off: break
            }
        }
        if !unreadable.isEmpty {
            let names = unreadable.joined(separator: ", ")
            blocks.append(.notice(Notice(.error, "Wij kunnen deze gegevens niet lezen: \(names).")))
        }
        if unreadable.isEmpty, !rows.isEmpty,
            (rows + mail).allSatisfy({ $0.waiting == 0 && $0.refused == 0 && $0.isFine })
        {
            blocks.append(.notice(Notice(.success, "Alles is verstuurd.")))
        }
        if rows.count > 1 { blocks.append(.tiles(tiles(rows))) }
        blocks.append(.table(overviewTable(rows, "Berichten per gemeente")))
        if !mail.isEmpty { blocks += mailBlocks(mail) }
        return Page(
            "Koppeling met MijnOverheid",
            section: section,
            blocks: blocks,
            audience: .operators(name: name)
        )
    }

    /// All municipalities together, so that one look tells whether something needs a person.
    private static func tiles(_ rows: [SyncRow]) -> [Tile] {
        let refused = rows.reduce(0) { $0 + $1.refused }
        let waiting = rows.reduce(0) { $0 + $1.waiting }
        let running = rows.count { $0.isFine }
        let oldest = rows.compactMap(\.oldestWaitSeconds).max()
        return [
            Tile(
                "Berichten die niet lukten",
                DutchNumber.text(refused),
                badge: refused == 0 ? Badge(.success, "Niets te doen") : Badge(.warning, "Kijk na")
            ),
            Tile(
                "Berichten die wachten",
                DutchNumber.text(waiting),
                badge: oldest.map { Badge(.info, "Het oudste \(duration($0))", icon: .clock) }
            ),
            Tile(
                "Gemeenten zonder storing",
                "\(running) van \(rows.count)",
                badge: running == rows.count ? Badge(.success, "Alles werkt") : Badge(.error, "Storing")
            ),
        ]
    }

    private static func mailBlocks(_ rows: [SyncRow]) -> [Block] {
        let off = rows.filter { $0.state == .off }.map(\.name)
        let notice: [Block] =
            off.isEmpty
            ? []
            : [
                .notice(
                    Notice(
                        .info,
                        "Deze gemeenten versturen geen e-mail: \(off.joined(separator: ", ")). Er gaat niets verloren."
                    )
                )
            ]
        return [.section("E-mail aan inwoners", notice + [.table(overviewTable(rows, "E-mail per gemeente"))])]
    }

    private static func overviewTable(_ rows: [SyncRow], _ caption: String) -> Table {
        Table(
            caption,
            columns: [
                "Gemeente", "Stand", Table.Column("Wachten", isNumeric: true), "Het oudste wacht",
                Table.Column("Niet gelukt", isNumeric: true), "Laatst gelukt", "Meestal binnen",
            ],
            rows: rows.map { row in
                [
                    .text(
                        "\(link: Link(row.name, MessagePlace(slug: row.slug, name: row.name, channel: row.channel).address))"
                    ),
                    .badge(row.badge),
                    .number(row.waiting),
                    .text(Prose(row.oldestWaitSeconds.map(duration) ?? "geen")),
                    .number(row.refused),
                    .text(Prose(row.lastSuccess?.inDutch ?? "nog nooit")),
                    .text(Prose(row.medianDelaySeconds.map(duration) ?? "onbekend")),
                ]
            },
            empty: "Er zijn nog geen berichten."
        )
    }

    /// A length of time in its largest fitting unit, such as `3 uur`.
    static func duration(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(max(0, seconds)) \(seconds == 1 ? "seconde" : "seconden")"
        case ..<3_600: seconds < 120 ? "1 minuut" : "\(seconds / 60) minuten"
        case ..<172_800: "\(seconds / 3_600) uur"
        default: "\(seconds / 86_400) dagen"
        }
    }
}

extension SyncRow {
    fileprivate var isFine: Bool { state == .working || state == .off }

    fileprivate var badge: Badge {
        switch state {
        case .working where refused > 0: Badge(.warning, "Kijk na")
        case .working: Badge(.success, "Werkt")
        case .down: Badge(.warning, "Reageert niet")
        case .paused: Badge(.error, "Staat stil")
        case .off: Badge(.info, "Uit")
        }
    }
}
