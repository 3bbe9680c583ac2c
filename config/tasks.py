"""What beat calls. Tasks are shells around plain functions and may run twice, late, or at once with another."""

from config.celery import app
from config.reminders import deliver, queue
from improvement.letters.workflow import clear_old
from schools.days.dates import now, today
from schools.mail.delivery.state import ticked


@app.task(name="tick")
def tick() -> None:
    """Queue what is due, then send what waits, even if the first failed; letters nobody confirmed go in time."""
    trouble = ""
    try:
        queue()
    except Exception as error:
        trouble = f"{type(error).__name__}: what is due could not be queued"
        raise
    finally:
        trouble = deliver().trouble or trouble
        ticked(now(), trouble)
    clear_old(on=today())
