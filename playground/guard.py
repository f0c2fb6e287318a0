"""Who may talk to the playground: programs, and the page that it serves itself.

A page of another site runs in the same browser and could open our sockets, or come to us under a
name of its own that it has pointed at this computer; it would act as the class and as the bot.
"""

from __future__ import annotations

import ipaddress

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware


def is_loopback(host: str) -> bool:
    """Say if `host` is this computer and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def guard(host: str) -> Middleware:
    """Return what refuses other sites' pages, for a server that listens on `host`.

    On the loopback address it goes by the names of this computer only. Elsewhere names are not
    looked at: whoever opened it to others knows under which.
    """
    is_private = is_loopback(host)

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        is_ours = origin is None or origin.split("://")[-1] == request.host
        if not is_ours or (is_private and not is_loopback(_name(request.host))):
            raise web.HTTPForbidden(text="The playground serves its own page only.")
        return await handler(request)

    return guarded


def _name(host: str) -> str:
    """Return the name in a Host header, without port and brackets."""
    name = host if host.endswith("]") or ":" not in host else host.rpartition(":")[0]
    return name.strip("[]")
