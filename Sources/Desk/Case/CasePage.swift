internal import Kernel

/// The page of one case for the people who handle it.
struct CasePage {
    let view: CaseView
    let context: Context
    let scene: ActionScene
    var answer: CaseAnswerWord?
    /// What was just logged as seen, shown this once.
    var seen: SeenData?
    /// The form that asks why, with what has to change in it.
    var reasonForm: Form?

    var colleagues: Colleagues { scene.colleagues }

    private var file: CaseFile { view.file }
    private var type: CaseType { view.type }

    var page: Page {
        get throws {
            scene.visitor.page(
                view.handled.title,
                here: view.handled.address(),
                try notices + workNotices + [.section("Stappen", steps), days]
                    + context.panels(of: file, for: .staff) + tasks
                    + [resident] + documents + [contacts, messages] + forColleagues + [history, residentView],
                trail: [Link(DeskMenu.worklist, .local("/werk"))],
                lead: Prose(file.number.description + ", " + type.staffName + "."),
                aside: try [who] + work + [mijnOverheid]
            )
        }
    }

    private var notices: [Block] {
        let said = answer.map { Block.notice(Notice(.success, $0.sentence, isAnswer: true)) }
        return [said, caseDays.warning.map { .notice($0) }].compactMap(\.self)
    }

    private var caseDays: CaseDays {
        CaseDays(
            file: file,
            type: type,
            terms: view.terms,
            municipality: context.municipality,
            today: context.today
        )
    }

    var days: Block { .section("Datums", [.facts(caseDays.facts)]) }

    var contacts: Block {
        let entries = view.contacts.reversed().map { contact in
            let channel = StandardChannel(rawValue: contact.channelKey)
            return TimelineEntry(
                channel?.icon ?? .chat,
                channel?.title ?? contact.channelKey,
                Prose(contact.subject),
                when: contact.at.inDutch
            )
        }
        return .section("Contacten", entries.isEmpty ? [.paragraph("Er zijn geen contacten.")] : [.timeline(entries)])
    }

    var messages: Block {
        let shown = view.messages.reversed().map { message in
            Block.details(
                summary: "\(message.text.subject), \(message.at.inDutch)",
                MessageBlocks(message.text).blocks + [.paragraph(Prose(message.state.sentence))]
            )
        }
        return .section("Berichten aan de inwoner", shown.isEmpty ? [.paragraph("Er zijn geen berichten.")] : shown)
    }

    var history: Block {
        get throws {
            .section(
                "Geschiedenis",
                [
                    .timeline(
                        try CaseHistory(
                            handled: view.handled,
                            municipality: context.municipality,
                            events: view.events,
                            colleagues: colleagues
                        ).entries()
                    )
                ]
            )
        }
    }

    /// The page that the resident follows the case on, as it is at this moment.
    private var residentView: Block {
        let page = FollowPage.page(
            for: view.followed(in: context.municipality),
            code: file.followCode,
            in: context.municipality,
            today: context.today
        )
        let lead = page.lead.map { [Block.paragraph($0)] } ?? []
        return .section(
            "Wat de inwoner ziet",
            [.details(summary: "Bekijk de pagina van de inwoner", lead + page.blocks + page.aside)]
        )
    }
}

extension StandardChannel {
    /// The picture beside a contact on this channel.
    var icon: Icon {
        switch self {
        case .web: .globe
        case .push, .importFile: .file
        case .phone: .phone
        case .counter: .desk
        case .mail, .post: .mail
        }
    }
}

extension CaseMessage.State {
    /// What became of a message, for staff.
    var sentence: String {
        switch self {
        case .kept: "Dit bericht staat alleen bij de zaak: er is geen e-mailadres."
        case .waiting: "Dit bericht wacht op verzending."
        case .sent: "Dit bericht is verstuurd."
        case .refused: "Een e-mailadres nam dit bericht niet aan."
        }
    }
}
