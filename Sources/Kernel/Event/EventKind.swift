/// What happened, as the journal of a municipality names it; the words are stored and never change.
public enum EventKind: String, Hashable, Sendable, CaseIterable {
    case caseOpened = "case-opened"
    case statusChanged = "status-changed"
    /// A status arrived after a newer one; the case did not move.
    case statusSuperseded = "status-superseded"
    case residentKnown = "resident-known"
    /// The name, birth date or address of a resident was kept.
    case personKnown = "person-known"
    /// Another team or another member of staff has the case.
    case caseAssigned = "case-assigned"
    /// The legal limit stands still, runs on, or was put off.
    case termSuspended = "term-suspended"
    case termResumed = "term-resumed"
    case termExtended = "term-extended"
    /// A colleague wrote something down; the words stand with the case.
    case noteWritten = "note-written"
    case handOverOffered = "hand-over-offered"
    case handOverAccepted = "hand-over-accepted"
    case handOverDeclined = "hand-over-declined"
    case handOverWithdrawn = "hand-over-withdrawn"
    /// Nobody answered before the case went to someone or was closed.
    case handOverLapsed = "hand-over-lapsed"
    /// Someone of another team opened the case in an emergency; the reason stands with the look.
    case emergencyLook = "emergency-look"
    case casesRelated = "cases-related"
    case taskDone = "task-done"
    case contactRegistered = "contact-registered"
    /// A message about a case was written; what became of it outside stands with its deliveries.
    case messageSent = "message-sent"
    case moduleSwitched = "module-switched"
    case deliveryRefused = "delivery-refused"
    case deliveryReplayed = "delivery-replayed"
}
