internal import Kernel

/// `/{g}/sturen`: kept counters as pages and as CSV, for whoever may see figures (sturen).
struct FigureDesk: Sendable {
    var routes: [Route] {
        FigureSheet.Part.allCases.flatMap { part in
            [
                Route(.get, part.path, access: .staff(.seeFigures), .read { try show(part, $0, $1) }),
                Route(.get, part.filePath, access: .staff(.seeFigures), .read { try download(part, $0, $1) }),
            ]
        }
    }

    private func show(_ part: FigureSheet.Part, _ request: Request, _ context: Context) throws -> Response {
        let (sheet, fault) = try sheet(part, request, context)
        return context.show(FigurePage(sheet: sheet, fault: fault, visitor: try DeskVisitor(context)).page)
    }

    private func download(_ part: FigureSheet.Part, _ request: Request, _ context: Context) throws -> Response {
        let (sheet, fault) = try sheet(part, request, context)
        let csv = FigureCSV(sheet, remark: fault?.sentence)
        let period = sheet.set.period
        let name = [
            context.municipality.slug, part.fileName,
            period.key.isEmpty ? context.today.iso : period.key,
        ].joined(separator: "-")
        return csv.file.download(named: name)
    }

    /// The figures of the period in the address, or of the usual one with what is wrong with the address.
    private func sheet(
        _ part: FigureSheet.Part,
        _ request: Request,
        _ context: Context
    ) throws -> (FigureSheet, FigurePeriod.Invalid?) {
        let period: FigurePeriod
        var fault: FigurePeriod.Invalid?
        let asked = request.query("periode") ?? ""
        do throws(FigurePeriod.Invalid) {
            period = try FigurePeriod.read(asked, on: context.today)
        } catch {
            (period, fault) = (.usual(on: context.today), error)
        }
        let topics = try context.figureTopics(in: period.weeks)
        return (FigureSheet(part, try FigureSet(period, in: context), topics), fault)
    }
}
