internal import Kernel

/// The program: finds the command that the words ask for, runs it, and says how it ended.
public enum Application {
    /// Runs the program.
    ///
    /// - Parameters:
    ///   - words: The command line without the program's own name.
    ///   - variables: The environment of the process.
    /// - Returns: The exit status: 0 done, 1 refused or failed with a reason, 2 wrong usage.
    public static func run(_ words: [String], variables: [String: String]) -> Int32 {
        let surroundings = Surroundings(
            terminal: .ofProcess,
            variables: variables,
            moduleIDs: ModuleCatalog.ids,
            commands: CommandList(commands: allCommands)
        )
        return run(words, in: surroundings)
    }

    /// Every command of the program; a new command is added here.
    static let allCommands: [Command] = [
        .help, .serve, .demo, .simulator, .municipalityAdd, .municipalityList, .municipalityShow, .bench,
        .clientAdd, .clientList, .clientRevoke, .staffAdd, .staffGrant, .staffRevoke, .staffPassword, .staffClose,
        .staffList, .moduleList,
        .moduleOn, .moduleOff,
        .keysList, .keysRotate, .keysReseal, .keysDrop, .backup, .restore, .migrate, .doctor,
        .syncStatus, .syncPause, .syncResume, .syncReplay, .caseTypesCheck, .caseTypesDiff, .caseTypesImport,
        .caseTypesReload,
        .importReports,
        .routes,
    ]

    static func run(_ words: [String], in surroundings: Surroundings) -> Int32 {
        let terminal = surroundings.terminal
        if words.isEmpty || words == ["--help"] || words == ["-h"] {
            terminal.write(HelpText.overview(of: surroundings.commands))
            return words.isEmpty ? 2 : 0
        }
        do {
            let (command, rest) = try surroundings.commands.find(words)
            let invocation = try Invocation(command, rest, in: surroundings)
            if invocation.has(.help) {
                terminal.write(HelpText.about(command))
            } else {
                try command.run(invocation)
            }
            return 0
        } catch let fault as UsageFault {
            terminal.errorLine(fault.sentence)
            return 2
        } catch let refusal as Refusal {
            terminal.errorLine(refusal.sentence)
        } catch let faults as ConfigFaults {
            terminal.errorLine("De instellingen kloppen niet:")
            for fault in faults.all { terminal.errorLine("  \(fault)") }
        } catch {
            terminal.errorLine("Dit is niet gelukt: \(error)")
        }
        return 1
    }
}
