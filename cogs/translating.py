"""Discord's list of commands in Russian: what each does, its options and choices, not its name."""

from __future__ import annotations

from discord import Locale
from discord.app_commands import (
    TranslationContextLocation,
    TranslationContextTypes,
    Translator,
    locale_str,
)

from cogs.ui.russian.commands import DESCRIPTIONS

_NAMES = (
    TranslationContextLocation.command_name,
    TranslationContextLocation.group_name,
    TranslationContextLocation.parameter_name,
)


class Translations(Translator):
    """Translates descriptions and choices; the names are what a whole class types."""

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """Return the text for `locale`, or None where English stands."""
        if locale is not Locale.russian or context.location in _NAMES:
            return None
        return DESCRIPTIONS.get(string.message)
