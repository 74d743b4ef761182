internal import Glibc
internal import Kernel
internal import Vault

extension Invocation {
    /// Has a command's work done where the data is open: by the running server, or here with the folder locked.
    ///
    /// - Parameters:
    ///   - work: The name of the work in ``ServerWorks``; the command's own name when `nil`.
    ///   - arguments: Never a secret.
    /// - Returns: What the command writes.
    /// - Throws: ``Refusal`` or `ConfigFaults` with the sentence for the operator.
    func perform(_ work: String? = nil, _ arguments: [String: String] = [:]) throws -> String {
        var arguments = arguments
        if has(.json) { arguments[Command.Option.json.name] = "" }
        let request = ControlRequest(work ?? command.name, arguments)
        switch try answer(to: request) {
        case .done(let text), .progress(let text): return text
        case .refused(let sentence): throw Refusal(sentence)
        }
    }

    private func answer(to request: ControlRequest) throws -> ControlAnswer {
        let setting = try setting()
        let terminal = terminal
        switch try DataFolder.reach(setting.configuration.platform.dataFolder) {
        case .served(let server):
            return try server.ask(request) { terminal.errorLine($0) }
        case .alone(let lock):
            defer { withExtendedLifetime(lock) {} }
            let platform = try Platform(setting)
            defer { platform.close() }
            let desk = ControlDesk(ServerWorks(platform: platform, deliveries: nil, setting: setting).all)
            return desk.answer(ControlCall(request) { terminal.errorLine($0) })
        }
    }

    /// What the platform is opened with, for this command line.
    ///
    /// - Throws: `ConfigFaults` or ``UsageFault``.
    func setting() throws -> ServedPlatform.Setting {
        let terminal = terminal
        return ServedPlatform.Setting(
            configuration: try configuration(),
            configFolder: configFolder,
            variables: surroundings.variables,
            report: { terminal.errorLine($0) }
        )
    }
}

extension Platform {
    /// Opens every file, in a data folder whose lock the caller holds; a first start makes the data and the key.
    ///
    /// - Throws: ``Refusal`` or `ConfigFaults` with everything that keeps it from opening.
    convenience init(_ setting: ServedPlatform.Setting) throws {
        let folder = setting.configuration.platform.dataFolder
        let keys = try KeySource(dataFolder: folder, variables: setting.variables)
            .load(isFirstStart: access(PlatformFiles(folder).platform, F_OK) != 0)
        try self.init(
            Platform.Foundations(
                configuration: setting.configuration,
                modules: try ModuleCatalog.checked(),
                keys: keys,
                clock: SystemClock()
            ),
            report: setting.report
        )
    }
}
