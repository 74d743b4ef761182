import TestSupport
import Testing

@testable import App

@Suite("Following a case by its code")
struct FollowByCodeTests {
    @Test("who leaves the field empty is asked for the code, as often as it takes, and may then still try one")
    func emptyIsNoTry() throws {
        try TestInstallation().whileServing { (http: TestClient) throws in
            for _ in 1...12 { #expect(try http.get("/duiven/volg?code=").status == 422) }

            #expect(try http.get("/duiven/volg/K7M4-Q2X7").status == 404)
        }
    }

    @Test("after ten wrong codes the address waits")
    func wrongCodesRunOut() throws {
        try TestInstallation().whileServing { (http: TestClient) throws in
            for _ in 1...10 { #expect(try http.get("/duiven/volg?code=fout").status == 404) }

            #expect(try http.get("/duiven/volg/K7M4-Q2X7").status == 429)
        }
    }
}
