internal import Kernel

/// The interface through which a demonstration sets scenarios and reads what happened.
struct ControlDesk {
    let events: EventDesk
    let tokens: TokenDesk
    let puller: CasePuller?
    /// Has the line down for a number of seconds.
    let goAway: @Sendable (Int) -> Void

    /// Answers `POST /simulator/scenario` with `{"id": "F04", "value": 120, "times": 1}`.
    ///
    /// `none` ends every scenario; F14 and F20 take the line down for `value` seconds.
    func set(_ request: Request) -> Response {
        guard let json = try? JSONTree(parsing: request.body), let id = json["id"]?.text else {
            return refuse("give a JSON object with an id such as F04, or none")
        }
        let value = number(json["value"])
        if id == "none" {
            events.play(nil)
            return figures()
        }
        if id == "F14" || id == "F20" {
            goAway(min(max(value ?? 10, 1), 3_600))
            return figures()
        }
        let times = json["times"] == .null ? nil : number(json["times"]) ?? 1
        guard let scenario = Scenario(id: id, value: value, times: times) else {
            return refuse("there is no scenario of this id; TLS scenarios need a line with TLS")
        }
        events.play(scenario)
        return figures()
    }

    /// Answers `GET /simulator/figures`.
    func figures() -> Response {
        let figures = events.figures
        let pulls = puller?.figures
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.field("requests", figures.requests)
            json.field("effects", figures.effects)
            json.field("duplicates", figures.duplicates)
            json.field("refused", figures.refused)
            json.field("unauthorised", figures.unauthorised)
            json.field("tokens", tokens.issued)
            json.field("pulls", pulls?.pulls ?? 0)
            json.field("pullsUnchanged", pulls?.unchanged ?? 0)
            json.field("pullsFailed", pulls?.failures ?? 0)
        }
        return .json(json.bytes)
    }

    private func number(_ value: JSONTree?) -> Int? {
        guard case .integer(let number) = value else { return nil }
        return number
    }

    private func refuse(_ detail: String) -> Response {
        var json = JSONWriter(capacity: 160)
        json.object { json in
            json.field("status", 400)
            json.field("title", detail)
        }
        return Response(
            status: 400,
            headers: [Response.Header("Content-Type", "application/problem+json")],
            body: json.bytes
        )
    }
}
