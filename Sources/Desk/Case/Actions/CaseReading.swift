internal import Kernel

/// What an action looks at before it counts, from a snapshot or inside the change itself.
struct CaseReading {
    let cases: any CaseReader
    let dossier: any CaseDossier
    let tasks: any TaskReader
    let messages: any MessageReader

    init(_ session: any ReadSession) {
        cases = session.cases
        dossier = session.dossier
        tasks = session.tasks
        messages = session.messages
    }

    init(_ session: any WriteSession) {
        cases = session.cases
        dossier = session.dossier
        tasks = session.tasks
        messages = session.messages
    }
}
