internal import Kernel

extension Drawing {
    mutating func tiles(_ tiles: [Tile]) {
        element("div", .class("kpis")) { row in
            for tile in tiles { row.tile(tile) }
        }
    }

    private mutating func tile(_ tile: Tile) {
        element("div", .class(tile.badge?.tone.tileClass ?? "panel kpi plain")) { panel in
            panel.heading { $0.html.text(tile.title) }
            panel.html.element("p", .class("value"), text: tile.value)
            if let badge = tile.badge { panel.element("p", .class("mark")) { $0.badge(badge) } }
            guard let change = tile.change else { return }
            panel.element("p", .class("change small soft")) { line in
                line.icon(change.icon)
                line.html.text(" " + change.words)
            }
        }
    }
}

extension Tone {
    fileprivate var tileClass: StaticString {
        switch self {
        case .info: "panel kpi plain"
        case .success: "panel kpi"
        case .warning: "panel kpi warn"
        case .error: "panel kpi bad"
        }
    }
}
