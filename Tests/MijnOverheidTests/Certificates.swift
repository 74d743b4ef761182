import FoundationEssentials
import TestSupport

/// Two authorities and what they signed, good and bad, made once for all tests of a run.
final class Certificates: Sendable {
    static let made = Result { try Certificates() }
    let folder = TemporaryFolder()

    private init() throws {
        let commands = """
            cd '\(folder.path)' && exec 2>/dev/null
            kind='ec -pkeyopt ec_paramgen_curve:P-256'
            make() { # name authority subject days extension
              openssl req -newkey $kind -nodes -keyout $1.key -out $1.csr -subj "$3"
              printf '%s' "$5" > $1.ext
              openssl x509 -req -in $1.csr -CA $2.crt -CAkey $2.key -CAcreateserial -out $1.crt $4 -extfile $1.ext
            }
            for authority in ca other; do
              openssl req -x509 -newkey $kind -nodes -keyout $authority.key -out $authority.crt \
                -subj /CN=$authority -days 30
            done
            old='-not_before 20200101000000Z -not_after 20200201000000Z'
            expired() { # name subject extension
              openssl req -newkey $kind -nodes -keyout $1.key -out $1.csr -subj "$2"
              mkdir -p $1.d && : > $1.d/index && echo 01 > $1.d/serial
              printf '%s\\n' '[ca]' 'default_ca=x' '[x]' "database=$1.d/index" "serial=$1.d/serial" \
                "new_certs_dir=$1.d" 'policy=p' 'default_md=sha256' '[p]' 'commonName=supplied' '[e]' "$3" > $1.cnf
              openssl ca -batch -config $1.cnf -extensions e -cert ca.crt -keyfile ca.key -in $1.csr -out $1.crt \
                -startdate 20200101000000Z -enddate 20200201000000Z -notext
            }
            make server ca /CN=127.0.0.1 '-days 30' subjectAltName=IP:127.0.0.1
            make wrong-host ca /CN=elsewhere '-days 30' subjectAltName=DNS:elsewhere.example
            make wrong-authority other /CN=127.0.0.1 '-days 30' subjectAltName=IP:127.0.0.1
            make client ca /CN=duiven '-days 30' extendedKeyUsage=clientAuth
            make stranger other /CN=duiven '-days 30' extendedKeyUsage=clientAuth
            expired expired-server /CN=127.0.0.1 subjectAltName=IP:127.0.0.1
            expired expired-client /CN=duiven extendedKeyUsage=clientAuth
            test -s expired-client.crt -a -s expired-server.crt -a -s stranger.crt -a -s wrong-host.crt
            """
        guard try runProgram(["sh", "-c", commands]).status == 0 else { throw TLSLine.Failed() }
        try Self.script.write(toFile: "\(folder.path)/line.py", atomically: true, encoding: .utf8)
    }

    private static let script = """
        import os, socket, ssl, sys, threading
        name, target, version = sys.argv[1], int(sys.argv[2]), sys.argv[3]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
        context.load_cert_chain(name + ".crt", name + ".key")
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations("ca.crt")
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        def copy(source, sink):
            try:
                while True:
                    part = source.recv(65536)
                    if not part: break
                    sink.sendall(part)
            except OSError: pass
            for end in (source, sink):
                try: end.shutdown(socket.SHUT_RDWR)
                except OSError: pass
        # Closing with unread bytes resets the connection, and the alert that says why would be lost.
        def drain(client):
            try:
                client.shutdown(socket.SHUT_WR)
                while socket.socket.recv(client, 4096): pass
            except (OSError, ValueError): pass
            client.close()
        def serve(plain):
            client = context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
            try: client.do_handshake()
            except OSError: return drain(client)
            server = socket.create_connection(("127.0.0.1", target))
            threading.Thread(target=copy, args=(client, server), daemon=True).start()
            copy(server, client)
        listener.settimeout(2)
        parent = os.getppid()
        while os.getppid() == parent:
            try: threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
            except TimeoutError: pass
        """
}
