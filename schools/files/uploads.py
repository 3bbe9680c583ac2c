"""How what a browser sends is taken in: a file that is too large is counted to its end and not written down."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from schools.files.kinds import LARGEST


class TooLarge(UploadedFile):
    """Stands for a file of which only the name and the size were taken; the form says how large it may be."""


class StopAtLimit(FileUploadHandler):
    """First of the handlers: passes on the chunks of a file until it is larger than any may be."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.seen += len(raw_data)
        return raw_data if self.seen <= LARGEST + self.chunk_size else None

    def file_complete(self, file_size: int) -> TooLarge | None:
        if file_size <= LARGEST:
            return None
        for handler in self.request.upload_handlers if self.request else ():
            file = getattr(handler, "file", None)
            if file:
                file.close()  # what they took of it is not wanted
        return TooLarge(file=None, name=self.file_name, content_type=self.content_type, size=file_size)
