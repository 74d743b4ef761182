internal import FoundationEssentials
internal import Kernel
internal import Testing

/// The case type files of all modules, and the national product list beside the project.
private enum Shipped {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    static let files: [CaseTypeFile] = names(in: "Modules").flatMap { module in
        names(in: "Modules/\(module)/CaseTypes").compactMap { name in
            let path = "Modules/\(module)/CaseTypes/\(name)"
            return text(path).map { CaseTypeFile(name: path, json: Array($0.utf8)) }
        }
    }

    static let productNames: Set<String> = {
        guard let list = text("../shared/data/upl/UPL-actueel.csv") else {
            print("Skipped: there is no national product list beside the project.")
            return []
        }
        // Names with a comma stand in quotes.
        return Set(
            list.split(whereSeparator: \.isNewline).map { line in
                line.first == "\"" ? String(line.dropFirst().prefix { $0 != "\"" }) : String(line.prefix { $0 != "," })
            }
        )
    }()

    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
    }

    static func text(_ path: String) -> String? {
        (try? Data(contentsOf: URL(filePath: "\(root)/\(path)"))).map { String(decoding: $0, as: UTF8.self) }
    }

    static func type(_ file: CaseTypeFile) throws -> CaseType {
        try CaseType.read(file, module: String(file.name.split(separator: "/")[1]))
    }
}

@Suite("The case types that come with the modules")
struct ShippedCaseTypeTests {
    @Test("every file keeps the rules, and no key occurs in two modules")
    func rules() throws {
        let types = try Shipped.files.map(Shipped.type)

        #expect(types.count >= 4)
        let modules = Dictionary(grouping: types, by: \.key).mapValues { Set($0.map(\.module)) }
        for (key, modules) in modules { #expect(modules.count == 1, "\(key): \(modules.sorted())") }
    }

    @Test("every file is named after its key and registered by its module")
    func registered() throws {
        for file in Shipped.files {
            let type = try Shipped.type(file)
            let main = [type.module, "CaseTypes"].map {
                Shipped.text("Modules/\(type.module)/Sources/\($0).swift") ?? ""
            }
            .joined()

            #expect(file.name.split(separator: "/").last?.hasPrefix(type.key) == true, "\(file.name)")
            #expect(main.contains("\"\(file.name)\""), "\(file.name) is not registered")
        }
    }

    @Test("every text for residents is short, in sentences of at most 15 words")
    func shortTexts() throws {
        for file in Shipped.files {
            for step in try Shipped.type(file).steps {
                for text in [step.now, step.action ?? "", step.when] {
                    #expect(text.count <= 200, "\(file.name) \(step.key)")
                    for sentence in text.split(whereSeparator: { ".?!:".contains($0) }) {
                        let words = sentence.split(separator: " ").count
                        #expect(words <= 15, "\(file.name) \(step.key): \(sentence)")
                    }
                }
            }
        }
    }

    @Test("every product name stands in the national product list", .enabled(if: !Shipped.productNames.isEmpty))
    func productNames() throws {
        for name in try Shipped.files.compactMap({ try Shipped.type($0).productName }) {
            #expect(Shipped.productNames.contains(name), "\(name)")
        }
    }
}
