internal import Kernel

/// The form of a token: header, claims and signature in base64url with dots between (RFC 7515).
public enum SignedToken {
    /// Signs claims with HS256: for demonstrations, for tests and for trying a new client.
    public static func sign(_ claims: TokenClaims, secret: SecretBytes) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("iss", claims.clientID)
            json.field("iat", claims.issuedAt.milliseconds / 1000)
            json.field("client_id", claims.clientID)
            json.field("user_id", claims.userID ?? "")
            json.field("user_representation", claims.userRepresentation ?? "")
        }
        return sign(json: json.bytes, header: usualHeaders[0], secret: secret)
    }

    static func sign(json: [UInt8], header: String, secret: SecretBytes) -> String {
        let content = Base64.encode(Array(header.utf8), .urlSafe) + "." + Base64.encode(json, .urlSafe)
        let signature = MessageAuthentication.code(for: Array(content.utf8), key: secret)
        return content + "." + Base64.encode(signature, .urlSafe)
    }

    struct Verified: Sendable {
        let claims: TokenClaims
        let secret: SecretBytes
    }

    /// Checks everything except the time.
    static func claims(_ token: [UInt8], secret: (String) -> SecretBytes?) throws(TokenRefusal) -> Verified {
        let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, isHS256(parts[0]), let json = Base64.decode(parts[1]),
            let signature = Base64.decode(parts[2])
        else { throw .malformed }
        // The claims say whose secret to check with; nothing of them leaves before the signature was checked.
        let claims = try TokenClaims(json: json)
        guard let key = secret(claims.clientID), key.count > 0 else { throw .unknownClient }
        let expected = token.withUnsafeBufferPointer { bytes in
            MessageAuthentication.code(for: UnsafeBufferPointer(rebasing: bytes[..<parts[1].endIndex]), key: key)
        }
        guard equalInConstantTime(expected, signature) else { throw .wrongSignature }
        return Verified(claims: claims, secret: key)
    }

    private static func isHS256(_ header: ArraySlice<UInt8>) -> Bool {
        if encodedUsualHeaders.contains(where: { $0.elementsEqual(header) }) { return true }
        guard let json = Base64.decode(header), let members = JSONMembers(json) else { return false }
        // `crit` names extensions that have to be understood (RFC 7515 §4.1.11); none is.
        return members.text("alg") == "HS256" && members.members["crit"] == nil
    }

    private static let usualHeaders = [#"{"alg":"HS256","typ":"JWT"}"#, #"{"typ":"JWT","alg":"HS256"}"#]
    private static let encodedUsualHeaders = usualHeaders.map { Array(Base64.encode(Array($0.utf8), .urlSafe).utf8) }
}
