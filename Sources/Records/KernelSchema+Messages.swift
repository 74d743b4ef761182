internal import Kernel

extension KernelSchema {
    /// Messages to residents, and the queue of deliveries that sends them beside the events for MijnOverheid.
    static let messages = Migration(
        "kernel-008-messages",
        [
            """
            CREATE TABLE message (
                id INTEGER PRIMARY KEY,
                uuid BLOB NOT NULL UNIQUE,
                case_id INTEGER NOT NULL REFERENCES case_file(id),
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                subject TEXT NOT NULL,
                about TEXT NOT NULL,
                news TEXT NOT NULL,
                expectation TEXT NOT NULL
            ) STRICT
            """,
            "CREATE INDEX message_by_case ON message(case_id, id)",
            // channel: 0 MijnOverheid, 1 mail. A delivery by mail has kind 0 and names its message and its address;
            // there is one for each address, so that one that is refused holds up no other.
            "ALTER TABLE delivery ADD COLUMN channel INTEGER NOT NULL DEFAULT 0 CHECK (channel IN (0, 1))",
            "ALTER TABLE delivery ADD COLUMN message_id INTEGER",
            "ALTER TABLE delivery ADD COLUMN address_id INTEGER",
            "DROP INDEX delivery_coalesced",
            "CREATE UNIQUE INDEX delivery_coalesced ON delivery(case_id) WHERE state = 0 AND channel = 0",
            "DROP INDEX delivery_open",
            "CREATE INDEX delivery_open ON delivery(channel, id, next_at, case_id) WHERE state IN (0, 1)",
            "DROP INDEX delivery_sent",
            "CREATE INDEX delivery_sent ON delivery(case_id, channel, id) WHERE state = 1",
            "DROP INDEX delivery_refused",
            "CREATE INDEX delivery_refused ON delivery(channel, id) WHERE state = 3",
            "CREATE INDEX delivery_by_message ON delivery(message_id, state) WHERE message_id IS NOT NULL",
            """
            CREATE INDEX delivery_by_address ON delivery(address_id, case_id, id)
            WHERE state IN (0, 1) AND address_id IS NOT NULL
            """,
        ]
    )
}
