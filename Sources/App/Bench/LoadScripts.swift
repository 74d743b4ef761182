internal import Kernel

/// The Lua with which `wrk` makes requests.
enum LoadScripts {
    /// Pushes with ids that never come back: one update of four opens a case, three move it on.
    ///
    /// The four updates of a case are 1,024 updates of one thread apart, so that they do not overtake each other.
    /// Of every case that opens, a resident is known.
    ///
    /// - Parameters:
    ///   - token: What an integrator's client sends along.
    ///   - batch: Updates in one request.
    ///   - now: The moment of the run, which makes its ids different from those of another; updates come about
    ///     in the hour before.
    /// - Returns: The script, without what it reports.
    static func pushes(token: String, batch: Int, now: Timestamp) -> String {
        let moments = (0..<4).map { "\"\(now.adding(seconds: 60 * $0 - 3_600).rfc3339)\"" }.joined(separator: ", ")
        let run = now.milliseconds / 1_000 % 0xFFFF_FFFF
        return """
            local numbers = 0
            function setup(thread) thread:set("number", numbers); numbers = numbers + 1 end
            local moments = { \(moments) }
            local steps = { "ontvangen", "in-behandeling", "gepland", "in-behandeling" }
            local people = { "999990019", "999993653" }
            local update, pushed = nil, 0
            function init(arguments)
              wrk.method = "POST"
              wrk.headers["Authorization"] = "Bearer \(token)"
              wrk.headers["Content-Type"] = "application/json"
              update = function()
                local place, step = math.floor(pushed / 4096) * 1024 + pushed % 1024, math.floor(pushed % 4096 / 1024)
                local who = ""
                if step == 0 then who = string.format(',"resident":{"bsn":"%s"}', people[pushed % 2 + 1]) end
                local text = string.format('{"id":"%08x-0000-7000-8000-%04x%08x","reference":"%d-%d-%d",' ..
                  '"caseType":"\(BenchWorld.caseType)","status":"%s","at":"%s",' ..
                  '"title":"Losse stoeptegel bij de school"%s}',
                  \(run), number, pushed, \(run), number, place, steps[step + 1], moments[step + 1], who)
                pushed = pushed + 1
                return text
              end
            end
            function request()
              local updates = {}
              for i = 1, \(batch) do updates[i] = update() end
              return wrk.format(nil, nil, nil, '{"updates":[' .. table.concat(updates, ",") .. ']}')
            end
            """
    }

    /// Reads the addresses in a file, each thread from another place.
    static func reads(of file: String, token: String?) -> String {
        reads(of: file, headers: token.map { ["Authorization": "Bearer \($0)"] } ?? [:])
    }

    /// Reads the addresses in a file with these headers, each thread from another place.
    static func reads(of file: String, headers: [String: String]) -> String {
        """
        local numbers = 0
        function setup(thread) thread:set("number", numbers); numbers = numbers + 1 end
        local paths, place = {}, 0
        function init(arguments)
          \(headers.map { "wrk.headers[\"\($0)\"] = \"\($1)\"" }.joined(separator: "\n"))
          for line in io.lines("\(file)") do paths[#paths + 1] = wrk.format(nil, line) end
          place = number * math.floor(#paths / 2)
        end
        function request()
          place = place % #paths + 1
          return paths[place]
        end
        """
    }

    /// Sends what stands on the lines of a file from the box for searching of the desk.
    static func searches(of file: String, to path: String, session: String) -> String {
        """
        local numbers = 0
        function setup(thread) thread:set("number", numbers); numbers = numbers + 1 end
        local requests, place = {}, 0
        local function escaped(text)
          return (text:gsub("[^%w]", function(sign) return string.format("%%%02X", sign:byte()) end))
        end
        function init(arguments)
          local headers = {
            ["Content-Type"] = "application/x-www-form-urlencoded",
            ["Cookie"] = "\(FrontDoor.sessionCookie)=\(session)"
          }
          for line in io.lines("\(file)") do
            local body = "csrf=\(BenchWorld.formToken)&doel=\(ReadPurpose.identification.rawValue)&vraag=" .. escaped(line)
            requests[#requests + 1] = wrk.format("POST", "\(path)", headers, body)
          end
          place = number * math.floor(#requests / 2)
        end
        function request()
          place = place % #requests + 1
          return requests[place]
        end
        """
    }

    /// The same short request again and again, which costs `wrk` next to nothing to make.
    static let bare = ""
}
