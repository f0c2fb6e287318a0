"""The bytes of attachments, bounded: when they get too many, the oldest are forgotten first."""

from __future__ import annotations

from playground.values import Attachment

BYTES_KEPT = 512 * 1024 * 1024


class FileStore:
    """Attachments by id, in the order they came. A forgotten one keeps its name but no bytes."""

    def __init__(self, most: int = BYTES_KEPT) -> None:
        self._most = most
        self._held: dict[str, Attachment] = {}
        self._size = 0

    def keep(self, *attachments: Attachment) -> None:
        """Hold attachments, and forget the oldest ones if that is too much."""
        for attachment in attachments:
            if attachment.id not in self._held:
                self._size += attachment.size
            self._held[attachment.id] = attachment
        while self._size > self._most:
            self.forget(next(iter(self._held.values())))

    def forget(self, *attachments: Attachment) -> None:
        """Let go of attachments and their bytes."""
        for attachment in attachments:
            if self._held.pop(attachment.id, None) is not None:
                self._size -= attachment.size
            attachment.content.data = b""

    def get(self, attachment_id: str) -> Attachment | None:
        """Return an attachment that is still held."""
        return self._held.get(attachment_id)
