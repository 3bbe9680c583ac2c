"""The one way bytes leave. Whatever they hold, a browser is to run nothing of them, show them nowhere but where we say, and
keep no copy. What was stored is compared with its hash first: a file that is not whole is never handed out as if it were."""

import logging
from typing import Any, BinaryIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from schools.files.apart import page_picture
from schools.files.kinds import MOST_PAGES, OF_TYPE
from schools.files.models import StoredFile
from schools.files.store import NotWhole, path_of, read

logger = logging.getLogger(__name__)
HELD_BACK = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}
PICTURES = ("image/jpeg", "image/png")
CSV = "text/csv; charset=utf-8"
NOT_WHOLE = "The file is missing or damaged, so it is not handed out. Tell whoever runs Cairn for you: check_files names it."


def send(
    content: bytes | str | BinaryIO, *, name: str, content_type: str, inline: bool = False
) -> HttpResponseBase:
    """What was made just now under this name, to be saved by the browser, or with `inline` shown in a page of ours. An
    open file is closed when it is sent."""
    headers = HELD_BACK | {"Content-Disposition": content_disposition_header(not inline, name)}
    answer = HttpResponse if isinstance(content, bytes | str) else FileResponse
    return answer(content, content_type=content_type, headers=headers)


def send_stored(
    request: HttpRequest, row: StoredFile, *, back_to: Any, inline: bool = False
) -> HttpResponseBase:
    """The bytes of a stored file; if they are not those that were stored, `back_to` the page of what it belongs to, which
    then says so. `inline` shows a picture, and nothing else, in its page."""
    try:
        content = read(row)
    except NotWhole as fault:
        logger.error("%s", fault)
        messages.error(request, NOT_WHOLE)
        return redirect(back_to)
    known = row.content_type if row.content_type in OF_TYPE else "application/octet-stream"
    return send(content, name=row.name, content_type=known, inline=inline and known in PICTURES)


def send_page(row: StoredFile, number: int) -> HttpResponseBase:
    """A page of a stored PDF, from 1, as a picture: nothing in the file can act in it."""
    picture = None
    if 0 < number <= MOST_PAGES:
        try:
            read(row)
            picture = page_picture(path_of(row), number)
        except NotWhole as fault:
            logger.error("%s", fault)
    if picture is None:
        raise Http404(f"No page {number} of stored file {row.pk}")
    return send_picture(picture, name=f"page-{number}.png")


def send_picture(picture: bytes, *, name: str) -> HttpResponseBase:
    """A picture we drew, for a page of ours."""
    return send(picture, name=name, content_type="image/png", inline=True)
