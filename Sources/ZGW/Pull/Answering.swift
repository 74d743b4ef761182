internal import Kernel

/// How both interfaces answer: version header, tag, and refusals with the codes of the standard.
extension ZGW {
    /// Makes the answer; a ``Problem`` becomes an answer of this interface, other errors are the server's.
    func answer(
        _ interface: Interface,
        _ request: Request,
        _ make: () throws -> Response
    ) throws -> Response {
        do {
            var response = try make()
            response.headers.append(interface.versionHeader)
            return response
        } catch let problem as Problem {
            return refusal(problem, interface, request)
        }
    }

    func refusal(_ problem: Problem, _ interface: Interface, _ request: Request) -> Response {
        var json = JSONWriter()
        problem.write(to: &json, instance: request.id)
        let type = Response.Header("Content-Type", "application/problem+json")
        return Response(status: problem.status, headers: [type, interface.versionHeader], body: json.bytes)
    }

    /// An answer with a strong tag, so that a client that has it already gets 304 (RFC 9110 §8.8.3).
    func tagged(_ json: [UInt8]) -> Response {
        let tag = digest.sha256(json).prefix(16).map(Self.hexadecimal).joined()
        return .json(json, headers: [Response.Header("ETag", "\"\(tag)\"")])
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// What the caller may see of this municipality.
    ///
    /// - Throws: ``Problem`` 404 in a route that lets in others than integrators, a mistake in the route.
    func view(_ context: Context) throws -> PublicView {
        guard case .integrator(let client) = context.caller else { throw Problem.absent }
        return PublicView(
            municipality: context.municipality,
            client: client,
            caseTypes: context.caseTypes,
            ids: PublicIDs(digest: digest, municipality: context.municipality.code),
            links: Links(publicBase: publicBase, slug: context.municipality.slug)
        )
    }
}

extension Request {
    /// The id in the address.
    ///
    /// - Throws: ``Problem`` 404 for a text that is no id.
    var uuid: UniqueID {
        get throws {
            guard let id = parameters["uuid"].flatMap({ try? UniqueID($0) }) else { throw Problem.absent }
            return id
        }
    }

    /// Refuses query parameters that this address does not know; the standard asks for 400.
    ///
    /// - Throws: ``Problem`` 400 with each unknown name.
    func refuseQuery(except known: Set<String> = []) throws {
        let unknown = query.map(\.name).filter { !known.contains($0) }
        guard unknown.isEmpty else { throw Problem.invalid(unknown.map(InvalidParam.unknownParameter)) }
    }

    /// Checks the coordinate system that the client wants; there is only one.
    ///
    /// - Throws: ``Problem`` 412 without the header, 406 for another system.
    func checkCoordinates() throws {
        guard let wanted = headers["accept-crs"] else { throw Problem.coordinatesMissing }
        guard wanted == Response.Header.contentCoordinates.value else { throw Problem.coordinatesUnknown }
    }
}

extension Response.Header {
    /// The coordinate system of every location in an answer about a case.
    static let contentCoordinates = Response.Header("Content-Crs", "EPSG:4326")
}
