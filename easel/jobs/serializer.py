"""How the line's own tables hold values: in JSON."""

from __future__ import annotations

import json
from typing import Any

from dbos import Serializer


class Json(Serializer):
    """Values in JSON: the default is pickle, which nothing but this code can read."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=repr, ensure_ascii=False)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "json"
