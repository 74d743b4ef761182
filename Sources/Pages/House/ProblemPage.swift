internal import Kernel

/// The page that says why a request was refused, and what the reader can do now.
enum ProblemPage {
    static func page(for problem: Problem, in municipality: Municipality?, reference: UniqueID) -> Page {
        var blocks: [Block] = [
            .notice(Notice(.error, Prose(text(problem, municipality?.phone, reference)), isAnswer: true))
        ]
        if let detail = problem.detail { blocks.append(.paragraph(Prose(detail))) }
        if !problem.invalidParams.isEmpty { blocks.append(.points(problem.invalidParams.map { Prose($0.reason) })) }
        blocks.append(
            .links([Link("Ga naar de startpagina", municipality == nil ? .platform("/") : .local("/"))])
        )
        return Page(title(problem.status), section: "Fout \(problem.status)", blocks: blocks)
    }

    private static func title(_ status: Int) -> String {
        switch status {
        case 404, 410: "Deze pagina bestaat niet"
        case 401, 403: "U mag deze pagina niet zien"
        case 429: "U probeerde het te vaak"
        case 500...599: "Er is iets misgegaan"
        default: "Dit lukt niet"
        }
    }

    private static func text(_ problem: Problem, _ phone: String?, _ reference: UniqueID) -> String {
        switch problem.status {
        case 404 where problem.code == "not-found":
            "Misschien is het adres niet goed. Ga terug naar de startpagina."
        case 500:
            "Het ligt aan ons. Probeer het later opnieuw. Noem code \(reference.shortCode) als u belt."
        case 403: problem.title + (phone.map { " Denkt u dat dit niet klopt? Bel dan \($0)." } ?? "")
        default: problem.title
        }
    }
}

extension UniqueID {
    /// The last 8 hexadecimal digits: enough to find a request in the log, short enough to read out.
    fileprivate var shortCode: String {
        let digits = String(low & 0xFFFF_FFFF, radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
