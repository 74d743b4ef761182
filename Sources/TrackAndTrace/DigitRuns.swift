extension String {
    /// Every run of exactly nine ASCII digits in this text, in order.
    ///
    /// Byte by byte: it looks at each text of each pushed update, some tens of thousands a second.
    var nineDigitRuns: [String] {
        var runs: [String] = []
        var length = 0
        let bytes = utf8
        var index = bytes.startIndex
        while true {
            let isEnd = index == bytes.endIndex
            if !isEnd, bytes[index] &- UInt8(ascii: "0") <= 9 {
                length += 1
            } else {
                if length == 9 { runs.append(String(self[bytes.index(index, offsetBy: -9)..<index])) }
                length = 0
            }
            if isEnd { return runs }
            bytes.formIndex(after: &index)
        }
    }
}
