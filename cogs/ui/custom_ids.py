"""The grammar of the buttons' custom_ids: how one is written and how it is read, side by side.

A custom_id names the job and the picture and nothing else, so that a button works at any age
and after any restart. Discord allows 100 characters; the longest here has 49.
"""

from __future__ import annotations

UP = "easel:up:{job_id}:{index}"
VARY = "easel:vary:{job_id}:{index}"
AGAIN = "easel:again:{job_id}"

_JOB = r"(?P<job_id>[0-9a-f]{32})"
_INDEX = r"(?P<index>[0-3])"

UP_TEMPLATE = rf"easel:up:{_JOB}:{_INDEX}"
VARY_TEMPLATE = rf"easel:vary:{_JOB}:{_INDEX}"
AGAIN_TEMPLATE = rf"easel:again:{_JOB}"
