internal import HTTPServer
internal import Kernel

extension Command {
    /// `dichtbij routes`.
    static let routes = Command(
        "routes",
        "Noemt elk adres dat de draaiende server beantwoordt, en wie er mag komen.",
        options: [.json]
    ) { invocation in
        invocation.terminal.line(try invocation.perform())
    }
}

/// The work behind `routes`: what this very program answers, so that a check of all pages can forget none.
struct RouteWorks: Sendable {
    /// `nil` when no server runs; the addresses are put together when it starts.
    let addresses: [RouteSummary]?

    /// By the name of the command.
    var all: [String: ControlDesk.Work] { ["routes": list] }

    private func list(_ call: ControlCall) throws -> String {
        guard let addresses else {
            throw Refusal(
                "Er draait geen server op deze gegevens. Start er een met `dichtbij serve` of `dichtbij demo`."
            )
        }
        if !call.wantsJSON {
            return HelpText.table(addresses.map { ("\($0.method.rawValue) \($0.whole)", $0.access.word) })
        }
        var json = JSONWriter()
        json.array { json in
            for address in addresses { address.write(to: &json) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

extension RouteSummary {
    /// The pattern from the root of the platform's host on, with `{g}` for the municipality.
    fileprivate var whole: String { isPlatform ? pattern : pattern == "/" ? "/{g}" : "/{g}" + pattern }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("method", method.rawValue)
            json.field("pattern", whole)
            json.field("access", access.word)
            json.field("module", ifPresent: module)
        }
    }
}

extension Access {
    /// The callers in one word, for the list of addresses.
    fileprivate var word: String {
        switch self {
        case .anyone, .anyoneOrResident: "anyone"
        case .integrator, .apiKey: "integrator"
        case .operator: "operator"
        case .monitor: "monitor"
        case .staff, .anyStaff: "staff"
        case .resident: "resident"
        }
    }
}
