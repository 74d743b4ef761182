/// Finds what two modules, or one module twice, claim.
enum ModuleDoubles {
    /// Every double claim and every migration outside its module's own names.
    static func faults(_ entries: [ModuleCatalogue.Entry]) -> [ModuleFault] {
        caseTypes(entries) + versions(entries) + routes(entries) + migrations(entries) + foreign(entries)
    }

    private static func caseTypes(_ entries: [ModuleCatalogue.Entry]) -> [ModuleFault] {
        // Versions of one key inside one module are no double.
        let files = Dictionary(entries.map { ($0.manifest.id, $0) }) { first, _ in first }
        let file: (String, String) -> String = { module, key in
            "module \(module) (\(files[module]?.sources.first { $0.type.key == key }?.file ?? ""))"
        }
        return doubles(entries) { Set($0.caseTypes.map(\.key)).sorted() }
            .map { double in
                let (first, second) = (file(double.first, double.claim), file(double.second, double.claim))
                return .doubleCaseType(key: double.claim, first: first, second: second)
            }
    }

    private static func versions(_ entries: [ModuleCatalogue.Entry]) -> [ModuleFault] {
        entries.flatMap { entry in
            var seen: [[String]: String] = [:]
            return entry.sources.compactMap { source -> ModuleFault? in
                let version = [source.type.key, source.type.startsOn.iso]
                guard let first = seen[version] else {
                    seen[version] = source.file
                    return nil
                }
                return .doubleVersion(
                    key: source.type.key,
                    startsOn: source.type.startsOn,
                    first: first,
                    second: source.file
                )
            }
        }
    }

    private static func routes(_ entries: [ModuleCatalogue.Entry]) -> [ModuleFault] {
        doubles(entries) { $0.routes.map(address) }
            .map { .doubleRoute(address: $0.claim, first: $0.first, second: $0.second) }
    }

    private static func migrations(_ entries: [ModuleCatalogue.Entry]) -> [ModuleFault] {
        doubles(entries) { $0.migrations.map(\.name) }
            .map { .doubleMigration(name: $0.claim, first: $0.first, second: $0.second) }
    }

    private static func foreign(_ entries: [ModuleCatalogue.Entry]) -> [ModuleFault] {
        entries.flatMap { entry in
            entry.migrations.filter { !isOwn($0.name, of: entry.manifest.id) }
                .map { ModuleFault.foreignMigration(name: $0.name, module: entry.manifest.id) }
        }
    }

    /// Three digits after the id, so that `social` does not own `social-domain-001-…`.
    private static func isOwn(_ name: String, of module: String) -> Bool {
        guard name.hasPrefix(module + "-") else { return false }
        let rest = name.dropFirst(module.count + 1).utf8
        return rest.prefix(3).allSatisfy { (48...57).contains($0) } && rest.dropFirst(3).first == 45 && rest.count > 4
    }

    /// The address with nameless parameters and what it consumes: `POST /volg/{} application/json`.
    private static func address(_ route: Route) -> String {
        let pieces = route.pattern.split(separator: "{", omittingEmptySubsequences: false)
        let pattern = pieces.dropFirst().reduce(String(pieces[0])) { $0 + "{" + $1.drop { $0 != "}" } }
        return [route.method.rawValue, pattern, route.consumes ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func doubles(
        _ entries: [ModuleCatalogue.Entry],
        _ claims: (ModuleCatalogue.Entry) -> [String]
    ) -> [(claim: String, first: String, second: String)] {
        var owners: [String: String] = [:]
        var doubles: [(claim: String, first: String, second: String)] = []
        for entry in entries {
            for claim in claims(entry) {
                if let first = owners[claim] {
                    doubles.append((claim, first, entry.manifest.id))
                } else {
                    owners[claim] = entry.manifest.id
                }
            }
        }
        return doubles
    }
}
