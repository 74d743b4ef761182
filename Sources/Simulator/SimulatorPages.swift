internal import Kernel

/// The pages of the simulator: a resident's list of cases, as MijnOverheid might show it.
///
/// The number of the resident is chosen in a form that is posted, so it never stands in an address.
struct SimulatorPages {
    let residents: [String]
    let shelf: CaseShelf

    func start() -> Response {
        let choices = residents.map { #"<option value="\#(escaped($0))">\#(escaped($0))</option>"# }.joined()
        let field =
            residents.isEmpty
            ? #"<input id="bsn" name="bsn" inputmode="numeric" autocomplete="off" maxlength="9" required>"#
            : #"<select id="bsn" name="bsn">\#(choices)</select>"#
        return page(
            "Mijn zaken",
            """
            <p>Dit is een nagebouwde MijnOverheid. De zaken hieronder zijn verzonnen.</p>
            <form method="post" action="/mijn-zaken">
            <label for="bsn">Kies een testpersoon</label> \(field)
            <button>Toon de zaken</button></form>
            """
        )
    }

    func list(_ request: Request) -> Response {
        guard let number = try? CitizenServiceNumber(request.form?["bsn"] ?? "") else {
            return page("Mijn zaken", "<p>Dit is geen burgerservicenummer. <a href=\"/\">Kies opnieuw</a>.</p>", 400)
        }
        let cases = shelf.cases(of: number)
        let items = cases.map(item).joined()
        let list = cases.isEmpty ? "<p>Er zijn geen zaken.</p>" : "<ol>\(items)</ol>"
        return page("Mijn zaken", "\(list)<p><a href=\"/\">Kies een andere testpersoon</a></p>")
    }

    private func item(_ pulled: PulledCase) -> String {
        let steps = pulled.statuses.map { status in
            let explanation = status.explanation.isEmpty ? "" : ": \(escaped(status.explanation))"
            let isCurrent = status.url == pulled.currentStatus
            let name = isCurrent ? "<strong>\(escaped(status.name))</strong>" : escaped(status.name)
            return "<li>\(escaped(String(status.at.prefix(10)))) \(name)\(explanation)</li>"
        }
        let title = pulled.title.isEmpty ? "" : "<p>\(escaped(pulled.title))</p>"
        let end = pulled.endedOn.map { "<p>Klaar op \(escaped($0))</p>" } ?? ""
        return """
            <li><h2>\(escaped(pulled.typeName))</h2>
            <p>\(escaped(pulled.source)), zaak \(escaped(pulled.number))</p>\(title)\(end)
            <ul>\(steps.joined())</ul></li>
            """
    }

    private func page(_ title: String, _ content: String, _ status: Int = 200) -> Response {
        let html = """
            <!doctype html><html lang="nl"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title))</title><link rel="stylesheet" href="/stijl.css"></head>
            <body><main><h1>\(escaped(title))</h1>\(content)</main></body></html>
            """
        return .html(Array(html.utf8), status: status)
    }

    static var stylesheet: Response {
        Response(
            status: 200,
            headers: [Response.Header("Content-Type", "text/css; charset=utf-8")],
            body: Array(style.utf8)
        )
    }

    private static let style = """
        body { font: 1.125rem/1.5 sans-serif; color: #1b1b1b; background: #fff; margin: 0; }
        main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
        h1 { color: #154273; } h2 { margin: 0; font-size: 1.25rem; }
        ol { list-style: none; padding: 0; } ol > li { border-top: 2px solid #154273; padding: 1rem 0; }
        button, select, input { font: inherit; padding: .4rem .8rem; }
        """

    /// The text with everything replaced that HTML could read as markup.
    private func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
