"""Telling a server's teachers of what only they can mend: an engine without credit, a wrong key."""

from __future__ import annotations

import logging

from easel.errors import Undelivered
from easel.model import Place, Trouble
from easel.parcel import Courier
from easel.policies import Policies

log = logging.getLogger(__name__)


class Alarm:
    """Has it told in the channel that the server's policy names for teachers."""

    def __init__(self, policies: Policies, courier: Courier) -> None:
        self._policies = policies
        self._courier = courier

    async def tell(self, place: Place, engine: str, trouble: Trouble) -> bool:
        """Tell the teachers of the server of `place`; say whether there is no need to again."""
        channel_id = (await self._policies.of_server(place.server_id)).reports_to
        if channel_id is None:
            log.warning("engine %s: %s; no teachers' channel to tell", engine, trouble)
            return True
        there = Place(server_id=place.server_id, channel_id=channel_id)
        try:
            await self._courier.warn(there, engine, trouble)
        except Undelivered as error:
            log.warning("engine %s: %s; teachers could not be told: %s", engine, trouble, error)
            return False
        return True
