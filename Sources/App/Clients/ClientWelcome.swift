internal import Kernel

/// What an operator passes on to the supplier of a new client, with its secret; shown once.
struct ClientWelcome {
    private let new: NewClient
    private let secret: String
    private let base: String

    init(_ platform: Platform, _ new: NewClient, _ secret: String) {
        self.new = new
        self.secret = secret
        base = "\(platform.configuration.platform.publicBase)/\(new.municipality.slug)/api/track-and-trace/v1"
    }

    var text: String {
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
          curl -H "Authorization: Bearer $kop.$inhoud.$merk" "\(base)/cases?reference=proef"
        """
    }
}
