"""The kinds of parameters: with a value, without one, with links to pictures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from easel.errors import BadParameter
from easel.model import Prompt, Reference, Role
from easel.prompts.references import read_links
from easel.prompts.values import Unreadable

_AROUND = " ,;=:"
_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(ABC):
    """One parameter. `names` have no dashes, the canonical one first.

    `field` is the field of Prompt (and of Options, where it has one) that the value goes to;
    "repeat" is the one field that no Prompt has. `placeholder` and `example` are empty where
    nothing follows the name. `help` is one sentence.
    """

    names: tuple[str, ...]
    field: str
    help: str
    placeholder: str = ""
    example: str = ""

    @property
    def flag(self) -> str:
        """The canonical name with its dashes."""
        return f"--{self.names[0]}"

    @property
    def usage(self) -> str:
        """How it is written, such as `--ar W:H`."""
        return f"{self.flag} {self.placeholder}".rstrip()

    @property
    def key(self) -> str:
        """What may be said once in a prompt."""
        return self.field

    @abstractmethod
    def read(self, typed: str) -> Any:
        """Return what the text after the name means. Raises BadParameter (Links: BadLink too)."""

    @abstractmethod
    def write(self, prompt: Prompt) -> str:
        """Return the parameter as `prompt` has it, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued(Parameter):
    """A parameter with a value: `to_text` gives back text that `to_value` understands.

    `takes_many` allows spaces in the value.
    """

    to_value: Callable[[str], Any]
    to_text: Callable[[Any], str] = str
    takes_many: bool = False

    def read(self, typed: str) -> Any:
        """Read the one value, with or without quotation marks."""
        value = typed.strip(_AROUND)
        if not value:
            reason = f"{self.flag} needs a value, such as {self.flag} {self.example}."
            raise BadParameter(self.flag, "", reason)
        if not self.takes_many:
            value = value.strip('"“”')
            self._refuse_words(value)
        try:
            return self.to_value(value)
        except Unreadable as unreadable:
            shown = value[:_SHOWN]
            raise BadParameter(self.flag, shown, unreadable.reason, unreadable.nearest) from None

    def _refuse_words(self, value: str) -> None:
        if " " in value:
            reason = (
                f"{self.flag} takes one value, such as {self.flag} {self.example}."
                " Words to draw go before it."
            )
            raise BadParameter(self.flag, value[:_SHOWN], reason)

    def write(self, prompt: Prompt) -> str:
        """Write the canonical name and value."""
        value = getattr(prompt, self.field, None)
        return "" if value is None or value == () else f"{self.flag} {self.to_text(value)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Parameter):
    """A parameter without a value, which stands for `constant`.

    `is_written` is False where the parameter with the value writes the same field.
    """

    constant: Any
    is_written: bool = True

    def read(self, typed: str) -> Any:
        """Return the constant, where nothing follows."""
        value = typed.strip(_AROUND)
        if value:
            reason = f"{self.flag} takes no value. Words to draw go before it."
            raise BadParameter(self.flag, value[:_SHOWN], reason)
        return self.constant

    def write(self, prompt: Prompt) -> str:
        """Write the name, where the prompt means it."""
        if not self.is_written or getattr(prompt, self.field) != self.constant:
            return ""
        return self.flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Links(Parameter):
    """A parameter with links to pictures that are followed as `role`."""

    role: Role

    @property
    def key(self) -> str:
        """Each role may be given once."""
        return f"{self.field} {self.role}"

    def read(self, typed: str) -> tuple[Reference, ...]:
        """Read one link or more, separated by spaces."""
        return tuple(Reference(role=self.role, url=url) for url in read_links(typed, self.flag))

    def write(self, prompt: Prompt) -> str:
        """Write the links of this role."""
        links = [each.url for each in prompt.references if each.role is self.role]
        return " ".join([self.flag, *links]) if links else ""
