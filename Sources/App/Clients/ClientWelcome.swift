internal import Kernel

/// What an operator passes on to the supplier of a new client, with its secret; shown once.
struct ClientWelcome {
    private let new: NewClient
    private let secret: String
    private let base: String

    init(_ platform: Platform, _ new: NewClient, _ secret: String) {
        self.new = new
        self.secret = secret
        base = "\(platform.configuration.platform.publicBase)/\(new.municipality.slug)"
    }

    var text: String { new.scopes.contains(.reportsWrite) ? key : token }

    /// For a client that sends reports: its key, and a message that uses it.
    private var key: String {
        """
        De koppeling \(new.name) mag nu meldingen sturen aan \(new.municipality.name).

          api_key    \(NewClient.apiKey(new.name, secret))

        Deze sleutel ziet u maar één keer. Geef hem veilig door, en bewaar hem niet in een bericht.
        Zo probeert de leverancier hem:

          curl -d "api_key=$SLEUTEL" -d service_code=lamp-uit -d lat=51.9459 -d long=6.0164 \\
            --data-urlencode 'description=De lamp is uit.' "\(base)/open311/v2/requests.json"
        """
    }

    private var token: String {
        """
        De koppeling \(new.name) mag nu bij \(new.municipality.name).

          client_id  \(new.name)
          geheim     \(secret)

        Dit geheim ziet u maar één keer. Geef het veilig door, en bewaar het niet in een bericht.
        Zo maakt de leverancier een token (HS256) en probeert hij het:

          GEHEIM='…'
          b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
          kop=$(printf '{"alg":"HS256","typ":"JWT"}' | b64)
          inhoud=$(printf '{"iss":"\(new.name)","iat":%s,"client_id":"\(new.name)","user_id":"","user_representation":""}' "$(date +%s)" | b64)
          merk=$(printf '%s.%s' "$kop" "$inhoud" | openssl dgst -sha256 -hmac "$GEHEIM" -binary | b64)
          curl -H "Authorization: Bearer $kop.$inhoud.$merk" "\(base)/api/track-and-trace/v1/cases?reference=proef"
        """
    }
}
