"""Who and what is in the world when it begins: one school server, its teacher, students and bot.

The ids never change, so what a bot stored about this server still fits after a restart of either.
"""

from __future__ import annotations

from playground.values import Channel, User

GUILD_ID = "1100000000000000000"
GUILD_NAME = "Edu4All"
APPLICATION_ID = "1100000000000000001"
OWNER_ID = "1100000000000000002"
TEACHER_ROLE_ID = "1100000000000000003"
BOT_ROLE_ID = "1100000000000000004"
_FIRST_CHANNEL = 1_100_000_000_000_000_100
_FIRST_PERSON = 1_100_000_000_000_001_000

ADMINISTRATOR = 1 << 3
MANAGE_CHANNELS = 1 << 4
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
USE_EXTERNAL_EMOJIS = 1 << 18
USE_APPLICATION_COMMANDS = 1 << 31

EVERYONE_MAY = (
    ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_EXTERNAL_EMOJIS
    | USE_APPLICATION_COMMANDS
)
TEACHER_MAY = EVERYONE_MAY | MANAGE_GUILD | MANAGE_CHANNELS | MANAGE_MESSAGES
BOT_MAY_IN_DM = ATTACH_FILES | EMBED_LINKS | MENTION_EVERYONE | USE_EXTERNAL_EMOJIS

# Whose Discord is not in English: the bot may answer them in their own language.
_LOCALES = {"Daniyar": "ru"}
_STUDENTS = ("Amara", "Boris", "Chiara", "Daniyar", "Elif", "Felix")
_COLOURS = ("#e8590c", "#2f9e44", "#ae3ec9", "#1098ad", "#d6336c", "#f08c00")


def bot() -> User:
    """Return the bot's account. It has no more permissions than any member."""
    return User(
        id=APPLICATION_ID,
        username="easel",
        name="Easel",
        bot=True,
        permissions=EVERYONE_MAY,
        role_ids=(BOT_ROLE_ID,),
    )


def people(students: int) -> list[User]:
    """Return the teacher, who may manage the server but does not own it, and the students."""
    teacher = User(
        id=str(_FIRST_PERSON),
        username="ms_rivera",
        name="Ms Rivera",
        colour="#4263eb",
        permissions=TEACHER_MAY,
        role_ids=(TEACHER_ROLE_ID,),
    )
    return [teacher, *(_student(number) for number in range(1, students + 1))]


def _student(number: int) -> User:
    named = number <= len(_STUDENTS)
    name = _STUDENTS[number - 1] if named else f"Student {number}"
    return User(
        id=str(_FIRST_PERSON + number),
        username=name.lower().replace(" ", "_"),
        name=name,
        colour=_COLOURS[(number - 1) % len(_COLOURS)],
        permissions=EVERYONE_MAY,
        locale=_LOCALES.get(name, "en-US"),
    )


def channels() -> list[Channel]:
    """Return the text channels of the server."""
    wanted = (
        ("art-class", "Describe a picture with /imagine and see what comes"),
        ("gallery", "The pictures we are proud of"),
        ("general", "Everything else"),
    )
    return [
        Channel(id=str(_FIRST_CHANNEL + place), name=name, topic=topic, position=place)
        for place, (name, topic) in enumerate(wanted)
    ]
