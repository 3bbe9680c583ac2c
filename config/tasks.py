"""What beat calls. Tasks are shells around plain functions and may run twice, late, or at once with another."""

from config.celery import app
from config.reminders import deliver, queue


@app.task(name="tick")
def tick():
    """Queue what is due, then send what waits, even if the first failed."""
    try:
        queue()
    finally:
        deliver()
