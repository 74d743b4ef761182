internal import Kernel

/// The day on which a move counts (adreswijziging), and when it may be reported.
///
/// Wet basisregistratie personen, article 2.39: a report is made no earlier than four weeks before the move and no later
/// than the fifth day after it. A move that is reported later counts from the day of the report. The five days are a
/// term of a law, so the Algemene termijnenwet holds: they never end on a Saturday, Sunday or holiday. The four weeks
/// count backwards, so that law does not touch them (article 1, second paragraph).
struct MoveNotice: Hashable, Sendable {
    let movesOn: Day
    let reportedOn: Day

    static let weeksBefore = 4
    static let after = StatutoryTermRule(5, .days, article: "Wet BRP, artikel 2.39")

    /// - Throws: ``Invalid/tooEarly(from:)`` more than four weeks before the move.
    init(movesOn: Day, reportedOn: Day) throws(Invalid) {
        let first = movesOn.adding(weeks: -Self.weeksBefore)
        guard reportedOn >= first else { throw .tooEarly(from: first) }
        self.movesOn = movesOn
        self.reportedOn = reportedOn
    }

    enum Invalid: Error, Hashable, Sendable {
        /// It can be reported from this day on.
        case tooEarly(from: Day)
    }

    /// The last day on which the report is in time.
    var lastDay: Day { Self.after.end(from: movesOn).day }

    var isLate: Bool { reportedOn > lastDay }

    /// The day from which the new address counts.
    var effectiveOn: Day { isLate ? reportedOn : movesOn }

    /// Why it is that day, in plain Dutch.
    var explanation: String {
        if isLate {
            return "U geeft dit door na \(lastDay.inDutch). Dat is te laat. "
                + "Daarom telt uw nieuwe adres vanaf \(effectiveOn.inDutch)."
        }
        return "U geeft dit op tijd door. Uw nieuwe adres telt vanaf \(effectiveOn.inDutch)."
    }
}
