internal import Kernel

/// Takes what everybody reads about an application off the site, when a mistake is in it.
///
/// A message that left stays with who got it.
struct TakeOffSite: ModuleAction {
    static let link = CaseLink(words: "Haal de tekst van de site", path: "/van-de-site")
    static let submit = "Haal de tekst van de site"

    func refusal(_ scene: PermitScene) -> String? {
        scene.permit.notice == nil ? "Er staat niets over deze zaak op de site." : nil
    }

    /// Pressing twice is pressing once.
    func isDone(_ typed: FormAnswers, _ scene: PermitScene) -> Bool { scene.permit.notice == nil }

    func fields(_ scene: PermitScene) -> [FormField] { [] }

    func apply(_ typed: FormAnswers, _ scene: PermitScene, _ session: any WriteSession) throws {
        try PermitNoticeTable.remove(of: scene.file, from: session.tables)
    }
}
