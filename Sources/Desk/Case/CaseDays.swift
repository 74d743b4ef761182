internal import Kernel

/// The days that a case should and must be ready by, each with the reason why it is that day.
struct CaseDays {
    let file: CaseFile
    let type: CaseType
    let terms: [CaseTerm]
    let municipality: Municipality
    let today: Day

    var facts: [Fact] {
        var facts = [Fact("Begonnen op", Prose(file.openedAt.day.inDutch))]
        if let day = file.targetOn { facts.append(Fact("Streefdatum", explained(day, target, moved: stoodStill))) }
        if let day = file.deadlineOn { facts.append(Fact("Wettelijke datum", explained(day, deadline))) }
        if let day = file.plannedReadyOn { facts.append(Fact("Gemeld aan de inwoner", Prose(day.inDutch))) }
        if let closed = file.closedAt { facts.append(Fact("Klaar op", Prose(closed.day.inDutch))) }
        return facts
    }

    /// The day with what is left, and why it is that day.
    private func explained(_ day: Day, _ reason: ExplainedDay?, moved: Int = 0) -> Prose {
        let still = moved > 0 ? " De tijd stond \(moved == 1 ? "1 dag" : "\(moved) dagen") stil." : ""
        let why = reason.flatMap { $0.day.adding(days: moved) == day ? $0.text + still : nil }
        return "\(strong: day.inDutch)\(left(until: day)). \(why ?? "Deze dag is vastgesteld toen de zaak begon.")"
    }

    private func left(until day: Day) -> String {
        if let closed = file.closedAt?.day { return closed <= day ? ", op tijd klaar" : ", te laat klaar" }
        let days = day.number - today.number
        return switch days {
        case 0: ", dat is vandaag"
        case 1: ", nog 1 dag"
        case 2...: ", nog \(days) dagen"
        case -1: ", 1 dag te laat"
        default: ", \(-days) dagen te laat"
        }
    }

    private var target: ExplainedDay? {
        type.norm(in: municipality)?.due(from: file.openedAt.day, in: municipality.workingCalendar)
    }

    /// How many days the limit stood still; the target moved as many.
    private var stoodStill: Int { terms.reduce(0) { $0 + $1.days } }

    private var deadline: ExplainedDay? { type.deadline(openedOn: file.openedAt.day, after: terms) }

    /// What stands beside the number of a case that is late; `nil` when it is not.
    var warning: Notice? {
        guard file.closedAt == nil, let due = [file.targetOn, file.deadlineOn].compactMap(\.self).min(), due < today
        else { return nil }
        return Notice(.warning, "Deze zaak is te laat\(left(until: due).replacing(" te laat", with: "")).")
    }
}
