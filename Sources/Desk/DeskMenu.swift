internal import Kernel

/// The menu of the desk: what this member may do here, in the same order on every page (WCAG 3.2.3).
enum DeskMenu {
    /// The section of the pages that belong to the list of work.
    static let worklist = "Werklijst"
    static let allMunicipalities = "Alle gemeenten"

    static func items(for visitor: DeskVisitor) -> [MenuItem] {
        var items: [MenuItem] = []
        if visitor.rights.may(.seeCases) {
            items.append(MenuItem(Link(worklist, visitor.address("/werk")), icon: .tasks))
        }
        if visitor.municipality != nil, visitor.isOnPlatformHost, visitor.municipalitiesInSight.count > 1 {
            items.append(MenuItem(Link(allMunicipalities, .platform("/werk")), icon: .globe))
        }
        items.append(MenuItem(Link("Log uit", visitor.address("/werk/uitloggen")), icon: .user))
        return items
    }
}
