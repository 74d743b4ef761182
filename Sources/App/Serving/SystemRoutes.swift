internal import HTTPServer
internal import Kernel

/// `/healthz`, `/readyz` and `/metrics`: for the machine that watches over this one.
struct SystemRoutes: Sendable {
    /// Whether every municipality's file is open; what is not is only a number here.
    let closedMunicipalities: @Sendable () -> Int
    /// The figures in the Prometheus text format, without names of people or numbers of cases.
    let figures: @Sendable (PlatformContext) -> [UInt8]

    var routes: [PlatformRoute] {
        [
            PlatformRoute(.get, "/healthz", access: .anyone, .read { _, _ in Self.text("ok\n", status: 200) }),
            PlatformRoute(.get, "/readyz", access: .anyone, .read(ready)),
            PlatformRoute(
                .get,
                "/metrics",
                access: .monitor,
                .read { _, context in
                    Self.text(figures(context), status: 200)
                }
            ),
        ]
    }

    private func ready(_ request: Request, _ context: PlatformContext) -> Response {
        let closed = closedMunicipalities()
        if closed == 0 { return Self.text("ready\n", status: 200) }
        return Self.text("ready, \(closed) municipality file(s) closed\n", status: 200)
    }

    private static func text(_ text: String, status: Int) -> Response { self.text(Array(text.utf8), status: status) }

    private static func text(_ bytes: [UInt8], status: Int) -> Response {
        Response(
            status: status,
            headers: [Response.Header("Content-Type", "text/plain; charset=utf-8")],
            body: bytes
        )
    }
}
