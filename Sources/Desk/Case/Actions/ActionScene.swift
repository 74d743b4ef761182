internal import Kernel

/// A case as one action meets it, from one snapshot or inside the change itself.
struct ActionScene: Sendable {
    let handled: HandledCase
    let context: Context
    let visitor: DeskVisitor
    let colleagues: Colleagues
    let plainDutch: PlainDutch
    let terms: [CaseTerm]
    let handOver: HandOver?
    /// The other case that the form names, if the caller may see it.
    var other: CaseFile?
    /// The task that the form or the address names.
    var task: CaseTask?

    var file: CaseFile { handled.file }
    var type: CaseType { handled.type }

    /// The id of the member of staff who acts; no member has the one of other callers.
    var member: Int { context.memberID }

    func may(_ permission: Permission) -> Bool { context.rights?.may(permission, with: type) == true }

    /// Sentences on what is not plain Dutch in words for the resident, as a note above a preview.
    func remarks(on texts: [String]) -> [Block] {
        let found = texts.flatMap { plainDutch.complaints(about: $0) }
        guard !found.isEmpty else { return [] }
        return [
            .notice(Notice(.warning, "Deze tekst kan eenvoudiger. U mag hem toch versturen.")),
            .points(found.prefix(8).map { Prose($0.description) }),
        ]
    }
}
