"""The connection to the mail server, and what its answers mean."""

import smtplib
from collections.abc import Callable
from contextlib import suppress
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from schools.mail.delivery.text import as_bytes


class Unreachable(Exception):
    """No mail server to hand anything to: nothing was sent, and the next mail would fare no better."""


class NotTaken(Exception):
    """The server answered, and the answer was no. `for_good` if it will be no tomorrow too."""

    def __init__(self, words: str, *, for_good: bool) -> None:
        super().__init__(words)
        self.for_good = for_good


class InDoubt(Exception):
    """The connection broke after the mail had begun to cross it: it may have arrived."""


class NotOurs(Exception):
    """Somebody else has taken over the mail; it is theirs to send."""


class Wire:
    """One connection, opened for the first mail, used for all, and opened again after it broke.

    One recipient a mail: of several, a server may refuse one while Django reports success.
    """

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def hand_over(self, mail: EmailMultiAlternatives, *, before_data: Callable[[], None]) -> None:
        """Hand over one mail; returns once the server has taken it. `before_data` is called at the last moment before
        its text begins to cross, and stops it by raising `NotOurs`."""
        for again in (True, False):
            fresh = self._open()
            try:
                self._send(mail, before_data)
                return
            except _BrokeBeforehand as error:
                # A server may close a connection that was quiet for long: that is no reason to wait.
                if fresh or not again:
                    raise Unreachable(str(error)) from error

    def close(self) -> None:
        """Say goodbye, or let go of a connection that no longer answers."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                connection.close()

    def _open(self) -> bool:
        """Is the connection a new one?"""
        if self._connection is not None:
            return False
        connection = get_connection()
        try:
            connection.open()
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(words_of(error)) from error
        self._connection = connection
        return True

    def _send(self, mail: EmailMultiAlternatives, before_data: Callable[[], None]) -> None:
        began = False

        def begin() -> None:
            nonlocal began
            before_data()
            began = True

        connection = self._connection
        assert connection is not None  # `hand_over` has opened it
        smtp = getattr(connection, "connection", None)
        if isinstance(smtp, smtplib.SMTP):
            smtp.data = _after(begin, smtp)  # type: ignore[method-assign]  # of this connection alone
        try:
            if isinstance(smtp, smtplib.SMTP):
                smtp.sendmail(parseaddr(mail.from_email)[1], mail.to, as_bytes(mail))
            else:
                begin()
                connection.send_messages([mail])
                self.close()  # files: one a mail
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            self._drop_if(code == 421)
            raise NotTaken(words_of(error), for_good=code >= 500) from error
        except smtplib.SMTPSenderRefused as error:
            self.close()  # it is our own address that the server will not have: nobody's mail fails for good by that
            raise NotTaken(words_of(error), for_good=False) from error
        except smtplib.SMTPResponseException as error:
            self._drop_if(error.smtp_code == 421)
            raise NotTaken(words_of(error), for_good=error.smtp_code >= 500) from error
        except smtplib.SMTPNotSupportedError as error:
            raise NotTaken(words_of(error), for_good=True) from error
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            if began:
                raise InDoubt(words_of(error)) from error
            raise _BrokeBeforehand(words_of(error)) from error
        except BaseException:
            self.close()
            raise

    def _drop_if(self, said_goodbye: bool) -> None:
        if said_goodbye:
            self.close()


def _after(begin: Callable[[], None], smtp: smtplib.SMTP) -> Callable[..., tuple[int, bytes]]:
    """How the connection sends a mail's text, with `begin` before it."""

    def data(text: Any) -> tuple[int, bytes]:
        begin()
        return type(smtp).data(smtp, text)

    return data


class _BrokeBeforehand(Exception):
    """The connection was gone before the mail had begun to cross it."""


def words_of(error: BaseException) -> str:
    """The server's own words, with its number: «550 5.1.1 No such person here»."""
    code: int
    words: str | bytes
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    else:
        return str(error) or type(error).__name__
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"
