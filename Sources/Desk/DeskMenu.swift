internal import Kernel

/// The menu of the desk: what this member may do here, in the same order on every page (WCAG 3.2.3).
enum DeskMenu {
    /// The section of the pages that belong to the list of work.
    static let worklist = "Werklijst"
    static let allMunicipalities = "Alle gemeenten"
    /// The heading above the pages with figures.
    static let figures = "Sturen"

    /// - Parameters:
    ///   - visitor: Who looks.
    ///   - period: What the reader chose on a page of figures, kept on the others; empty for the usual one.
    /// - Returns: The items from top to bottom.
    static func items(for visitor: DeskVisitor, figuresOf period: String = "") -> [MenuItem] {
        var items: [MenuItem] = []
        if visitor.rights.may(.seeCases) {
            items.append(MenuItem(Link(worklist, visitor.address("/werk")), icon: .tasks))
        }
        if visitor.municipality != nil, visitor.rights.may(.handleCases) {
            items.append(MenuItem(OfferedCases.link, icon: .overflow))
        }
        if visitor.municipality != nil, visitor.rights.may(.searchResidents) {
            items.append(MenuItem(Link("Zoeken", visitor.address("/werk/zoek")), icon: .search))
        }
        if visitor.municipality != nil, visitor.rights.leadsConfidentialWork {
            items.append(MenuItem(EmergencyReport.link, icon: .alert))
        }
        items += visitor.modulePages.filter { visitor.rights.may($0.page.permission, inModule: $0.module) }.map {
            MenuItem($0.page.link, icon: $0.page.icon)
        }
        if visitor.municipality != nil, visitor.isOnPlatformHost, let all = placesToChoose(for: visitor) {
            items.append(MenuItem(Link(allMunicipalities, all), icon: .globe))
        }
        if visitor.municipality == nil, visitor.rights.may(.seeFigures) {
            items.append(MenuItem(FigurePlaces.link, icon: .chart, group: figures))
        } else if visitor.rights.may(.seeFigures) {
            items += FigureSheet.Part.allCases.map { part in
                MenuItem(Link(part.title, part.address(period)), icon: part.icon, group: figures)
            }
        }
        items.append(MenuItem(Link("Log uit", visitor.address("/werk/uitloggen")), icon: .lock))
        return items
    }

    /// Where the member finds the work or the figures of all the own municipalities; `nil` with one of them.
    private static func placesToChoose(for visitor: DeskVisitor) -> Address? {
        if visitor.municipalitiesInSight.count > 1 { return .platform("/werk") }
        let isForFigures = visitor.municipalitiesInSight.isEmpty && visitor.municipalities(with: .seeFigures).count > 1
        return isForFigures ? FigurePlaces.link.address : nil
    }
}
