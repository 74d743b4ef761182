"""A real mail server (aiosmtpd) on loopback that misbehaves as the recipient's name asks.

usage: server.py LOG [--port N] [--certificate FILE --key FILE [--tls]] [--login NAME:PASSWORD]

It prints its port, appends a line of JSON to LOG for every message that it took, and ends with its input.

The part of the recipient before the @ says what happens; anything else is taken:
  onbekend    550 at the recipient            grijs…  451 the first time, taken after that
  dicht…      421 the first time              vol     452 always
  afgekeurd   554 after the text              stil    no answer at the recipient
  traag…      taken, but the answer comes after 3 seconds, the first time
"""
import argparse
import asyncio
import email
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Desk:
    """Decides what happens to a message."""

    def __init__(self, log, is_encrypted):
        self.log = log
        self.is_encrypted = is_encrypted
        self.seen = set()

    def first(self, address):
        """Whether this address is met for the first time."""
        is_first = address not in self.seen
        self.seen.add(address)
        return is_first

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "onbekend":
            return f"550 5.1.1 <{address}>: user unknown"
        if name == "vol":
            return "452 4.2.2 mailbox full"
        if name.startswith("grijs") and self.first(address):
            return "451 4.7.1 greylisted, come back later"
        if name.startswith("dicht") and self.first(address):
            return "421 4.3.2 closing for maintenance"
        if name == "stil":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "afgekeurd":
            return "554 5.6.0 content refused"
        message = email.message_from_bytes(envelope.content)
        line = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos[0],
            "id": message["Message-ID"],
            "subject": str(email.header.make_header(email.header.decode_header(message["Subject"]))),
            "text": message.get_payload(decode=True).decode("utf-8"),
            "encrypted": session.ssl is not None or self.is_encrypted,
            "user": session.auth_data.decode() if session.auth_data else "",
        }
        with open(self.log, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        if name.startswith("traag") and self.first(envelope.rcpt_tos[0]):
            await asyncio.sleep(3)
        return "250 OK"


async def serve(words):
    desk = Desk(words.log, words.tls)
    context = None
    if words.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(words.certificate, words.key)

    def check(server, session, envelope, mechanism, data):
        given = b":".join([data.login, data.password]).decode()
        return AuthResult(success=given == words.login, handled=False, auth_data=data.login)

    def conversation():
        return SMTP(
            desk,
            hostname="mail.example",
            loop=asyncio.get_running_loop(),
            tls_context=None if words.tls else context,
            authenticator=check if words.login else None,
            auth_required=bool(words.login),
            auth_require_tls=bool(context),
        )

    server = await asyncio.get_running_loop().create_server(
        conversation, "127.0.0.1", words.port, ssl=context if words.tls else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    # Conversations that stall must not keep the process.
    os._exit(0)


parser = argparse.ArgumentParser()
parser.add_argument("log")
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--tls", action="store_true")
parser.add_argument("--login")
asyncio.run(serve(parser.parse_args()))
