"""What only tests may do: faults, time, permissions, and reading what the bot sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playground.faults import Fault, FaultBook
from playground.gateway import Gateway
from playground.mistake import Mistake
from playground.record import Recorder
from playground.values import JSON
from playground.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The controls of one playground, by the names on the wire."""

    world: World
    gateway: Gateway
    faults: FaultBook
    recorder: Recorder

    @property
    def by_name(self) -> dict[str, Callable[[dict[str, JSON]], JSON]]:
        return {
            "fault": self.fault,
            "advance": self.advance,
            "permit": self.permit,
            "drop_gateway": self.drop_gateway,
            "requests": self.requests,
        }

    def fault(self, frame: dict[str, JSON]) -> JSON:
        """Let the next matching requests fail."""
        try:
            path = re.compile(frame["path"])
            self.faults.add(
                Fault(
                    method=str(frame.get("method", "*")).upper(),
                    path=path,
                    status=frame.get("status"),
                    code=int(frame.get("code", 0)),
                    message=frame.get("message"),
                    retry_after=frame.get("retry_after"),
                    times=int(frame.get("times", 1)),
                    delay=float(frame.get("delay", 0)),
                    after=bool(frame.get("after", False)),
                    above=int(frame.get("above", 0)),
                )
            )
        except (KeyError, re.error, ValueError) as error:
            raise Mistake(f"That is no fault: {error!r}.") from error
        return {}

    def advance(self, frame: dict[str, JSON]) -> JSON:
        """Move the world's clock."""
        self.world.clock.advance(float(frame["seconds"]))
        self.world.interactions.time_moved()
        return {"now": self.world.clock.now()}

    def permit(self, frame: dict[str, JSON]) -> JSON:
        """Let the bot write in a channel or not; with `see` false it does not even see it.

        With `attach` false it writes there without files.
        """
        allowed, see = bool(frame["allowed"]), bool(frame.get("see", True))
        attach = bool(frame.get("attach", True))
        self.world.permit(str(frame["channel_id"]), write=allowed, see=see, attach=attach)
        return {}

    def drop_gateway(self, frame: dict[str, JSON]) -> JSON:
        """Make the bot reconnect."""
        self.gateway.drop(resumable=bool(frame.get("resumable", True)))
        return {}

    def requests(self, frame: dict[str, JSON]) -> JSON:
        """Return everything that the bot sent."""
        return {"requests": self.recorder.requests()}
