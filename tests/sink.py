"""A real SMTP server for the tests, which keeps what it is sent and answers as it is told."""

import asyncio
import email
import email.policy
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


@dataclass
class Sink:
    """`at_rcpt` and `at_data` map an address to the answer it gets, such as «550 No such person»; the answer «hang up»
    drops the connection instead, «250 then hang up» drops it once the mail is taken, and «250 late» takes it a second
    late."""

    at_rcpt: dict[str, str] = field(default_factory=dict)
    at_data: dict[str, str] = field(default_factory=dict)
    slow: float = 0  # seconds that each mail takes
    mails: list[EmailMessage] = field(default_factory=list)
    connections: int = 0
    at_once: list[int] = field(
        default_factory=list
    )  # how many were being taken as each mail came, itself among them
    taking: int = 0
    port: int = 0

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if mail["To"] == address]

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.at_rcpt.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taking += 1
        self.at_once.append(self.taking)
        if self.slow:
            await asyncio.sleep(self.slow)
        self.taking -= 1
        answer = self.at_data.get(envelope.rcpt_tos[0], "250 taken")
        if answer.startswith("250"):
            self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        if answer.endswith("late"):
            await asyncio.sleep(1)
        if answer.endswith("hang up"):
            if answer.startswith("250"):
                await server.push("250 taken")
            server.transport.close()
        return answer


class _Controller(Controller):
    def factory(self):
        return SMTP(self.handler, hostname="sink.example", enable_SMTPUTF8=True)


@contextmanager
def listening(sink: Sink):
    """The sink on a free port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        sink.port = probe.getsockname()[1]
    controller = _Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop(no_assert=True)
