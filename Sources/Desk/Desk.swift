public import Kernel

/// The pages on which staff handles cases (werkplek), in one municipality and over all that someone works for, and
/// those with figures (sturen).
public struct Desk: Sendable {
    private let staff: any StaffDirectory

    public init(staff: any StaffDirectory) { self.staff = staff }

    /// In a municipality, which may have a host of its own.
    public var routes: [Route] {
        CaseDesk(staff: staff).routes + FigureDesk().routes + [
            Route(.get, "/werk", access: .staff(.seeCases), .read(ShowWorklist(staff: staff).show)),
            Route(
                .post,
                "/werk/zaken/{number}/pak",
                access: .staff(.handleCases),
                .change(TakeCase(staff: staff).take)
            ),
        ]
    }

    /// On the platform's own host.
    public var platformRoutes: [PlatformRoute] {
        [PlatformRoute(.get, "/werk", access: .staff(.seeCases), .read(ShowAllWork(staff: staff).show))]
    }
}
