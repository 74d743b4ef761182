internal import Kernel
internal import Records

/// The work behind the commands about the modules of a municipality.
struct ModuleWorks: Sendable {
    let platform: Platform

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        ["module list": list, "module on": switchOn, "module off": switchOff]
    }

    private func switchOn(_ call: ControlCall) throws -> String {
        let change = try change(call, isOn: true)
        try make(change, call)
        return "\(change.module.manifest.title) staat aan bij \(change.tenant.municipality.name)."
    }

    private func switchOff(_ call: ControlCall) throws -> String {
        let change = try change(call, isOn: false)
        try make(change, call)
        return "\(change.module.manifest.title) staat uit bij \(change.tenant.municipality.name). "
            + "De zaken blijven te lezen."
    }

    private func make(_ change: ModuleChange, _ call: ControlCall) throws {
        let title = change.module.manifest.title
        do {
            try change.make(keepingOpenCases: call[Command.Option.keepOpenCases.name] != nil)
        } catch ModuleChange.Refused.needs(let off) {
            throw Refusal("\(title) heeft dit nodig: \(off.joined(separator: ", ")). Zet dat eerst aan.")
        } catch ModuleChange.Refused.isNeeded(let users) {
            throw Refusal("\(title) is nodig voor: \(users.joined(separator: ", ")). Zet dat eerst uit.")
        } catch ModuleChange.Refused.openCases(let count) {
            throw Refusal(
                "\(title) heeft bij \(change.tenant.municipality.name) nog \(Self.cases(count)). "
                    + "Rond ze af, of zet het onderdeel uit met --keep-open-cases: de zaken blijven dan te lezen."
            )
        }
    }

    private func change(_ call: ControlCall, isOn: Bool) throws -> ModuleChange {
        let (tenant, module) = try subject(of: call)
        return ModuleChange(module, of: tenant, isOn: isOn, on: platform)
    }

    private func subject(of call: ControlCall) throws(Refusal) -> (OpenTenant, ModuleCatalogue.Entry) {
        let tenant = try platform.openTenant(try call.required("municipality"))
        let id = try call.required("module")
        guard let module = platform.modules[id] else {
            let ids = platform.modules.ids
            let nearest = NearestWord.to(id, among: ids)
            throw Refusal(
                "Het onderdeel \"\(id)\" is er niet. "
                    + (nearest.map { "Bedoelt u \"\($0)\"?" } ?? "Kies uit: \(ids.joined(separator: ", ")).")
            )
        }
        return (tenant, module)
    }

    private func list(_ call: ControlCall) throws -> String {
        let tenants = try call["municipality"].map { [try platform.openTenant($0)] } ?? platform.directory.open
        let lines = try tenants.flatMap { tenant in
            try platform.modules.modules.map { module in
                Line(
                    municipality: tenant.municipality.slug,
                    module: module.manifest,
                    isOn: tenant.modulesOn.contains(module.manifest.id),
                    openCases: try tenant.switches.openCases(of: module.manifest.id)
                )
            }
        }
        return call.wantsJSON ? Self.json(of: lines) : HelpText.table(lines.map(\.columns))
    }

    /// One module of one municipality.
    private struct Line {
        let municipality: String
        let module: ModuleManifest
        let isOn: Bool
        let openCases: Int

        var columns: (String, String) {
            ("\(municipality)  \(module.id)", "\(isOn ? "aan" : "uit"), \(ModuleWorks.cases(openCases))")
        }
    }

    private static func json(of lines: [Line]) -> String {
        var json = JSONWriter()
        json.array { json in
            for line in lines {
                json.object { json in
                    json.field("municipality", line.municipality)
                    json.field("module", line.module.id)
                    json.field("isOn", line.isOn)
                    json.field("openCases", line.openCases)
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func cases(_ count: Int) -> String {
        switch count {
        case 0: "geen open zaken"
        case 1: "1 open zaak"
        default: "\(Progress.grouped(count)) open zaken"
        }
    }
}
