internal import CCurl

extension TransportFailure.Kind {
    /// What a result of curl means.
    init(_ result: CURLcode) {
        self =
            switch result {
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .resolve
            case CURLE_COULDNT_CONNECT, CURLE_PROXY: .connect
            case CURLE_SSL_CONNECT_ERROR: .tlsHandshake
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS: .tlsPeer
            case CURLE_SSL_CERTPROBLEM: .tlsLocal(.certificateOrKey)
            case CURLE_SSL_CACERT_BADFILE: .tlsLocal(.authorities)
            case CURLE_SEND_ERROR, CURLE_RECV_ERROR: .exchange
            case CURLE_OPERATION_TIMEDOUT: .timeout
            case CURLE_GOT_NOTHING: .emptyReply
            case CURLE_PARTIAL_FILE: .truncated
            case CURLE_FILESIZE_EXCEEDED: .tooLarge
            case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: .notHTTP
            default: .other
            }
    }
}
