internal import Kernel
internal import Vault

/// Looks where the master keys come from, and who else can read them.
struct KeyCheck {
    let findings: [Finding]
    /// `nil` when they cannot be read.
    let ring: KeyRing?

    init(source: KeySource, hasData: Bool) {
        do throws(KeyFileError) {
            let file = try KeyFile(path: source.path, dataFolder: source.dataFolder)
            let ring = try file.load(environment: source.variables)
            self.ring = ring
            let isVariable = source.variables[KeyFile.variable]?.isEmpty == false
            let place = isVariable ? "de omgevingsvariabele \(KeyFile.variable)" : source.path
            findings = [
                .fine("sleutels", "\(ring.keys.count) in \(place), \(ring.current.id) versleutelt nu."),
                .attention(
                    "sleutels",
                    "Een reservekopie bevat geen sleutels. Bewaar een kopie ervan op een andere plek: zonder sleutel is "
                        + "geen BSN meer te lezen."
                ),
            ]
        } catch {
            ring = nil
            if case .missing(let path) = error, !hasData {
                findings = [.attention("sleutels", "\(path) is er nog niet. De eerste start maakt het bestand.")]
            } else {
                findings = [.fault("sleutels", "\(error)")]
            }
        }
    }
}
