"""The kinds of server that speak a variant of the Images API, each by its own documentation."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from PIL import Image

from tests.servers.compatible import (
    Failing,
    Failures,
    Heard,
    Kind,
    Refused,
    as_text,
    drawing,
    from_data_url,
)


def _openai(status: int, message: str, kind: str, code: Any = None, **headers: str) -> Failing:
    inner = {"message": message, "type": kind, "param": None, "code": code}
    return Failing(status=status, body={"error": inner}, headers=headers)


LIKE_OPENAI: Failures = {
    "content": _openai(400, "Rejected.", "invalid_request_error", "content_policy_violation"),
    "rate": _openai(429, "Slow down.", "requests", "rate_limit_exceeded", **{"Retry-After": "7"}),
    "money": _openai(429, "No credit.", "insufficient_quota", "insufficient_quota"),
    "auth": _openai(401, "Wrong key.", "invalid_request_error", "invalid_api_key"),
    "down": _openai(503, "Overloaded.", "server_error"),
}


def _sides(size: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)x(\d+)", size)
    return (int(found[1]), int(found[2])) if found else (512, 512)


def _item(data: bytes, **more: Any) -> dict[str, Any]:
    return {"created": 1, "data": [{"b64_json": as_text(data)}], **more}


class StableDiffusionCpp(Kind):
    """stable-diffusion.cpp's server: six fields, others passed over, errors of one string.

    github.com/leejet/stable-diffusion.cpp, examples/server/api.md and routes_openai.cpp at
    0137f16, read on 2026-11-28. It knows neither keys nor money nor moderation: those rows are a
    proxy's before it.
    """

    name = "stable-diffusion.cpp"
    failures: ClassVar[Failures] = {
        **LIKE_OPENAI,
        "down": Failing(status=500, body={"error": "server_error"}),
    }
    _block = re.compile(r"<sd_cpp_extra_args>(.*?)</sd_cpp_extra_args>")

    def __init__(self) -> None:
        self.prompts: list[str] = []
        self.blocks: list[Mapping[str, Any]] = []

    def answered(self, heard: Heard) -> Any:
        if heard.route == "edits" and not heard.is_form:
            raise Refused(400, {"error": "Content-Type must be multipart/form-data"})
        text = heard.fields.get("prompt", "")
        if not text:
            raise Refused(400, {"error": "prompt required"})
        if heard.route == "edits" and not heard.files("image", "image[]"):
            raise Refused(400, {"error": "at least one image[] required"})
        found = self._block.search(text)
        self.prompts.append(self._block.sub("", text))
        self.blocks.append(json.loads(found[1]) if found else {})
        kind = heard.fields.get("output_format", "png")
        if kind not in ("png", "jpeg", *(("webp",) if heard.route == "generations" else ())):
            raise Refused(400, {"error": "invalid output_format"})
        seed = self.blocks[-1].get("seed", 42)
        data = drawing(*_sides(heard.fields.get("size", "")), kind, seed)
        return _item(data, output_format=kind)


class LocalAI(Kind):
    """LocalAI: pictures as addresses of its own, a bad size is 512x512, no edits.

    github.com/mudler/LocalAI, core/http/endpoints/openai/image.go at 032a33d, read on 2026-11-28;
    its errors: issues 1909 and 2430 there.
    """

    name = "localai"
    routes = ("generations",)
    failures: ClassVar[Failures] = {
        **LIKE_OPENAI,
        "down": Failing(
            status=500,
            body={"error": {"code": 500, "message": "rpc error: code = Unavailable", "type": ""}},
        ),
    }
    not_found: ClassVar[Any] = {"error": {"code": 404, "message": "Resource not found", "type": ""}}

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def answered(self, heard: Heard) -> Any:
        if not isinstance(heard.fields.get("seed"), int | None):
            raise Refused(500, {"error": {"code": 500, "message": "cannot unmarshal", "type": ""}})
        wanted, *avoided = heard.fields["prompt"].split("|")
        self.asked.append((wanted, avoided[0] if avoided else ""))
        width, height = _sides(heard.fields.get("size", ""))
        address = f"{heard.address}/pictures/{width}x{height}.png"
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return {"created": 1, "id": "1", "data": [{"url": address}], "usage": usage}


class VllmOmni(Kind):
    """vLLM-Omni: diffusion parameters beside OpenAI's, errors as FastAPI puts them.

    github.com/vllm-project/vllm-omni, docs/serving/image_generation_api.md and image_edit_api.md
    at 00a3619, read on 2026-11-28.
    """

    name = "vllm-omni"
    failures: ClassVar[Failures] = {
        **LIKE_OPENAI,
        "down": Failing(status=503, body={"detail": "Diffusion engine not initialized."}),
    }

    def answered(self, heard: Heard) -> Any:
        if heard.fields.get("response_format", "b64_json") != "b64_json":
            raise Refused(400, {"detail": "Only response_format 'b64_json' is supported now."})
        if str(heard.fields.get("stream", "")).lower() == "true":
            raise Refused(400, {"detail": "stream=true is not supported by this pipeline"})
        if heard.route == "edits" and not heard.files("image", "image[]"):
            raise Refused(422, {"detail": "Field 'image' or 'url' is required"})
        size = heard.fields.get("size", "1024x1024")
        if not re.fullmatch(r"\d+x\d+", size):
            raise Refused(400, {"detail": f"Invalid size format: '{size}'."})
        kind = heard.fields.get("output_format", "png") if heard.route == "edits" else "png"
        return _item(drawing(*_sides(size), kind, int(heard.fields.get("seed", 0))))


class SGLang(Kind):
    """SGLang's diffusion server: an address would need cloud storage; errors have no code.

    github.com/sgl-project/sglang, python/sglang/multimodal_gen/runtime/entrypoints/openai at
    0230ddc (protocol.py, image_api.py), read on 2026-11-28.
    """

    name = "sglang"
    failures: ClassVar[Failures] = {
        **LIKE_OPENAI,
        "down": Failing(status=500, body={"detail": "CUDA out of memory"}),
    }

    def answered(self, heard: Heard) -> Any:
        if heard.fields.get("response_format") != "b64_json":
            why = "response_format='url' requires cloud storage to be configured."
            raise Refused(400, {"detail": why})
        if heard.route == "edits" and not heard.files("image", "image[]"):
            raise Refused(422, {"detail": "Field 'image' or 'url' is required"})
        kind = heard.fields.get("output_format", "png")
        size = _sides(heard.fields.get("size", "1024x1024"))
        return _item(drawing(*size, kind, int(heard.fields.get("seed", 0))), id="1")


class LiteLLM(Kind):
    """LiteLLM's proxy before another server: refuses what it does not pass on, by name.

    docs.litellm.ai/docs/image_edits (2026-10-09); the words of its refusals and errors:
    github.com/BerriAI/litellm/issues/12408 and 17719.
    """

    name = "litellm"
    failures: ClassVar[Failures] = {
        "content": Failing(
            status=400,
            body={
                "error": {
                    "message": "litellm.ContentPolicyViolationError: Your request was rejected.",
                    "type": "None",
                    "param": "None",
                    "code": "400",
                }
            },
        ),
        "rate": _openai(429, "litellm.RateLimitError: slow", "throttling_error", "429"),
        "money": _openai(400, "Budget has been exceeded!", "budget_exceeded", "400"),
        "auth": _openai(401, "Authentication Error", "auth_error", "401"),
        "down": _openai(500, "litellm.InternalServerError", "None", "500"),
    }
    takes = frozenset({"model", "prompt", "n", "size", "quality", "user", "output_format"})

    def answered(self, heard: Heard) -> Any:
        for name in heard.fields:
            if name not in self.takes:
                message = (
                    f"litellm.UnsupportedParamsError: Setting `{name}` is not supported by openai,"
                    " sd3.5-large. To drop it from the call, set `litellm.drop_params = True`.."
                )
                inner = {"message": message, "type": "None", "param": "None", "code": "400"}
                raise Refused(400, {"error": inner})
        kind = heard.fields.get("output_format", "png")
        return _item(drawing(*_sides(heard.fields.get("size", "1024x1024")), kind))


class XAI(Kind):
    """xAI: a ratio in place of a size, edits in JSON alone, errors whose `error` is the words.

    docs.x.ai/docs/guides/image-generation and its reference, as read in November 2026;
    github.com/rikkahub/rikkahub/issues/1602 for the refused size.
    """

    name = "xai"
    failures: ClassVar[Failures] = {
        "content": Failing(
            status=400,
            body={
                "code": "Client specified an invalid argument",
                "error": "Generated image rejected by content moderation.",
            },
        ),
        "rate": Failing(
            status=429,
            body={"code": "8", "error": "Too many requests"},
            headers={"Retry-After": "7"},
        ),
        "money": Failing(
            status=403,
            body={
                "code": "The caller does not have permission to execute the specified operation",
                "error": "Your team has either used all available credits or reached its monthly"
                " spending limit.",
            },
        ),
        "auth": Failing(
            status=400,
            body={
                "code": "Client specified an invalid argument",
                "error": "Incorrect API key provided: xa***le.",
            },
        ),
        "down": Failing(status=503, body={"code": "14", "error": "Service unavailable"}),
    }
    _refuses = ("size", "style", "output_format", "moderation", "seed", "stream")

    def answered(self, heard: Heard) -> Any:
        if heard.is_form:
            raise Refused(415, {"code": "415", "error": "Expected application/json"})
        for name in self._refuses:
            if name in heard.fields:
                raise Refused(400, {"code": "400", "error": f"Argument not supported: {name}"})
        if heard.route == "edits":
            images = heard.fields.get("images") or [heard.fields["image"]]
            for each in (*images, *filter(None, [heard.fields.get("mask")])):
                Image.open(io.BytesIO(from_data_url(each["url"]))).verify()
        ratio = re.fullmatch(r"(\d+):(\d+)", heard.fields.get("aspect_ratio", "1:1"))
        assert ratio is not None
        data = drawing(64 * int(ratio[1]), 64 * int(ratio[2]), "jpeg")
        item = {"b64_json": as_text(data), "mime_type": "image/jpeg", "revised_prompt": ""}
        return {"block_reason": None, "data": [item], "usage": {"cost_in_usd_ticks": 1}}


class Together(Kind):
    """Together: width and height, `base64` for what others call `b64_json`, no edits.

    docs.together.ai/reference/post-images-generations, as read in November 2026.
    """

    name = "together"
    routes = ("generations",)
    failures: ClassVar[Failures] = LIKE_OPENAI
    _takes = frozenset(
        {"model", "prompt", "n", "width", "height", "steps", "seed", "negative_prompt"}
        | {"response_format", "output_format", "guidance_scale", "image_url"}
    )

    def answered(self, heard: Heard) -> Any:
        if unknown := sorted(heard.fields.keys() - self._takes):
            message = f"Unrecognized parameter: {unknown[0]}"
            inner = {"message": message, "type": "invalid_request_error", "code": None}
            raise Refused(400, {"error": inner})
        assert heard.fields["response_format"] in ("base64", "url")
        size = (heard.fields.get("width", 1024), heard.fields.get("height", 1024))
        kind = heard.fields.get("output_format", "jpeg")
        item = {"index": 0, "b64_json": as_text(drawing(*size, kind, heard.fields.get("seed", 0)))}
        return {"id": "1", "model": heard.fields["model"], "object": "list", "data": [item]}


class Classic(Kind):
    """OpenAI's API of 2023, as older servers still have it: three sizes, addresses, variations.

    github.com/openai/openai-openapi at 1.2.0 (May 2023), and openai-python's README of then.
    """

    name = "classic"
    routes = ("generations", "edits", "variations")
    failures: ClassVar[Failures] = LIKE_OPENAI
    _sizes = ("256x256", "512x512", "1024x1024")
    _takes = frozenset({"prompt", "n", "size", "response_format", "user", "model"})

    def answered(self, heard: Heard) -> Any:
        takes = self._takes - {"prompt"} if heard.route == "variations" else self._takes
        if unknown := sorted(heard.fields.keys() - takes):
            raise Refused(400, self._error(f"Unrecognized request argument supplied: {unknown[0]}"))
        size = heard.fields.get("size", "1024x1024")
        if size not in self._sizes:
            raise Refused(400, self._error(f"{size!r} is not one of {list(self._sizes)} - 'size'"))
        for data in heard.files("image", "mask"):
            if not data.startswith(b"\x89PNG"):
                raise Refused(400, self._error("Uploaded image must be a PNG."))
            image = Image.open(io.BytesIO(data))
            if image.width != image.height:
                raise Refused(400, self._error("Uploaded image must be a square."))
        return {"created": 1, "data": [{"url": f"{heard.address}/pictures/{size}.png"}]}

    def _error(self, message: str) -> Any:
        inner = {"code": None, "message": message, "param": None, "type": "invalid_request_error"}
        return {"error": inner}


KINDS: tuple[type[Kind], ...] = (
    StableDiffusionCpp,
    LocalAI,
    VllmOmni,
    SGLang,
    LiteLLM,
    XAI,
    Together,
    Classic,
)
