"""What the bot asked and was told, for tests: the newest requests in memory, all in a file."""

from __future__ import annotations

import json
from collections import deque
from pathlib import Path
from typing import TextIO

from aiohttp import web

from playground.rest.reading import Body
from playground.values import JSON

REQUESTS_KEPT = 10_000
_API = "/api/v10"


class Recorder:
    """Keeps requests when told to. `path` in a record is relative to the API's root."""

    def __init__(self, *, keep: bool = False, file: Path | None = None) -> None:
        self._keep = keep
        self._kept: deque[JSON] = deque(maxlen=REQUESTS_KEPT)
        self._file: TextIO | None = file.open("a", encoding="utf-8") if file else None

    def add(self, request: web.Request, body: Body, status: int, answer: JSON) -> None:
        """Record one request with its answer."""
        if not self._keep and self._file is None:
            return
        record = {
            "method": request.method,
            "path": request.path.removeprefix(_API),
            "query": dict(request.query),
            "status": status,
            "json": body.json,
            "files": [
                {
                    "field": f"files[{upload.index}]",
                    "name": upload.filename,
                    "size": len(upload.data),
                    "content_type": upload.content_type,
                }
                for upload in body.uploads
            ],
            "answer": answer,
        }
        if self._keep:
            self._kept.append(record)
        if self._file is not None:
            self._file.write(json.dumps(record) + "\n")
            self._file.flush()

    def requests(self) -> list[JSON]:
        """Return the recorded requests, oldest first."""
        return list(self._kept)

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file is not None:
            self._file.close()
