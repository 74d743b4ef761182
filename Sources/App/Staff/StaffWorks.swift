internal import Kernel
internal import Records
internal import Vault

/// The work behind the commands about accounts of staff.
struct StaffWorks: Sendable {
    let platform: Platform

    /// By the name of the command.
    var all: [String: ControlDesk.Work] {
        [
            "staff add": add, "staff list": list, "staff grant": grant, "staff revoke": revoke,
            "staff password": setPassword, "staff close": close,
        ]
    }

    private func add(_ call: ControlCall) throws -> String {
        let name = try call.required("name")
        guard (1...64).contains(name.count), name.allSatisfy({ !$0.isWhitespace && !$0.isNewline }) else {
            throw Refusal("De inlognaam heeft 1 tot en met 64 tekens, zonder spaties.")
        }
        let fullName = call["full-name"] ?? name
        guard (1...100).contains(fullName.count), !fullName.contains(where: \.isNewline) else {
            throw Refusal("De naam van een collega heeft 1 tot en met 100 tekens, op één regel.")
        }
        let organisation = try organisation(try call.required("organisation"))
        let hash = try passwordHash(call)
        let grants = try call["role"].map { _ in try NewGrants(call, of: organisation.id, in: platform).grants }
        let member = StaffRecords.NewMember(
            loginName: name,
            fullName: fullName,
            organisation: organisation.id,
            passwordHash: hash.text,
            isOperator: grants == nil,
            grants: grants ?? []
        )
        do {
            try platform.staff.add(member, at: platform.clock.now())
        } catch StoreError.duplicate {
            throw Refusal("Er is al een account dat \(name) heet. Kies een andere naam.")
        }
        let page = member.isOperator ? "/beheer" : "/werk"
        return "\(name) kan inloggen op \(platform.configuration.platform.publicBase)\(page) voor \(organisation.name)."
    }

    private func grant(_ call: ControlCall) throws -> String {
        let member = try member(try call.required("name"))
        let grants = try NewGrants(call, of: member.organisation, in: platform).grants
        for grant in grants { try platform.staff.give(grant, to: member.id, at: platform.clock.now()) }
        let places = grants.map(\.municipality).sorted().joined(separator: ", ")
        let role = grants.first?.role.title ?? ""
        return "\(member.fullName) is nu \(role.lowercased()) in: \(places)."
    }

    private func revoke(_ call: ControlCall) throws -> String {
        let member = try member(try call.required("name"))
        let municipality = try platform.municipality(try call.required("municipality"))
        let count = try platform.staff.takeGrants(of: member.id, in: municipality.slug)
        guard count > 0 else { throw Refusal("\(member.fullName) had geen rol in \(municipality.name).") }
        return "\(member.fullName) werkt niet meer voor \(municipality.name) en is uitgelogd."
    }

    private func setPassword(_ call: ControlCall) throws -> String {
        let member = try member(try call.required("name"))
        try platform.staff.setPassword(try passwordHash(call).text, of: member.id)
        return "\(member.fullName) heeft een nieuw wachtwoord en is uitgelogd."
    }

    private func close(_ call: ControlCall) throws -> String {
        let member = try member(try call.required("name"))
        try platform.staff.close(member.id)
        return "\(member.fullName) kan niet meer inloggen. De naam blijft staan bij wat deze collega deed."
    }

    private func passwordHash(_ call: ControlCall) throws -> PasswordHash {
        guard let hash = PasswordHash(text: try call.required("hash")) else {
            throw Refusal("Het wachtwoord kwam niet goed over. Is het programma even nieuw als de server?")
        }
        return hash
    }

    private func list(_ call: ControlCall) throws -> String {
        let members = try platform.staff.all()
        if call.wantsJSON {
            var json = JSONWriter()
            json.array { json in
                for member in members { json.object { member.write(to: &$0) } }
            }
            return String(decoding: json.bytes, as: UTF8.self)
        }
        if members.isEmpty { return "Er zijn nog geen accounts. `dichtbij staff add` maakt er een." }
        return HelpText.table(members.map { ($0.loginName, "\($0.organisation)  \($0.workInWords)") })
    }

    private func member(_ name: String) throws -> StaffMember {
        if let found = try platform.staff.account(named: name)?.member { return found }
        let names = try platform.staff.all().map(\.loginName)
        guard let nearest = NearestWord.to(name, among: names) else {
            throw Refusal("Er is geen account dat \(name) heet. `dichtbij staff list` noemt ze.")
        }
        throw Refusal("Er is geen account dat \(name) heet. Bedoelt u \"\(nearest)\"?")
    }

    private func organisation(_ id: String) throws(Refusal) -> PlatformConfiguration.Organisation {
        let known = platform.configuration.platform.organisations
        if let found = known.first(where: { $0.id == id }) { return found }
        let ids = known.map(\.id)
        guard let nearest = NearestWord.to(id, among: ids) else {
            throw Refusal(
                "De organisatie \"\(id)\" staat niet in platform.json. Kies uit: \(ids.joined(separator: ", "))."
            )
        }
        throw Refusal("De organisatie \"\(id)\" staat niet in platform.json. Bedoelt u \"\(nearest)\"?")
    }
}

extension StaffMember {
    /// Every role with its place, such as `behandelaar in duiven (buitendienst)`.
    fileprivate var workInWords: String {
        let roles = sortedGrants.map { grant in
            let details = [grant.module, grant.team].compactMap(\.self).joined(separator: ", ")
            return "\(grant.role.title.lowercased()) in \(grant.municipality)"
                + (details.isEmpty ? "" : " (\(details))")
        }
        return ((isOperator ? ["beheerder"] : []) + roles).joined(separator: "; ")
    }

    private var sortedGrants: [StaffGrant] {
        grants.sorted { ($0.municipality, $0.role.rawValue) < ($1.municipality, $1.role.rawValue) }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.field("name", loginName)
        json.field("fullName", fullName)
        json.field("organisation", organisation)
        json.field("operator", isOperator)
        json.array("grants") { json in
            for grant in sortedGrants {
                json.object { json in
                    json.field("municipality", grant.municipality)
                    json.field("role", grant.role.rawValue)
                    json.field("module", ifPresent: grant.module)
                    json.field("team", ifPresent: grant.team)
                }
            }
        }
    }
}
