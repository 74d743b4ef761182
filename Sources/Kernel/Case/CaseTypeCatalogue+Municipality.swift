extension CaseTypeCatalogue {
    /// The case types as one municipality uses them.
    ///
    /// - Parameters:
    ///   - types: Every version of every module's case types, also of modules that are off, so that a norm
    ///     or override for those is no fault.
    ///   - municipality: Its ``Municipality/norms`` are applied.
    ///   - modulesOn: The modules whose case types the catalogue holds.
    ///   - overrides: The municipality's own files.
    /// - Throws: ``ConfigFaults`` when a norm or override names an unknown case type or step, names one
    ///   twice, or promises more time than the law gives.
    public init(
        _ types: [CaseType],
        for municipality: Municipality,
        modulesOn: Set<String>,
        overrides: [CaseTypeOverride] = []
    ) throws(ConfigFaults) {
        let settings = "Config/municipalities/\(municipality.slug).json"
        let norms = municipality.norms.sorted { $0.key < $1.key }
            .map { CaseTypeOverride(norm: $0.value, of: $0.key, file: settings) }
        let known = Dictionary(grouping: types, by: \.key)
        var faults = Self.doubles(overrides)
        for norm in norms { faults += norm.faults(known, at: "norms.\(norm.key)", normAt: "norms.\(norm.key)") }
        for override in overrides { faults += override.faults(known, at: "key", normAt: "norm") }
        for override in overrides where override.norm != .keep && municipality.norms[override.key] != nil {
            let remedy = "Haal hem hier weg, of bij \"norms\" in \(settings)."
            faults.append(override.fault("norm", value: nil, rule: "Deze norm staat op twee plekken.", remedy: remedy))
        }
        guard faults.isEmpty else { throw ConfigFaults(faults) }
        let changes = Dictionary(grouping: norms + overrides, by: \.key)
        self.init(
            types.filter { modulesOn.contains($0.module) }.map { type in
                (changes[type.key] ?? []).reduce(type) { $0.overridden(by: $1) }
            }
        )
    }

    private static func doubles(_ overrides: [CaseTypeOverride]) -> [ConfigFault] {
        Dictionary(grouping: overrides, by: \.key).values.filter { $0.count > 1 }
            .flatMap { files in
                files.dropFirst().map { second in
                    second.fault(
                        "key",
                        value: second.key,
                        rule: "Voor dit zaaktype is er al een bestand: \(files[0].file).",
                        remedy: "Voeg de twee bestanden samen."
                    )
                }
            }
            .sorted { $0.file < $1.file }
    }
}

extension CaseTypeOverride {
    /// What is wrong with this override for the case types there are.
    fileprivate func faults(_ known: [String: [CaseType]], at place: String, normAt normPlace: String) -> [ConfigFault]
    {
        guard let versions = known[key] else {
            let question = NearestWord.question(key, among: known.keys)
            let all = "Kies uit: \(known.keys.sorted().joined(separator: ", "))."
            let remedy = question.isEmpty ? all : question
            return [fault(place, value: key, rule: "Dit zaaktype bestaat niet.", remedy: remedy)]
        }
        return stepFaults(versions) + normFaults(versions, at: normPlace)
    }

    private func stepFaults(_ versions: [CaseType]) -> [ConfigFault] {
        let known = Set(versions.flatMap(\.steps).map(\.key))
        return steps.keys.sorted().filter { !known.contains($0) }
            .map { step in
                let question = NearestWord.question(step, among: known)
                let all = "Kies uit: \(known.sorted().joined(separator: ", "))."
                let remedy = question.isEmpty ? all : question
                return fault("steps.\(step)", value: nil, rule: "Deze stap bestaat niet.", remedy: remedy)
            }
    }

    private func normFaults(_ versions: [CaseType], at place: String) -> [ConfigFault] {
        guard case .set(let norm) = norm, let term = versions.compactMap(\.statutoryTerm).first(where: norm.exceeds)
        else { return [] }
        let rule = "De belofte duurt langer dan de wettelijke termijn (\(term.article))."
        return [fault(place, value: nil, rule: rule, remedy: "Maak de norm korter dan de wet.")]
    }

    fileprivate func fault(_ keyPath: String, value: String?, rule: String, remedy: String) -> ConfigFault {
        ConfigFault(file: file, keyPath: keyPath, value: value.map(JSONTree.text), rule: rule, remedy: remedy)
    }
}
