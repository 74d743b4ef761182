internal import Kernel
internal import Pages

/// `/beheer/onderdelen`: which modules are on where, and what switching one will change before it does.
struct ModuleDesk: Sendable {
    let login: LoginDesk
    let platform: Platform

    var routes: [PlatformRoute] {
        let root = "/beheer/onderdelen"
        return [
            PlatformRoute(.get, root, access: .operator, .read(showMatrix)),
            PlatformRoute(.get, "\(root)/{g}/{module}", access: .operator, .read(ask)),
            PlatformRoute(.post, "\(root)/{g}/{module}", access: .operator, .slow(change)),
        ]
    }

    private func showMatrix(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        let rows = context.municipalities.map { here in
            ModuleRow(
                slug: here.municipality.slug,
                name: here.municipality.name,
                states: platform.directory.open(slug: here.municipality.slug).map { tenant in
                    platform.modules.ids.map { tenant.modulesOn.contains($0) }
                }
            )
        }
        return context.show(
            OperatorPages.modules(
                rows,
                modules: platform.modules.modules.map(\.manifest),
                operator: session.member.fullName,
                answer: try done(request, context)
            ),
            to: session,
            request
        )
    }

    /// What was just changed, as the address of the page says.
    private func done(_ request: Request, _ context: PlatformContext) throws -> Notice? {
        guard let parts = request.query("klaar")?.split(separator: "."), parts.count == 2,
            let place = place(String(parts[0]), String(parts[1]), context)
        else { return nil }
        let word = place.tenant.modulesOn.contains(place.module.manifest.id) ? "aan" : "uit"
        let text = "\(place.module.manifest.title) staat \(word) bij \(place.tenant.municipality.name)."
        return Notice(.success, Prose(text), isAnswer: true)
    }

    private func ask(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.required(request)
        let place = try place(of: request, context)
        let isOn = !place.tenant.modulesOn.contains(place.module.manifest.id)
        let change = ModuleChange(place.module, of: place.tenant, isOn: isOn, on: platform)
        return try show(change, session, request, context)
    }

    /// Makes the change that the page announced; a page that another one overtook changes nothing back.
    private func change(_ request: Request, _ context: PlatformContext) throws -> Response {
        let session = try login.guarded(request)
        let place = try place(of: request, context)
        let answers = FormAnswers(request)
        guard let word = OperatorPages.ModuleSwitch(rawValue: answers.text(OperatorPages.switchField)) else {
            throw Problem.staleForm
        }
        let change = ModuleChange(place.module, of: place.tenant, isOn: word == .on, on: platform)
        do {
            try change.make(keepingOpenCases: answers.has(OperatorPages.keepField))
        } catch is ModuleChange.Refused {
            return try show(change, session, request, context, answers)
        }
        return .seeOther("/beheer/onderdelen?klaar=\(place.tenant.municipality.slug).\(place.module.manifest.id)")
    }

    private func show(
        _ change: ModuleChange,
        _ session: StaffSession,
        _ request: Request,
        _ context: PlatformContext,
        _ answers: FormAnswers? = nil
    ) throws -> Response {
        let day = context.now.day
        let effect = ModuleEffect(
            slug: change.tenant.municipality.slug,
            municipality: change.tenant.municipality.name,
            module: change.module.manifest,
            isOn: change.isOn,
            caseTypes: change.caseTypes(on: day).map(\.name),
            pages: change.pages(on: day).map { "/\(change.tenant.municipality.slug)\($0)" },
            openCases: try change.openCases,
            obstacle: obstacle(change)
        )
        let guarded = OperatorSession(name: session.member.fullName, token: session.formToken)
        let page = OperatorPages.moduleChange(effect, answers: answers, session: guarded)
        return context.show(page, to: session, request, status: answers == nil ? 200 : 422)
    }

    private func obstacle(_ change: ModuleChange) -> String? {
        switch change.obstacle {
        case .needs(let ids): "Zet eerst dit aan: \(titles(ids))."
        case .isNeeded(let ids): "Zet eerst dit uit: \(titles(ids))."
        case .openCases, .none: nil
        }
    }

    private func titles(_ ids: [String]) -> String {
        ids.compactMap { platform.modules[$0]?.manifest.title }.joined(separator: ", ")
    }

    /// - Throws: ``Problem/notFound`` for a municipality of another organisation and for an unknown module.
    private func place(of request: Request, _ context: PlatformContext) throws -> Place {
        let (slug, module) = (request.parameters["g"] ?? "", request.parameters["module"] ?? "")
        guard let place = place(slug, module, context) else { throw Problem.notFound }
        return place
    }

    private typealias Place = (tenant: OpenTenant, module: ModuleCatalogue.Entry)

    private func place(_ slug: String, _ module: String, _ context: PlatformContext) -> Place? {
        guard context.municipalities.contains(where: { $0.municipality.slug == slug }),
            let tenant = platform.directory.open(slug: slug), let entry = platform.modules[module]
        else { return nil }
        return (tenant, entry)
    }
}
