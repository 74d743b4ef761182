internal import Kernel
internal import Records

/// The work behind the commands about the sending to MijnOverheid.
///
/// While the server runs it goes through the worker that sends; otherwise straight to the queue in the
/// municipality's file, where the next start finds it.
struct SyncWorks: Sendable {
    let platform: Platform
    /// `nil` when nothing is being sent.
    let desk: (any DeliveryDesk)?

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        ["sync status": status, "sync pause": pause, "sync resume": resume, "sync replay": replay]
    }

    private func pause(_ call: ControlCall) throws -> String {
        let tenant = try tenant(call)
        if let desk {
            try desk.pause(tenant.municipality.slug)
        } else {
            try set(DeliveryPause(.byOperator, since: platform.clock.now()), tenant)
        }
        return "Het versturen voor \(tenant.municipality.name) staat stil. `dichtbij sync resume` zet het weer aan."
    }

    private func resume(_ call: ControlCall) throws -> String {
        let tenant = try tenant(call)
        if let desk { try desk.resume(tenant.municipality.slug) } else { try set(nil, tenant) }
        return "Het versturen voor \(tenant.municipality.name) gaat weer door."
    }

    private func replay(_ call: ControlCall) throws -> String {
        let tenant = try tenant(call)
        let count = try desk?.replay(nil, of: tenant.municipality.slug) ?? replayQueue(of: tenant)
        if count == 0 { return "Er zijn geen geweigerde berichten van \(tenant.municipality.name)." }
        return "Opnieuw op weg voor \(tenant.municipality.name): \(Progress.counted(count, "bericht", "berichten"))."
    }

    private func set(_ pause: DeliveryPause?, _ tenant: OpenTenant) throws {
        let ended = Promise<Result<Void, any Error>>()
        tenant.records.deliveries.set(pause) { ended.fulfil($0) }
        try ended.wait().get()
    }

    private func replayQueue(of tenant: OpenTenant) throws -> Int {
        var total = 0
        while true {
            let ended = Promise<Result<Int, any Error>>()
            tenant.records.deliveries.replay(nil, at: platform.clock.now()) { ended.fulfil($0) }
            let count = try ended.wait().get()
            total += count
            if count < ReplayLimit.perCall { return total }
        }
    }

    private func tenant(_ call: ControlCall) throws -> OpenTenant {
        try platform.openTenant(try call.required("municipality"))
    }

    private func status(_ call: ControlCall) throws -> String {
        let tenants = try call["municipality"].map { [try platform.openTenant($0)] } ?? platform.directory.open
        let lines = try tenants.map { tenant in
            let overview = try desk?.overview(of: tenant.municipality.slug)
            return SyncLine(
                municipality: tenant.municipality.slug,
                queue: try overview?.queue ?? tenant.records.deliveries.standing(),
                heldUntil: overview?.heldUntil,
                isSending: desk != nil
            )
        }
        if call.wantsJSON {
            var json = JSONWriter()
            json.array { json in
                for line in lines { line.write(to: &json) }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
        return HelpText.table(lines.map { ($0.municipality, $0.sentence) })
    }
}

/// How the sending goes for one municipality, as an operator reads it.
struct SyncLine {
    let municipality: String
    let queue: QueueStanding
    /// Until when the endpoint is left alone.
    let heldUntil: Timestamp?
    /// Whether a server runs that sends.
    let isSending: Bool

    var sentence: String {
        var text =
            "\(Progress.grouped(queue.waiting)) wachten, \(Progress.grouped(queue.refused)) geweigerd, "
            + "\(Progress.grouped(queue.accepted)) aangenomen"
        if let oldest = queue.oldestAt { text += ", oudste van \(oldest.rfc3339)" }
        if let pause = queue.pause {
            text += "; staat stil sinds \(pause.since.rfc3339): \(DeliverySentence.about(pause.reason))"
        } else if let heldUntil {
            text += "; wacht tot \(heldUntil.rfc3339)"
        } else if !isSending {
            text += "; er draait geen server die verstuurt"
        }
        return text
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("municipality", municipality)
            json.field("waiting", queue.waiting)
            json.field("refused", queue.refused)
            json.field("accepted", queue.accepted)
            json.field("oldestAt", ifPresent: queue.oldestAt?.rfc3339)
            json.field("lastAcceptedAt", ifPresent: queue.lastAcceptedAt?.rfc3339)
            json.field("pause", ifPresent: queue.pause?.reason.word)
            json.field("heldUntil", ifPresent: heldUntil?.rfc3339)
        }
    }
}
