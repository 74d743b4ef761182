import FoundationEssentials
import Kernel
import TestSupport
import Testing

@testable import App

@Suite("The commands about the master keys")
struct KeyCommandTests {
    private static let person = "999990019"
    let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    /// The ids of the keys and how much lies under each.
    private func sealed() throws -> [String: Int] {
        let list = try installation.json("keys", "list").list ?? []
        return list.reduce(into: [:]) { counts, key in
            guard let id = key["id"]?.text, case .integer(let count) = key["sealed"] else { return }
            counts[id] = count
        }
    }

    @Test("a rotation moves everything to a new key while cases are read and pushed, and the old one can go")
    func rotateWhileServing() throws {
        try installation.whileServing { (http: TestClient) throws in
            let secret = try installation.addClient("veld")
            #expect(try http.push(reference: "A-0", "veld", secret: secret, bsn: Self.person).status == 200)

            let failures = Lock<[String]>([])
            let pusher = try SystemThread.start {
                for number in 1...60 {
                    do {
                        let pushed = try http.push(
                            reference: "A-\(number)",
                            "veld",
                            secret: secret,
                            bsn: Self.person
                        )
                        let read = try http.find(reference: "A-0", "veld", secret: secret)
                        let isGood = pushed.text.contains(#""outcome":"accepted""#) && read.status == 200
                        if !isGood { failures.withLock { $0.append("\(pushed.text) \(read.status)") } }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                }
            }
            let run = installation.run("keys", "rotate")
            pusher.join()

            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.contains("De nieuwe sleutel k2"))
            #expect(failures.withLock(\.self) == [])
            // One resident, whatever key the look-up was made under, and one client.
            #expect(try sealed() == ["k1": 0, "k2": 2])
            #expect(installation.run("keys", "drop", "k1").status == 0)
            #expect(try sealed() == ["k2": 2])
            #expect(try http.push(reference: "A-0", "veld", secret: secret, bsn: Self.person).status == 200)
        }

        // A file that still named the dropped key would not open.
        try installation.whileServing { (http: TestClient) throws in
            #expect(try http.get("/readyz").text == "ready\n")
        }
    }

    @Test("many residents are moved in steps, without a server as well")
    func rotateAlone() throws {
        _ = try installation.addClient("veld")
        let rotated = installation.run("keys", "rotate", "--id", "najaar-2026")

        #expect(rotated.status == 0, "\(rotated.errors)")
        #expect(try sealed() == ["k1": 0, "najaar-2026": 1])
        #expect(installation.run("keys", "reseal").output.contains("0 waarden"))
        #expect(installation.run("keys", "rotate").errors.contains("k2"))
    }

    @Test("a key under which something lies, the key of now and an unknown key stay")
    func dropRefused() throws {
        _ = try installation.addClient("veld")
        // As after a rotation that was broken off: a new key, and nothing moved yet.
        let source = KeySource(dataFolder: installation.data, variables: [:])
        try installation.addKey("k2", to: source)

        let old = installation.run("keys", "drop", "k1")
        #expect(old.status == 1)
        #expect(old.errors.contains("1 waarde"), "\(old.errors)")
        #expect(installation.run("keys", "drop", "k2").errors.contains("sleutel van nu"))
        #expect(installation.run("keys", "drop", "k9").errors.contains("is er niet"))
        #expect(installation.run("keys", "drop").status == 2)

        #expect(installation.run("keys", "reseal").output.contains("1 waarde"))
        #expect(installation.run("keys", "drop", "k1").status == 0)
    }

    @Test("keys that come from the environment are the operator's to change")
    func environment() throws {
        let key = "k1 \(Data(repeating: 7, count: 32).base64EncodedString())"

        let run = installation.run("keys", "rotate", variables: ["DICHTBIJ_MASTER_KEY": key])

        #expect(run.status == 1)
        #expect(run.errors.contains("DICHTBIJ_MASTER_KEY"))
    }

    @Test("no key is ever shown")
    func secrecy() throws {
        _ = try installation.addClient("veld")
        let file = try String(contentsOfFile: installation.data + ".key", encoding: .utf8)
        let secret = try #require(file.split(separator: "\n").last?.split(separator: " ").dropFirst().first)

        let outputs = [
            installation.run("keys", "list"), installation.run("keys", "rotate"), installation.run("doctor"),
        ]

        for run in outputs { #expect(!run.output.contains(secret) && !run.errors.contains(secret)) }
    }
}
