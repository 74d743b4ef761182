public import Kernel

/// The addresses that every site has: the stylesheet, the icons, the theme, the accessibility statement.
public enum HouseRoutes {
    /// Below every municipality, so that pages need one host only.
    public static let municipality = [asset, accessibility]

    /// On the platform's own host.
    public static let platform = [platformAsset, platformAccessibility]

    private static let asset = Route(
        .get,
        "/assets/{file}",
        access: .anyone,
        .read { request, context in
            try answer(request, [.stylesheet, .icons, .theme(context.municipality.theme)])
        }
    )

    private static let platformAsset = PlatformRoute(
        .get,
        "/assets/{file}",
        access: .anyone,
        .read { request, _ in try answer(request, [.stylesheet, .icons]) }
    )

    private static let accessibility = Route(
        .get,
        "/toegankelijkheid",
        access: .anyone,
        .read { _, context in context.show(StandardPages.accessibility(context.municipality)) }
    )

    private static let platformAccessibility = PlatformRoute(
        .get,
        "/toegankelijkheid",
        access: .anyone,
        .read { _, context in context.show(StandardPages.accessibility(nil)) }
    )

    private static func answer(_ request: Request, _ assets: [Asset]) throws -> Response {
        guard let asset = assets.first(where: { $0.fileName == request.parameters["file"] }) else {
            throw Problem.notFound
        }
        return asset.response(to: request)
    }
}
