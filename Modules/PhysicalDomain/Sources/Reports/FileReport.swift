internal import Kernel

/// Makes a case of a report: the case with its contact, the report's own row, photo and sealed address.
struct FileReport: Sendable {
    static let caseTypeKey = "melding-openbare-ruimte"

    let report: Report
    let type: CaseType
    private let municipality: Municipality
    private let now: Timestamp

    /// - Throws: ``Problem/moduleNotReady`` when the municipality has no such case type today.
    init(_ report: Report, _ context: Context) throws {
        guard let type = context.caseTypes.current(Self.caseTypeKey, on: context.today) else {
            throw Problem.moduleNotReady
        }
        self.report = report
        self.type = type
        municipality = context.municipality
        now = context.now
    }

    /// What became of a report.
    struct Filed: Hashable, Sendable {
        let number: CaseNumber
        let followCode: FollowCode
        let targetOn: Day?
        /// Whether the same report had been filed before.
        let isRepeat: Bool

        init(_ file: CaseFile, isRepeat: Bool) {
            number = file.number
            followCode = file.followCode
            targetOn = file.targetOn
            self.isRepeat = isRepeat
        }
    }

    /// Opens the case, or finds the one that this report became when it was sent before.
    ///
    /// - Throws: ``Problem/reportDiffers`` when that one says something else, ``PhotoGone`` when its photo is not (or no longer) waiting.
    func apply(_ session: any WriteSession) throws -> Filed {
        if let mark = report.mark, let code = try ReportTable(session.tables).code(mark: mark),
            let file = try session.cases.find(code: code)
        {
            // Answering the earlier one would tell that this one was kept.
            guard try ReportTable(session.tables).isRepeated(by: report) else { throw Problem.reportDiffers }
            return Filed(file, isRepeat: true)
        }
        let photos = PhotoTable(session.tables)
        // Before anything is changed: who calls may answer a missing photo with a page instead of undoing all.
        if let photo = report.photo, try !photos.isWaiting(photo, at: now) { throw PhotoGone() }
        let file = try session.cases.open(newCase)
        let key = try ReportTable.add(report, team: team, of: file, to: session.tables)
        if let photo = report.photo { try UploadedPhotos(session).claim(photo, for: key) }
        if let mail = report.mail { try session.addresses.keep(mail, for: file) }
        try ReportWeeks.count(report, session.tables)
        if let news { try NewsBoard.add(news, to: session.tables) }
        return Filed(file, isRepeat: false)
    }

    private var newCase: NewCase {
        NewCase(
            type: type,
            status: StatusChange(to: type.steps[0], at: report.at),
            channel: report.channel,
            title: report.category.name,
            dates: CaseDates(
                targetOn: norm.due(from: report.at.day, in: municipality.workingCalendar).day,
                deadlineOn: type.dates(openedOn: report.at.day, in: municipality).deadlineOn
            ),
            team: team
        )
    }

    /// By the municipality's rules about place and subject.
    private var team: String { ReportRouting(municipality: municipality).team(for: report.category, at: report.place) }

    /// What neighbours hear of it: nothing of kinds that are about people, and nothing of what was read from a file.
    private var news: News? {
        guard report.category.isPublic, report.reference == nil, type.confidentiality <= .caseConfidential else {
            return nil
        }
        let place = report.place
        return News(.report, report.category.name, at: report.at, postcode: place.postcode, point: place.point)
    }

    /// What the municipality promises for the whole case type counts; without that, the norm of the kind.
    var norm: ServiceNorm { municipality.norms[type.key] ?? report.category.norm }
}

extension Problem {
    static let reportDiffers = Problem(
        409,
        "id-reused",
        "U stuurde hiermee al een melding met een andere inhoud. Begin een nieuwe melding."
    )
    static let moduleNotReady = Problem(
        503,
        "case-type-missing",
        "Melden kan hier nog niet. Bel de gemeente.",
        retryAfterSeconds: 3_600
    )
}
