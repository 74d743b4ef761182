public import Kernel

/// The addresses of the stylesheet, the icons and the theme.
public enum AssetRoutes {
    /// Below every municipality, so that pages need one host only.
    public static let municipality = Route(
        .get,
        "/assets/{file}",
        access: .anyone,
        .read { request, context in
            try answer(request, [.stylesheet, .icons, .theme(context.municipality.theme)])
        }
    )

    /// On the platform's own host.
    public static let platform = PlatformRoute(
        .get,
        "/assets/{file}",
        access: .anyone,
        .read { request, _ in try answer(request, [.stylesheet, .icons]) }
    )

    private static func answer(_ request: Request, _ assets: [Asset]) throws -> Response {
        guard let asset = assets.first(where: { $0.fileName == request.parameters["file"] }) else {
            throw Problem.notFound
        }
        return asset.response(to: request)
    }
}
