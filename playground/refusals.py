"""Discord's way of saying no: a status, a code, a sentence, and for forms the path to each mistake.

Codes and sentences: Discord's reference, "JSON Error Codes" (2026-08), and what the live service is
reported to answer where the reference is silent.
"""

from __future__ import annotations

from playground.values import JSON


class Refused(Exception):
    """What this server answers instead of doing what the bot asked."""

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        errors: JSON = None,
        headers: dict[str, str] | None = None,
        extra: dict[str, JSON] | None = None,
    ) -> None:
        super().__init__(f"{status} ({code}): {message}")
        self.status = status
        self.headers = headers or {}
        self.body: dict[str, JSON] = {"message": message, "code": code, **(extra or {})}
        if errors is not None:
            self.body["errors"] = errors


class FormErrors:
    """Collects what is wrong with a form and raises it all at once, nested as Discord nests it."""

    def __init__(self) -> None:
        self._tree: dict[str, JSON] = {}

    def add(self, path: str, code: str, message: str) -> None:
        """Note a mistake at a dotted path such as `embeds.0.title`; an empty path is the form."""
        node = self._tree
        for key in filter(None, path.split(".")):
            node = node.setdefault(key, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def length(self, path: str, value: object, low: int, high: int) -> None:
        """Note a text that is not between `low` and `high` characters long."""
        if not isinstance(value, str):
            self.add(path, "BASE_TYPE_STRING", "Could not interpret value as string.")
        elif len(value) > high and low == 0:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        elif not low <= len(value) <= high:
            message = f"Must be between {low} and {high} in length."
            self.add(path, "BASE_TYPE_BAD_LENGTH", message)

    def count(self, path: str, values: object, low: int, high: int) -> bool:
        """Note a list that has fewer than `low` or more than `high` items; say if it is a list."""
        if not isinstance(values, list):
            self.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return False
        if len(values) > high and low == 0:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        elif not low <= len(values) <= high:
            message = f"Must be between {low} and {high} in length."
            self.add(path, "BASE_TYPE_BAD_LENGTH", message)
        return True

    def required(self, path: str) -> None:
        """Note a field that must be there and is not."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def choice(self, path: str, value: object, allowed: object) -> None:
        """Note a value outside a closed set."""
        message = f"Value must be one of {{{allowed}}}."
        self.add(path, "BASE_TYPE_CHOICES", f"{message} Got {value!r}")

    def raise_if_any(self) -> None:
        """Raise Refused with 50035 if anything was noted."""
        if self._tree:
            raise Refused(400, 50035, "Invalid Form Body", errors=self._tree)


def form_error(path: str, code: str, message: str) -> Refused:
    """Return the refusal of a form with a single mistake."""
    errors = FormErrors()
    errors.add(path, code, message)
    return Refused(400, 50035, "Invalid Form Body", errors=errors._tree)


def unauthorized() -> Refused:
    return Refused(401, 0, "401: Unauthorized")


def unknown_channel() -> Refused:
    return Refused(404, 10003, "Unknown Channel")


def unknown_message() -> Refused:
    return Refused(404, 10008, "Unknown Message")


def unknown_guild() -> Refused:
    return Refused(404, 10004, "Unknown Guild")


def unknown_member() -> Refused:
    return Refused(404, 10007, "Unknown Member")


def unknown_user() -> Refused:
    return Refused(404, 10013, "Unknown User")


def unknown_emoji() -> Refused:
    return Refused(400, 10014, "Unknown Emoji")


def unknown_webhook() -> Refused:
    return Refused(404, 10015, "Unknown Webhook")


def unknown_interaction() -> Refused:
    return Refused(404, 10062, "Unknown interaction")


def unknown_command() -> Refused:
    return Refused(404, 10063, "Unknown application command")


def unknown_application() -> Refused:
    return Refused(404, 10002, "Unknown Application")


def too_many_commands() -> Refused:
    return Refused(400, 30032, "Maximum number of application commands reached (100).")


def too_large() -> Refused:
    return Refused(413, 40005, "Request entity too large")


def already_acknowledged() -> Refused:
    return Refused(400, 40060, "Interaction has already been acknowledged.")


def blocked_user_agent() -> Refused:
    return Refused(403, 40333, "internal network error")


def missing_access() -> Refused:
    return Refused(403, 50001, "Missing Access")


def foreign_message() -> Refused:
    return Refused(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> Refused:
    return Refused(400, 50006, "Cannot send an empty message")


def cannot_message_user() -> Refused:
    return Refused(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> Refused:
    return Refused(403, 50013, "Missing Permissions")


def invalid_webhook_token() -> Refused:
    return Refused(401, 50027, "Invalid Webhook Token")


def invalid_json() -> Refused:
    return Refused(400, 50109, "The request body contains invalid JSON.")
