"""Attachments for download at signed addresses, as Discord's CDN serves them."""

from __future__ import annotations

import hmac

from aiohttp import web

from playground import media
from playground.world import World

_GONE = "This content is no longer available."


class Cdn:
    """Serves the world's attachments while they and their addresses last."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_to(self, app: web.Application) -> None:
        """Add the download route."""
        app.router.add_get("/cdn/{kind}/{owner}/{attachment_id}/{filename}", self._download)

    async def _download(self, request: web.Request) -> web.Response:
        attachment = self._world.files.get(request.match_info["attachment_id"])
        if attachment is None or media.path(attachment) != request.rel_url.raw_path:
            return web.Response(status=404, text=_GONE)
        expires, issued, proof = (request.query.get(key, "") for key in ("ex", "is", "hm"))
        right = media.signature(media.path(attachment), issued, expires)
        if not hmac.compare_digest(right, proof) or int(expires, 16) < self._world.clock.now():
            return web.Response(status=404, text=_GONE)
        headers = {
            "Content-Type": attachment.content_type,
            "Cache-Control": "private, max-age=3600",
            # The page shares this origin with files that anybody may upload.
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=attachment.content.data, headers=headers)
