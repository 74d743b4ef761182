internal import Kernel
internal import SQLiteStore

/// The figures of the municipalities that an operator may see, in the Prometheus text format.
enum Figures {
    static func text(for context: PlatformContext, in platform: Platform) -> String {
        let mine = Set(context.municipalities.map(\.municipality.slug))
        let tenants = platform.directory.open.filter { mine.contains($0.municipality.slug) }
        var text = ""
        add("dichtbij_commits_total", "counter", tenants, to: &text) { $0.commits }
        add("dichtbij_changes_kept_total", "counter", tenants, to: &text) { $0.changesKept }
        add("dichtbij_changes_refused_total", "counter", tenants, to: &text) { $0.changesRefused }
        add("dichtbij_changes_waiting", "gauge", tenants, to: &text) { $0.changesWaiting }
        add("dichtbij_oldest_change_wait_milliseconds", "gauge", tenants, to: &text) {
            Int($0.oldestWaitMilliseconds)
        }
        return text
    }

    private static func add(
        _ name: String,
        _ type: String,
        _ tenants: [OpenTenant],
        to text: inout String,
        _ value: (StoreFigures) -> Int
    ) {
        text += "# TYPE \(name) \(type)\n"
        for tenant in tenants {
            text += "\(name){municipality=\"\(tenant.municipality.slug)\"} \(value(tenant.store.figures))\n"
        }
    }
}
