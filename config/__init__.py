"""Settings, addresses, the worker, and the documents drawn from the code."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
