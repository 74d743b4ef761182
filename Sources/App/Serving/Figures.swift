internal import HTTPServer
internal import Kernel
internal import SQLiteStore

/// The figures for a monitoring system, in the Prometheus text format.
///
/// Those of municipalities are for the operators of their own organisation; those of the server name routes
/// and never a municipality.
struct Figures: Sendable {
    let platform: Platform
    let deliveries: DeliveryCentre
    let server: ServerMetrics?

    /// Every figure that this caller may see.
    func text(for context: PlatformContext) -> [UInt8] {
        let mine = Set(context.municipalities.map(\.municipality.slug))
        let tenants = platform.directory.open.filter { mine.contains($0.municipality.slug) }
        var lines = ""
        let stores = tenants.map { ($0.municipality.slug, $0.store.figures) }
        add("dichtbij_commits_total", "counter", stores, to: &lines) { $0.commits }
        add("dichtbij_changes_kept_total", "counter", stores, to: &lines) { $0.changesKept }
        add("dichtbij_changes_refused_total", "counter", stores, to: &lines) { $0.changesRefused }
        add("dichtbij_changes_waiting", "gauge", stores, to: &lines) { $0.changesWaiting }
        add("dichtbij_oldest_change_wait_milliseconds", "gauge", stores, to: &lines) {
            Int($0.oldestWaitMilliseconds)
        }
        for channel in DeliveryChannel.allCases {
            addDeliveries(by: channel, of: tenants.map(\.municipality.slug), at: context.now, to: &lines)
        }
        var text = Array(lines.utf8)
        server?.prometheus(into: &text)
        return text
    }

    /// A municipality whose file cannot be read, or that sends nothing here, shows no figures and spoils no others.
    private func addDeliveries(
        by channel: DeliveryChannel,
        of slugs: [String],
        at now: Timestamp,
        to lines: inout String
    ) {
        let queues = slugs.filter { deliveries.isSending(on: channel, for: $0) }.compactMap { slug in
            (try? deliveries.desk(of: channel, for: slug).overview(of: slug)).map { (slug, $0) }
        }
        let name = channel == .mail ? "mail" : "mijnoverheid"
        add("\(name)_waiting", "gauge", queues, to: &lines) { $0.queue.waiting }
        add("\(name)_refused", "gauge", queues, to: &lines) { $0.queue.refused }
        add("\(name)_accepted_total", "counter", queues, to: &lines) { $0.queue.accepted }
        add("\(name)_paused", "gauge", queues, to: &lines) { $0.queue.pause == nil ? 0 : 1 }
        add("\(name)_oldest_wait_seconds", "gauge", queues, to: &lines) { overview in
            overview.queue.oldestAt.map { Int($0.milliseconds(until: now) / 1_000) } ?? 0
        }
        add("\(name)_median_delay_milliseconds", "gauge", queues, to: &lines) { overview in
            Int(overview.medianDelayMilliseconds ?? 0)
        }
    }

    private func add<Facts>(
        _ name: String,
        _ type: String,
        _ places: [(slug: String, facts: Facts)],
        to lines: inout String,
        _ value: (Facts) -> Int
    ) {
        lines += "# TYPE \(name) \(type)\n"
        for place in places { lines += "\(name){municipality=\"\(place.slug)\"} \(value(place.facts))\n" }
    }
}
