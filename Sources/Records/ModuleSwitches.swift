public import Kernel

/// Which modules are on in one municipality; a switch is a row in its own file.
public struct ModuleSwitches: Sendable {
    private let store: any Store
    private let surroundings: @Sendable (Timestamp) -> Surroundings

    /// - Parameters:
    ///   - store: The municipality's file.
    ///   - surroundings: Makes what a change needs, at a moment.
    public init(_ store: any Store, surroundings: @escaping @Sendable (Timestamp) -> Surroundings) {
        self.store = store
        self.surroundings = surroundings
    }

    /// Why a module cannot be switched off.
    public enum Refused: Error, Hashable, Sendable {
        case openCases(Int)
    }

    /// The modules that are on; a municipality that never switched has its start modules.
    public func on(startModules: [String]) throws -> Set<String> {
        let rows = try store.read { database in
            try database.rows("SELECT module, is_on FROM module_switch") { (try $0.text(0), try $0.integer(1) == 1) }
        }
        var on = Set(startModules)
        for (module, isOn) in rows {
            if isOn { on.insert(module) } else { on.remove(module) }
        }
        return on
    }

    /// Switches a module and waits for the commit.
    ///
    /// - Parameters:
    ///   - module: The id of a module.
    ///   - isOn: What it becomes.
    ///   - keepingOpenCases: Whether open cases may stay, readable and with their source still pushing.
    ///   - now: The moment of the switch.
    /// - Throws: ``Refused/openCases(_:)`` from the kept counter.
    public func set(_ module: String, isOn: Bool, keepingOpenCases: Bool, at now: Timestamp) throws {
        let surroundings = surroundings(now)
        try store.writeAndWait { database in
            if !isOn && !keepingOpenCases {
                let open = try Self.openCases(of: module, in: database)
                if open > 0 { throw Refused.openCases(open) }
            }
            try database.execute(
                """
                INSERT INTO module_switch (module, is_on, changed_at) VALUES (\(module), \(isOn), \(now))
                ON CONFLICT (module) DO UPDATE SET is_on = excluded.is_on, changed_at = excluded.changed_at
                """
            )
            let word = isOn ? "on" : "off"
            try Journal(database, surroundings).append(
                .moduleSwitched,
                caseKey: nil,
                residentKey: nil,
                body: #"{"module":"\#(module)","to":"\#(word)"}"#
            )
        }
    }

    /// The open cases of a module, from the kept counter.
    public func openCases(of module: String) throws -> Int {
        try store.read { try Self.openCases(of: module, in: $0) }
    }

    private static func openCases(of module: String, in database: any Database) throws -> Int {
        try database.first("SELECT value FROM counter WHERE name = \("open-cases/" + module)") {
            try $0.integer(0)
        } ?? 0
    }
}
