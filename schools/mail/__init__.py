"""The engine that writes to people. It knows what is to be said of nothing: `schools.reminders` says what is due and
describes it, `config.reminders` puts the two together.

    queue(dues, on)           a `Notice` for every reason there is none for yet
    gather(now)               the notices that may go now, into one digest `Mail` a person and day
    deliver(describe)         send the mails that wait
    post(due, to=…)           one notice in a mail of its own, for the next delivery
    send_now(...)             one mail at once, such as an invitation, with its row in the delivery record

Any of them may run twice, late, or at the same time somewhere else: the rows are the queue, and each reason is told once.
Only one repeat is possible: if Cairn dies between the mail server's «250» and its own note of it, the mail goes once more
with the same Message-ID.
"""

from schools.mail.at_once import post, send_now
from schools.mail.delivery.sending import Delivered, deliver
from schools.mail.digests import gather
from schools.mail.notices import Due, Line, queue

__all__ = ["Delivered", "Due", "Line", "deliver", "gather", "post", "queue", "send_now"]
