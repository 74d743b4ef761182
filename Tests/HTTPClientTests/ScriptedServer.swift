internal import TestSupport

/// A Python server on loopback that misbehaves as a test asks; it ends with its test.
///
/// The script also ends when its input does, so that nothing stays behind when the tests are cut off.
final class ScriptedServer: Sendable {
    let port: Int
    private let process: TestProcess

    /// Takes `plain`, or `tls` with the paths of certificate, key and the clients' authority, and `1.2` or `1.3`.
    init(_ arguments: [String] = ["plain"]) throws {
        process = try TestProcess(["python3", "-c", serverScript] + arguments)
        guard let number = process.readLine().flatMap({ Int($0) }) else { throw Missing(what: "a scripted server") }
        port = number
    }

    func url(_ path: String, scheme: String = "http", host: String = "127.0.0.1") -> String {
        "\(scheme)://\(host):\(port)/\(path)"
    }
}

/// What each address does is said by its name.
private let serverScript = #"""
    import email.utils, http.server, socket, ssl, sys, threading, time

    gate = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def log_message(self, *words): pass
        def reply(self, status, body=b"", headers=()):
            self.send_response(status)
            for name, value in headers: self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def cut(self, data):
            self.wfile.write(data)
            self.wfile.flush()
            self.close_connection = True
            try: self.connection.shutdown(socket.SHUT_RDWR)
            except OSError: pass
        def handle_any(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            name = self.path.strip("/")
            if name == "echo":
                lines = "".join("%s: %s\n" % (k.lower(), v) for k, v in self.headers.items())
                text = "%s\n%s\n" % (self.command, lines)
                self.reply(200, text.encode() + body, [("Content-Type", "Text/Plain; charset=utf-8"), ("X-Two", "a"), ("X-Two", "b")])
            elif name == "peer":
                self.reply(200, ("%s %d" % (dict(p[0] for p in self.connection.getpeercert()["subject"]).get("commonName"), self.client_address[1])).encode())
            elif name == "port": self.reply(200, str(self.client_address[1]).encode())
            elif name == "no-content": self.send_response(204); self.end_headers()
            elif name == "moved": self.reply(301, headers=[("Location", "/echo")])
            elif name == "later": self.reply(429, headers=[("Retry-After", "120")])
            elif name == "later-date":
                self.reply(503, headers=[("Retry-After", email.utils.formatdate(time.time() + 600, usegmt=True))])
            elif name == "later-past": self.reply(503, headers=[("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")])
            elif name == "huge": self.reply(200, b"x" * 300_000)
            elif name == "huge-chunked":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                try:
                    for _ in range(100_000): self.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
                except OSError: self.close_connection = True
            elif name == "huge-headers":
                self.cut(b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"y" * 60_000 + b"\r\nX-More: " + b"y" * 60_000 + b"\r\n\r\n")
            elif name == "closed": self.cut(b"")
            elif name == "truncated": self.cut(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")
            elif name == "not-http": self.cut(b"220 mail.example ESMTP\r\n")
            elif name == "interim":
                self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n")
                self.reply(200, b"done")
            elif name == "silent": gate.wait()
            elif name == "trickle":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                try:
                    while not gate.wait(0.2): self.wfile.write(b"x"); self.wfile.flush()
                except OSError: pass
                self.close_connection = True
            elif name == "together":
                barrier.wait()
                self.reply(200, b"together")
            elif name == "slow": time.sleep(0.3); self.reply(200, b"slow")
            else: self.reply(404)
        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

    barrier = threading.Barrier(16)

    class Server(http.server.ThreadingHTTPServer):
        request_queue_size = 256
        daemon_threads = True
        def get_request(self):
            connection, address = super().get_request()
            return (context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False) if context else connection), address
        def handle_error(self, request, address): pass

    context = None
    if sys.argv[1] == "tls":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        if sys.argv[4]:
            context.load_verify_locations(sys.argv[4])
            context.verify_mode = ssl.CERT_REQUIRED
        version = ssl.TLSVersion.TLSv1_2 if sys.argv[5] == "1.2" else ssl.TLSVersion.TLSv1_3
        context.minimum_version = context.maximum_version = version
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()
    """#
