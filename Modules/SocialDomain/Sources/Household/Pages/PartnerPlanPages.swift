internal import Kernel

/// `/{g}/werk/plannen`: what a partner may read of plans, today, by the consent of whom it is about.
///
/// A partner logs in as staff with the role for it; each look stands in the read log of everyone whom it shows.
struct PartnerPlanPages: Sendable {
    static let link = Link("Plannen van huishoudens", .local("/werk/plannen"))
    private static let path = "/werk/plannen"
    private static let agreement = "afspraak"

    var routes: [Route] {
        [
            Route(.get, Self.path, access: .staff(.seeSharedPlans), .change(show)),
            Route(.post, Self.path + "/gedaan", access: .staff(.seeSharedPlans), .change(finish)),
        ]
    }

    @Sendable
    private func show(_ request: Request, _ context: Context) throws -> Change {
        let partners = Self.partners(context)
        return Change { session in
            let parts = try Self.parts(for: partners, context, session.tables)
            for (_, part) in parts {
                for resident in part.members.compactMap(\.residentKey) {
                    try session.readLog.log([.sharedPlan], ofResident: resident, purpose: .sharedPlan)
                }
            }
            return .response(context.show(page(parts, context)))
        }
    }

    /// Ticks what the partner itself does in a plan that it may read now.
    @Sendable
    private func finish(_ request: Request, _ context: Context) throws -> Change {
        let partners = Self.partners(context)
        let chosen = FormAnswers(request).text(Self.agreement)
        return Change { session in
            for (partner, part) in try Self.parts(for: partners, context, session.tables) {
                let mine = part.agreements.first { String($0.key) == chosen && $0.side == .partner(partner) }
                if let mine { try PlanTable.finish(mine.key, on: context.today, in: session.tables) }
            }
            return .response(context.seeOther(Self.link.address))
        }
    }

    private func page(_ parts: [(partner: CarePartner, part: PlanPart)], _ context: Context) -> Page {
        let token = context.caller.staffSession?.formToken ?? ""
        let shown = parts.enumerated().map { place, found -> Block in
            var drawn = PlanBlocks(part: found.part, today: context.today)
            drawn.tick = { agreement in
                guard agreement.side == .partner(found.partner) else { return nil }
                return Form(
                    to: .local(Self.path + "/gedaan"),
                    fields: [],
                    hidden: [Form.HiddenValue(Self.agreement, String(agreement.key))],
                    submit: "Dit is gedaan"
                ).guarded(by: token)
            }
            return .section("Plan \(place + 1), voor \(found.partner.inDutch.lowercased())", drawn.blocks)
        }
        let none = Block.notice(Notice(.info, "Niemand gaf u toestemming om nu een plan te lezen."))
        return context.staffPage(
            Self.link.words,
            here: Self.link.address,
            lead: "U leest alleen waar mensen zelf ja tegen zeiden. Zij zien dat u keek.",
            shown.isEmpty ? [none] : shown
        )
    }

    private static func parts(
        for partners: [CarePartner],
        _ context: Context,
        _ tables: any Database
    ) throws -> [(partner: CarePartner, part: PlanPart)] {
        try partners.flatMap { partner in
            try PlanTable.plans(for: partner, on: context.today, in: tables).map { plan in
                (partner, PlanPart(of: plan, for: partner, on: context.today))
            }
        }
    }

    /// The partners that the reader works for: the teams of the grants with that role in this module.
    private static func partners(_ context: Context) -> [CarePartner] {
        (context.rights?.teams(as: .partner, in: SocialDomain.manifest.id) ?? []).compactMap(CarePartner.init)
    }
}
