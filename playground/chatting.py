"""What people do among themselves: come in, look around, write, react, delete."""

from __future__ import annotations

from playground import cast, handing, seats
from playground.checks.controls import is_emoji
from playground.checks.messages import ATTACHMENTS, CONTENT_CHARACTERS
from playground.mistake import Mistake
from playground.standpoint import Standpoint
from playground.values import JSON, Message


class Chatting(Standpoint):
    """One person in the chat. Every verb takes the frame that arrived and returns the answer."""

    def enter(self, frame: dict[str, JSON]) -> JSON:
        """Become a person; return everything there is to see."""
        people = self._world.people
        wanted = str(frame.get("as") or next(iter(people)))
        if wanted not in people:
            raise Mistake("There is no such person.")
        self._seat.person = people[wanted]
        self._seat.only_mine = bool(frame.get("only_mine"))
        return seats.state(self._world, people[wanted])

    def history(self, frame: dict[str, JSON]) -> JSON:
        """Return the messages of a channel that this person may see, oldest first."""
        person = self._person
        messages = [
            seats.message_state(self._world, message, person)
            for message in self._channel(frame).messages.values()
            if message.is_shown_to(person)
        ]
        return {"messages": messages}

    def say(self, frame: dict[str, JSON]) -> JSON:
        """Write an ordinary message, with files or without."""
        content, files = str(frame.get("content", "")).strip(), list(frame.get("files") or ())
        if len(content) > CONTENT_CHARACTERS or not (content or files):
            raise Mistake(f"A message has 1 to {CONTENT_CHARACTERS} characters.")
        if len(files) > ATTACHMENTS:
            raise Mistake(f"A message has at most {ATTACHMENTS} files.")
        channel = self._channel(frame)
        attachments = tuple(
            handing.upload(self._world, channel, file, "files", ephemeral=False) for file in files
        )
        message = Message(
            id=self._world.ids.new(),
            channel_id=channel.id,
            author=self._person,
            created=self._world.clock.now(),
            content=content,
            attachments=attachments,
            mentions=tuple(u for u in self._world.members() if f"<@{u.id}>" in content),
        )
        return {"message_id": self._world.post(message).id}

    def react(self, frame: dict[str, JSON]) -> JSON:
        """Add or take away this person's reaction."""
        emoji = frame.get("emoji")
        if not is_emoji(emoji):
            raise Mistake("A reaction is an emoji.")
        message = self._message(frame)
        if message.private_to is not None:
            raise Mistake("A private message takes no reactions.")
        self._world.react(message, self._person, str(emoji), on=bool(frame.get("on", True)))
        return {}

    def delete(self, frame: dict[str, JSON]) -> JSON:
        """Delete an own message, any as a teacher, or dismiss a private one."""
        message, person = self._message(frame), self._person
        if message.private_to is not None:
            self._world.dismiss(message)
            return {}
        in_server = not self._world.channel(message.channel_id).is_dm
        moderates = in_server and bool(person.permissions & cast.MANAGE_MESSAGES)
        if message.author != person and not moderates:
            raise Mistake("Only its author or a teacher can delete this message.")
        self._world.delete(message)
        return {}

    def open_dm(self, frame: dict[str, JSON]) -> JSON:
        """Open the private channel with the bot."""
        return {"channel_id": self._world.open_dm(self._person).id}

    def accept_private(self, frame: dict[str, JSON]) -> JSON:
        """Accept private messages of the bot from now on, or refuse them."""
        self._world.accept_private(self._person, accepted=bool(frame["accepted"]))
        return {}
