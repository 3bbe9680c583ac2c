"""What beat calls. Tasks are shells around plain functions and may run twice, late, or at once with another."""

from config.celery import app
from config.reminders import deliver, queue
from improvement.workflow.letters import clear_old
from schools.dates import today


@app.task(name="tick")
def tick():
    """Queue what is due, then send what waits, even if the first failed; letters nobody confirmed go in time."""
    try:
        queue()
    finally:
        deliver()
    clear_old(on=today())
