"""What the answers to /class say, and who acknowledged a message reads."""

from __future__ import annotations


class DisciplineWords:
    """In English; other languages say the same in their own words."""

    holds = "What holds for <@{person_id}>:"
    blocked = "no orders are taken until <t:{end}:f>{why}"
    message = "a message of {author}'s is to be acknowledged first:"
    nothing = "nothing but what holds for everybody"
    no_theme = "<#{channel_id}> has no theme any more."
    theme = "From now on every prompt in <#{channel_id}> must have: {words}."
    acknowledged = "Acknowledged. Now send your order again."

    def pictures(self, number: int) -> str:
        return f"{number:,} {'picture' if number == 1 else 'pictures'} in 24 hours"
