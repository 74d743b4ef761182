internal import Kernel

/// What one client may see of one municipality, and how that is addressed.
struct PublicView: Sendable {
    let municipality: Municipality
    let client: IntegratorClient
    let caseTypes: CaseTypeCatalogue
    let ids: PublicIDs
    let links: Links

    /// The type of a case that the client may see; `nil` means: answer as if there is no such case.
    func type(of file: CaseFile) -> CaseType? {
        // Without a resident there is nobody whom MijnOverheid could show it to.
        guard file.residentKey != nil,
            let type = caseTypes.version(file.typeKey, startsOn: file.typeStartsOn)
        else { return nil }
        return shows(type) ? type : nil
    }

    /// Every version of the case types that the client may see.
    var types: [CaseType] { caseTypes.all.filter(shows) }

    private func shows(_ type: CaseType) -> Bool {
        type.isShownAtMijnOverheid && type.confidentiality <= .highestAtMijnOverheid && client.may(use: type.key)
    }

    /// The versions of one case type, oldest first.
    func versions(of type: CaseType) -> [CaseType] { caseTypes.all.filter { $0.key == type.key } }

    func url(of type: CaseType) -> String { links.url(.caseTypes, ids.caseType(type)) }

    func url(ofStep step: String, of type: CaseType) -> String {
        links.url(.statusTypes, ids.statusType(step, of: type))
    }

    func urlOfInitiatorType(of type: CaseType) -> String { links.url(.roleTypes, ids.initiatorType(of: type)) }

    var urlOfCatalogue: String { links.url(.catalogues, ids.catalogue) }
}
