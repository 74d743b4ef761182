public import Kernel

/// The pages on which staff handles cases (werkplek), in one municipality and over all that someone works for, and
/// those with figures (sturen).
public struct Desk: Sendable {
    private let staff: any StaffDirectory

    private let plainDutch: PlainDutch
    private let dossiers: ModuleDossiers

    /// - Parameters:
    ///   - staff: Puts names to the keys that cases and events keep.
    ///   - plainDutch: Remarks on words for residents, before they are sent.
    ///   - dossiers: What modules keep of their own cases.
    public init(staff: any StaffDirectory, plainDutch: PlainDutch, dossiers: ModuleDossiers = ModuleDossiers()) {
        self.staff = staff
        self.plainDutch = plainDutch
        self.dossiers = dossiers
    }

    /// In a municipality, which may have a host of its own.
    public var routes: [Route] {
        let cases = CaseDesk(staff: staff, plainDutch: plainDutch, dossiers: dossiers)
        return cases.routes + SearchDesk().routes + EmergencyDesk(staff: staff, cases: cases).routes
            + FigureDesk().routes + [
                Route(.get, "/werk", access: .staff(.seeCases), .read(ShowWorklist(staff: staff).show)),
                Route(
                    .post,
                    "/werk/zaken/{number}/pak",
                    access: .staff(.handleCases),
                    .change(TakeCase(staff: staff).take)
                ),
            ]
    }

    /// The menu of the desk, for the pages that modules add to it.
    @Sendable
    public static func menu(_ context: Context) -> [MenuItem] {
        (try? DeskVisitor(context)).map { DeskMenu.items(for: $0) } ?? []
    }

    /// On the platform's own host.
    public var platformRoutes: [PlatformRoute] {
        [
            PlatformRoute(.get, "/werk", access: .staff(.seeCases), .read(ShowAllWork(staff: staff).show)),
            PlatformRoute(.get, "/sturen", access: .staff(.seeFigures), .read(FigurePlaces.show)),
        ]
    }
}
