/// How a command reaches the data: through the running server, or alone.
enum DataFolder {
    case served(ControlClient)
    case alone(DataLock)

    /// Locks the folder, or finds the server that has it.
    ///
    /// - Throws: ``Refusal`` when another command has the folder, or it cannot be used.
    static func reach(_ folder: String) throws -> DataFolder {
        if let client = ControlClient(in: folder) { return .served(client) }
        return .alone(try lock(folder))
    }

    /// Locks the folder for a program that needs it alone, such as the server itself.
    ///
    /// - Throws: ``Refusal``.
    static func lock(_ folder: String) throws(Refusal) -> DataLock {
        do throws(DataLock.Fault) {
            return try DataLock(folder: folder)
        } catch {
            throw Refusal(sentence(about: error))
        }
    }

    private static func sentence(about fault: DataLock.Fault) -> String {
        switch fault {
        case .noFolder(let folder, let code):
            "De map \(folder) is niet te gebruiken (fout \(code) van het systeem). "
                + "Controleer of de map er mag komen en of u er mag schrijven."
        case .inUse(let folder, let process):
            "Een ander programma\(process.map { " (proces \($0))" } ?? "") werkt in de map \(folder). "
                + "Wacht tot het klaar is, of stop het."
        }
    }
}
