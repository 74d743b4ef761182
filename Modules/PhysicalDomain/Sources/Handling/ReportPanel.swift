internal import Kernel

/// What stands about a report on the pages of its case: questions, partners, who else wants to hear, the result.
struct ReportPanel: Sendable {
    let categories: CategoryList

    var panel: CasePanel {
        CasePanel(of: [FileReport.caseTypeKey]) { file, reader, tables, context in
            reader == .staff
                ? try forStaff(file, tables, context) : try forOthers(file, tables, context.municipality)
        }
    }

    /// The page of a question to a partner: the way to the form, and for staff the answer.
    var partnerPanel: CasePanel {
        CasePanel(of: [PartnerQuestion.caseTypeKey]) { file, reader, tables, context in
            guard let question = try PartnerTable(tables).question(file) else { return [] }
            if reader != .staff {
                return [.action(Link("Lees de vraag en geef antwoord", AnswerAsPartner.address(file.followCode)))]
            }
            return [.section("De vraag", [.facts(Self.facts(question, context.municipality))])]
        }
    }

    private func forOthers(_ file: CaseFile, _ tables: any Database, _ municipality: Municipality) throws -> [Block] {
        var blocks: [Block] = []
        if try QuestionTable(tables).questions(of: file).contains(where: { $0.isOpen(for: file) }) {
            blocks.append(
                .section(
                    "Wij hebben een vraag",
                    [
                        .paragraph("Deed u deze melding? Dan kreeg u een e-mail met een vraag."),
                        .action(Link("Beantwoord de vraag", AnswerQuestion.address(file.followCode))),
                    ]
                )
            )
        }
        let busy = try PartnerTable(tables).questions(about: file).last { $0.answer?.outcome == .accepted }
        if let busy, !file.isClosed {
            let name = municipality.partnerName(busy.partnerKey)
            blocks.append(.notice(Notice(.info, "\(name) doet dit werk voor ons.")))
        }
        let photos = try ResultPhotoTable(tables).photos(of: file)
        if !photos.isEmpty {
            blocks.append(.section("Zo ziet het er nu uit", photos.map { .picture($0.picture(file.followCode)) }))
        }
        return blocks
    }

    private func forStaff(_ file: CaseFile, _ tables: any Database, _ context: Context) throws -> [Block] {
        var facts = try self.facts(file, tables, context.municipality)
        for question in try QuestionTable(tables).questions(of: file) {
            let state = question.answeredAt.map { "beantwoord op \($0.inDutch)" } ?? "nog geen antwoord"
            facts.append(Fact("Vraag aan de melder", Prose("\(question.askedAt.day.inDutch), \(state)")))
        }
        var blocks: [Block] = facts.isEmpty ? [] : [.facts(facts)]
        for question in try PartnerTable(tables).questions(about: file) {
            blocks.append(.facts(Self.facts(question, context.municipality)))
        }
        let photos = try ResultPhotoTable(tables).photos(of: file)
        blocks += photos.map { .picture($0.picture(file.followCode)) }
        let type = context.caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
        if !file.isClosed, let type, context.rights?.may(.handleCases, with: type) == true {
            blocks.append(.links(Self.links(file)))
        }
        return blocks.isEmpty ? [] : [.section("De melding", blocks)]
    }

    /// Where the report is by the municipality's own areas, and how many others want to hear about it.
    private func facts(_ file: CaseFile, _ tables: any Database, _ municipality: Municipality) throws -> [Fact] {
        let areas = try ReportTable(tables).place(of: file).map(ReportRouting(municipality: municipality).areas) ?? []
        let followers = try FollowReport.followers(of: file, tables)
        let count = followers > FollowReport.mostShown ? "meer dan \(FollowReport.mostShown)" : String(followers)
        return areas.map { Fact("Gebied", Prose($0.name)) }
            + (followers == 0 ? [] : [Fact("Anderen die bericht willen", Prose(count))])
    }

    private static func facts(_ question: PartnerQuestion, _ municipality: Municipality) -> [Fact] {
        let name = municipality.partnerName(question.partnerKey)
        let asked = Fact("Gevraagd aan \(name)", Prose(question.question))
        guard let answer = question.answer else { return [asked, Fact("Antwoord", "nog geen antwoord")] }
        let day = answer.plannedOn.map { ", klaar op \($0.inDutch)" } ?? ""
        return [asked, Fact("Antwoord", Prose("\(name) \(answer.outcome.words)\(day): \(answer.text)"))]
    }

    private static func links(_ file: CaseFile) -> [Link] {
        [
            (AskReporter.title, AskReporter.part), (AskPartner.title, AskPartner.part),
            (FinishReport.title, FinishReport.part),
        ].map { Link($0.0, .local("/werk/meldingen/\(file.number)/\($0.1)")) }
    }
}
