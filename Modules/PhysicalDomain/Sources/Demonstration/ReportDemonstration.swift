internal import Kernel

/// Invented reports, works and a neighbour, so that each page of this module has something on it.
struct ReportDemonstration: Sendable {
    let categories: CategoryList

    var demonstration: Demonstration {
        Demonstration(of: [PartnerQuestion.caseTypeKey, Watch.caseTypeKey], fill: fill)
    }

    /// From the oldest week to today.
    @Sendable
    private func fill(_ stage: DemonstrationStage) throws -> Int {
        var count = 0
        for week in (1..<(stage.hasStaff ? 13 : 5)).reversed() {
            let moment = stage.now.adding(seconds: -week * 7 * 86_400)
            count += try stage.change(at: moment, by: .platform) { try fillWeek(week, $1, $0) }
        }
        try stage.change(at: stage.now, by: .platform, fillNow)
        return count + 7
    }

    /// Reports of one week, most of them ready by now, so that there is a trend to look at.
    private func fillWeek(_ week: Int, _ context: Context, _ session: any WriteSession) throws -> Int {
        guard let place = DemonstrationPlace.all[context.municipality.code] else { return 0 }
        var count = 0
        let kinds = ["lamp-uit", "container-vol", "zwerfvuil", "gat-in-de-weg", "losse-tegels", "gras", "put-verstopt"]
        let more = week == 1 ? 14 : 0
        for number in 0..<(12 + week * week % 9 + more) {
            let kind = number < more ? "blad" : kinds[(number + week) % kinds.count]
            let reference = "VOORBEELD-\(week)-\(number)"
            guard let report = report(kind, "Ingelezen voorbeeld.", place, number * 37 % 900, 0, context, reference)
            else {
                continue
            }
            let filed = try FileReport(report, context).apply(session)
            if week > 4 || !number.isMultiple(of: 8) { try finish(filed, context, session) }
            count += 1
        }
        return count
    }

    @Sendable
    private func fillNow(_ session: any WriteSession, _ context: Context) throws {
        guard let place = DemonstrationPlace.all[context.municipality.code] else { return }
        try watch(place, context, session)
        let lamp = try file("lamp-uit", "De lamp voor de school is uit.", place, 40, 3, context, session)
        let mail = try MailAddress("buur@voorbeeld.example")
        try session.addresses.keepFollower(mail, of: lamp)
        let hole = try file("gat-in-de-weg", "Er zit een gat in het fietspad.", place, 120, 20, context, session)
        try ask("Aan welke kant van de weg is het gat?", about: hole, context, session)
        let ditch = try file("sloot-vuil", "Er drijft plastic in de sloot.", place, 300, 30, context, session)
        try ask(ditch, context, session)
        let ready = try file("lamp-uit", "De lamp bij het plein is uit.", place, 200, 60, context, session)
        try showResult(of: ready, context, session)
        _ = try file("container-vol", "De papiercontainer zit vol.", place, 60, 2, context, session)
        for works in place.works(from: context.today, session.newID) {
            try WorksTable.add(works, by: 0, at: context.now, to: session.tables)
            if let news = works.news(at: context.now) { try NewsBoard.add(news, to: session.tables) }
        }
    }

    private func report(
        _ kind: String,
        _ words: String,
        _ place: DemonstrationPlace,
        _ metres: Int,
        _ hoursAgo: Int,
        _ context: Context,
        _ reference: String? = nil
    ) -> Report? {
        guard let category = categories[kind], let place = place.near(metres) else { return nil }
        var report = Report(
            category,
            words,
            at: place,
            channel: reference == nil ? .web : .importFile,
            on: context.now.adding(seconds: -3_600 * hoursAgo)
        )
        report.reference = reference
        if reference == nil { report.mail = try? MailAddress("melder@voorbeeld.example") }
        return report
    }

    private func file(
        _ kind: String,
        _ words: String,
        _ place: DemonstrationPlace,
        _ metres: Int,
        _ hoursAgo: Int,
        _ context: Context,
        _ session: any WriteSession
    ) throws -> CaseFile {
        guard let report = report(kind, words, place, metres, hoursAgo, context) else { throw Problem.notFound }
        let filed = try FileReport(report, context).apply(session)
        guard let file = try session.cases.find(code: filed.followCode) else { throw Problem.notFound }
        return file
    }

    /// Within five days, so before today.
    private func finish(_ filed: FileReport.Filed, _ context: Context, _ session: any WriteSession) throws {
        guard let file = try session.cases.find(code: filed.followCode),
            let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn),
            let last = type.steps.last(where: \.isFinal)
        else { return }
        let at = context.now.adding(seconds: 3_600 * (20 + file.number.sequence % 100))
        let change = StatusChange(to: last, at: at, resultKey: "opgelost")
        _ = try session.cases.record(change, title: nil, on: file, of: type)
    }
}
