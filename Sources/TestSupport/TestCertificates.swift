internal import FoundationEssentials
internal import Glibc

/// Certificates of invented authorities, made with the `openssl` command in a folder of their own.
///
/// There are `ca` and `stranger` (two authorities), `server` (for localhost), `client` (OIN and name of a
/// municipality), `expired` and `foreign` (client certificates, the last one of the stranger), each with
/// `.pem` and `.key`.
public final class TestCertificates: Sendable {
    private let folder = TemporaryFolder()

    /// - Throws: ``Unavailable`` when the command fails.
    public init() throws(Unavailable) {
        let made = try? runProgram(["sh", "-c", script, "sh", folder.path])
        guard made?.status == 0 else { throw Unavailable() }
    }

    /// The path of a file, such as `client.pem`.
    public func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    /// The bytes of a file, such as `client.key`.
    public func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(filePath: path(name))))
    }

    /// The `openssl` command is missing or does not know its options.
    public struct Unavailable: Error {}
}

// The options for a certificate that has ended came with OpenSSL 3.4; older ones take a negative number of days.
private let script = #"""
    set -e
    exec >/dev/null 2>&1
    cd "$1"
    key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    authority() { openssl req -x509 $key -days 30 -subj "/CN=$1" -keyout "$1.key" -out "$1.pem"; }
    requested() { openssl req -new $key -subj "$2" -keyout "$1.key" -out "$1.csr"; printf '%s\n' "$3" > "$1.ext"; }
    signed() {
      authority="$1"; name="$2"; shift 2
      openssl x509 -req -in "$name.csr" -CA "$authority.pem" -CAkey "$authority.key" -set_serial $$ \
        -extfile "$name.ext" -out "$name.pem" "$@"
    }
    authority ca
    authority stranger
    requested server /CN=localhost "subjectAltName=DNS:localhost,IP:127.0.0.1"
    signed ca server -days 30
    requested client "/serialNumber=00000001003214345000/CN=Gemeente Duiven" "extendedKeyUsage=clientAuth"
    signed ca client -days 30
    requested foreign "/CN=foreign" "extendedKeyUsage=clientAuth"
    signed stranger foreign -days 30
    requested expired "/CN=expired" "extendedKeyUsage=clientAuth"
    signed ca expired -not_before 20200101000000Z -not_after 20210101000000Z || signed ca expired -days -1
    """#
