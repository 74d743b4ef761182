import FoundationEssentials

/// The files of this checkout, as the architecture tests look at them.
enum SourceTree {
    /// The folder that holds `Package.swift`, without a slash at the end.
    static let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

    /// The files below `folders`, relative to the root, sorted, without build products.
    static func files(in folders: [String], endingWith suffix: String) throws -> [String] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
                .filter { $0.hasSuffix(suffix) }
                .map { "\(folder)/\($0)" }
        }.sorted()
    }

    static func swiftFiles() throws -> [String] {
        try ["Package.swift"] + files(in: ["Sources", "Modules", "Tests"], endingWith: ".swift")
    }

    /// The names directly in a folder, relative to it.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(root)/\(path)")
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }

    static func lines(_ path: String) throws -> [Substring] {
        try text(path).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The modules that a Swift file imports, such as `Kernel` for `public import Kernel`.
    static func imports(of path: String) throws -> [String] {
        try lines(path).compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), words.count > place + 1,
                words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal"].contains($0) })
            else { return nil }
            return words[words.count - 1].split(separator: ".").first.map(String.init)
        }
    }
}
