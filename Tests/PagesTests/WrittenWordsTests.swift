import FoundationEssentials
import Kernel
import Pages
import Testing

/// The Dutch sentences that stand between quotes in our own sources.
private enum Sources {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// What residents read is written here; the rest is for staff, operators and programs.
    static let folders = [
        "Sources/Portal", "Sources/Kernel/Page", "Sources/Kernel/Form", "Sources/Kernel/Message", "Sources/Kernel/Web",
        "Sources/Pages/House", "Sources/HTTPServer", "Sources/TrackAndTrace", "Sources/Mail", "Sources/App/Residents",
        "Sources/App/Platform", "Modules",
    ]

    /// Parts of those folders that residents never see.
    static let notForResidents = ["/Tests/", "/Import/", "/Interface/"]

    static let files: [String] = folders.flatMap { folder in
        ((try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).map { "\(folder)/\($0)" }
    }
    .filter { file in
        file.hasSuffix(".swift") && !notForResidents.contains { ("/" + file).contains($0) }
    }
    .sorted()

    /// Literals with a space in them that start with a capital: sentences, headings and labels.
    static func sentences(in file: String) throws -> [String] {
        let source = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
        return source.split(separator: "\n")
            .filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") && !$0.contains("owner:") }
            .flatMap(literals)
            .filter { $0.contains(" ") && $0.first?.isUppercase == true && !isStatement($0) }
    }

    /// SQL starts with a word in capitals.
    private static func isStatement(_ text: String) -> Bool {
        let first = text.prefix { $0 != " " }
        return first.count > 1 && first.allSatisfy(\.isUppercase) || text.contains("=")
    }

    /// The literals of a line; what is filled in stands as one word.
    private static func literals(_ line: Substring) -> [String] {
        var found: [String] = []
        var rest = line[...]
        while let start = rest.firstIndex(of: "\"") {
            rest = rest[rest.index(after: start)...]
            var text = ""
            while let character = rest.popFirst(), character != "\"" {
                if character != "\\" {
                    text.append(character)
                } else if let next = rest.popFirst(), next == "(" {
                    skipValue(&rest)
                    text += "waarde"
                }
            }
            found.append(text)
        }
        return found
    }

    private static func skipValue(_ rest: inout Substring) {
        var depth = 1
        while depth > 0, let character = rest.popFirst() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
        }
    }
}

@Suite("The words in the sources of residents' pages")
struct WrittenWordsTests {
    @Test("are plain Dutch, also where no test opens the page", arguments: Sources.files)
    func plain(_ file: String) throws {
        for sentence in try Sources.sentences(in: file) {
            #expect(PlainDutch.house.complaints(about: sentence, in: .running) == [], "\(file)")
        }
    }

    @Test("are found: the pages of every part that residents see are among the files")
    func found() throws {
        for file in ["Sources/Portal/OfferPage.swift", "Sources/Kernel/Page/FollowPage.swift"] {
            #expect(Sources.files.contains(file))
            #expect(try Sources.sentences(in: file).count > 5)
        }
        #expect(try Sources.sentences(in: "Sources/Kernel/Form/SentForm.swift").contains { $0.hasPrefix("U stuurde") })
    }
}
