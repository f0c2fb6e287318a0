"""The errors of the Images API as they go over the wire: status, headers and body by name.

The shapes are OpenAI's and Azure's of November 2026, and those of servers that copy them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One error answer; `body` is JSON, or text when it is a string."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


def _error(
    status: int, code: str | None, message: str, kind: str, /, param: str | None = None, **more: Any
) -> dict[str, Any]:
    inner = {"message": message, "type": kind, "param": param, "code": code, **more}
    return {"status": status, "body": {"error": inner}}


def _money(code: str) -> Row:
    message = "You exceeded your current quota, please check your plan and billing details."
    return Row(**_error(429, code, message, "insufficient_quota"))


_SAFETY = "Your request was rejected by the safety system. safety_violations=[violence]."
_RATE = "Rate limit reached for gpt-image-2 in organization org-x on images per min: Limit 5"

ERRORS: Mapping[str, Row] = {
    "moderation_blocked": Row(
        **_error(
            400,
            "moderation_blocked",
            _SAFETY,
            "image_generation_user_error",
            moderation_details={"moderation_stage": "input", "categories": ["violence", "sexual"]},
        )
    ),
    "moderation_in_words": Row(
        **_error(400, "moderation_blocked", _SAFETY, "image_generation_user_error", param="")
    ),
    "content_policy_violation": Row(
        **_error(400, "content_policy_violation", "Rejected.", "invalid_request_error")
    ),
    "azure_content_filter": Row(
        status=400,
        body={
            "error": {
                "code": "contentFilter",
                "message": "Your task failed as a result of our safety system.",
                "inner_error": {
                    "code": "ResponsibleAIPolicyViolation",
                    "content_filter_results": {
                        "violence": {"filtered": True, "severity": "medium"},
                        "hate": {"filtered": False, "severity": "safe"},
                    },
                },
            }
        },
    ),
    "azure_content_filter_403": Row(
        status=403,
        body={
            "error": {
                "code": "content_filter",
                "message": "The prompt was filtered.",
                "innererror": {
                    "code": "ResponsibleAIPolicyViolation",
                    "content_filter_result": {"sexual": {"filtered": True, "severity": "high"}},
                },
            }
        },
    ),
    "rate": Row(
        **_error(429, "rate_limit_exceeded", _RATE, "requests"), headers={"Retry-After": "12"}
    ),
    "rate_in_ms": Row(
        **_error(429, "rate_limit_exceeded", _RATE, "requests"), headers={"retry-after-ms": "1500"}
    ),
    "rate_in_words": Row(
        **_error(429, "rate_limit_exceeded", f"{_RATE}. Please try again in 12s.", "requests")
    ),
    "rate_untold": Row(status=429, body="Too Many Requests"),
    "azure_rate": Row(
        status=429,
        body={"error": {"code": "RateLimitReached", "message": "Retry after 7 seconds."}},
        headers={"Retry-After": "7"},
    ),
    "insufficient_quota": _money("insufficient_quota"),
    "credit_balance_exhausted": _money("credit_balance_exhausted"),
    "organization_spend_limit_exceeded": _money("organization_spend_limit_exceeded"),
    "project_spend_limit_exceeded": _money("project_spend_limit_exceeded"),
    "organization_usage_limit_exceeded": _money("organization_usage_limit_exceeded"),
    "billing_hard_limit_reached": Row(
        **_error(
            400, "billing_hard_limit_reached", "Billing hard limit reached", "invalid_request_error"
        )
    ),
    "payment_required": Row(status=402, body={"error": {"message": "No credits left."}}),
    "http_401": Row(
        **_error(
            401,
            "invalid_api_key",
            "Incorrect API key provided: sk-proj-abc*****xyz.",
            "invalid_request_error",
        )
    ),
    "http_403": Row(
        **_error(
            403,
            None,
            "Your organization must be verified to use the model `gpt-image-2`.",
            "invalid_request_error",
        )
    ),
    "model_not_found": Row(
        **_error(
            404,
            "model_not_found",
            "The model `gpt-image-9` does not exist.",
            "invalid_request_error",
        )
    ),
    "deployment_not_found": Row(
        status=404,
        body={"error": {"code": "DeploymentNotFound", "message": "No such deployment."}},
    ),
    "bad_size": Row(
        **_error(400, "invalid_value", "Invalid size.", "invalid_request_error", param="size")
    ),
    "unprocessable": Row(status=422, body={"detail": [{"loc": ["body", "n"], "msg": "too many"}]}),
    "plain_string": Row(status=400, body={"error": "prompt required"}),
    "http_408": Row(status=408, body="Request Timeout"),
    "http_409": Row(status=409, body={"error": {"message": "The request was aborted."}}),
    "http_500": Row(
        **_error(500, None, "The server had an error while processing.", "server_error")
    ),
    "html_502": Row(status=502, body="<html><h1>502 Bad Gateway</h1></html>"),
    "http_503": Row(status=503, body={"error": {"message": "Overloaded.", "code": "overloaded"}}),
    "empty_504": Row(status=504, body=""),
    "redirect": Row(
        status=307, body="", headers={"Location": "http://127.0.0.1:9/v1/images/generations"}
    ),
}
