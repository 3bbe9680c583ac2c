"""How Cairn logs: one line of JSON for each thing worth knowing, in UTC, with no secrets and no typed text."""

import structlog


def logging_config(*, debug: bool, quiet: bool) -> dict:
    """A configuration for `logging.config.dictConfig`: JSON on standard error, plain words while developing."""
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer = structlog.dev.ConsoleRenderer() if debug else structlog.processors.JSONRenderer()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "ERROR" if quiet else "INFO"},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR" if quiet else "WARNING"},
        },
    }
