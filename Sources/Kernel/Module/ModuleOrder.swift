/// Puts modules behind the modules they need.
enum ModuleOrder {
    /// The manifests in an order in which each comes after its needs; otherwise the given order is kept.
    ///
    /// Needs that are not there are skipped; modules of a cycle, and those that need them, are left out.
    static func sorted(_ manifests: [ModuleManifest]) -> [ModuleManifest] {
        let known = Set(manifests.map(\.id))
        var placed: Set<String> = []
        var ordered: [ModuleManifest] = []
        var waiting = manifests
        while let next = waiting.firstIndex(where: { placed.isSuperset(of: known.intersection($0.needs)) }) {
            let manifest = waiting.remove(at: next)
            placed.insert(manifest.id)
            ordered.append(manifest)
        }
        return ordered
    }

    /// What is wrong with ids and needs.
    static func faults(_ manifests: [ModuleManifest]) -> [ModuleFault] {
        var faults: [ModuleFault] = []
        var seen: Set<String> = []
        for id in manifests.map(\.id) {
            if !TextRule.key(upTo: 40).complaints(about: id).isEmpty { faults.append(.invalidID(id: id)) }
            if !seen.insert(id).inserted { faults.append(.doubleModule(id: id)) }
        }
        for manifest in manifests {
            for need in manifest.needs where !seen.contains(need) {
                let nearest = NearestWord.to(need, among: seen.subtracting([manifest.id]))
                faults.append(.missingNeed(module: manifest.id, need: need, nearest: nearest))
            }
        }
        return faults + cycles(manifests)
    }

    /// Each cycle once, starting at its first module in the alphabet.
    private static func cycles(_ manifests: [ModuleManifest]) -> [ModuleFault] {
        let needs = Dictionary(manifests.map { ($0.id, $0.needs) }) { first, _ in first }
        var found: Set<[String]> = []
        for start in needs.keys {
            guard let cycle = path(from: start, backTo: start, needs, visited: []) else { continue }
            let first = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
            found.insert(Array(cycle[first...] + cycle[..<first]))
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }.map(ModuleFault.cycle)
    }

    private static func path(
        from module: String,
        backTo start: String,
        _ needs: [String: [String]],
        visited: Set<String>
    ) -> [String]? {
        for need in needs[module] ?? [] {
            if need == start { return [module] }
            guard !visited.contains(need), needs[need] != nil else { continue }
            if let rest = path(from: need, backTo: start, needs, visited: visited.union([module, need])) {
                return [module] + rest
            }
        }
        return nil
    }
}
