"""What has been drawn: jobs and pictures that are kept, and who may look at them and use them."""

from __future__ import annotations

from easel import policy as rules
from easel.edits import Origin
from easel.errors import ActionRestricted, DisallowedWords, JobRestricted, Vanished
from easel.model import Clicks, Edit, Job, Person, PictureKey, Place
from easel.parcel import File, Parcel
from easel.policies import Policies
from easel.posting import Posting
from easel.storage import jobs as rows
from easel.storage import posts
from easel.storage.database import Database
from easel.storage.posts import Post


class Collection:
    """Finds what is kept, for whoever may have it."""

    def __init__(
        self, *, database: Database, policies: Policies, posting: Posting, max_pixels: int
    ) -> None:
        self._database = database
        self._policies = policies
        self._posting = posting
        self._max_pixels = max_pixels

    async def job(self, place: Place, job_id: str) -> Job:
        """Return a job of this server; one of another server has Vanished like none at all."""
        job = await self._database.read(lambda c: rows.find(c, job_id))
        if job is None or job.place.server_id != place.server_id:
            raise Vanished("order")
        return job

    async def clicked(self, person: Person, place: Place, job_id: str) -> Job:
        """Return a job whose buttons this person may press.

        A hidden one has Vanished for everybody but its person and the teachers. Raises
        JobRestricted where the policy counts nobody else's clicks either.
        """
        job = await self.job(place, job_id)
        if person.id == job.person.id or person.manages:
            return job
        if job.is_hidden:
            raise Vanished("order")
        in_force = await self._policies.in_force(place.server_id)
        if in_force.policy.clicks is Clicks.OWNER:
            raise JobRestricted("clicks")
        return job

    async def showable(self, person: Person, place: Place, job_id: str) -> Job:
        """Return a job to be shown again: its words pass today's list too."""
        job = await self.clicked(person, place, job_id)
        in_force = await self._policies.in_force(place.server_id)
        if hits := rules.disallowed(in_force.matcher, job.prompt):
            raise DisallowedWords(hits)
        return job

    async def show(self, person: Person, place: Place, key: PictureKey) -> tuple[Job, File]:
        """Return a kept picture, to be shown alone."""
        job = await self.showable(person, place, key.job_id)
        return job, await self._posting.file(key, place)

    async def double(self, person: Person, place: Place, key: PictureKey) -> File:
        """Return a kept picture at twice its size, resampled here: no engine, no cost.

        Raises ActionRestricted when that is too large.
        """
        await self.showable(person, place, key.job_id)
        picture = await self._posting.picture(key)
        if 4 * picture.size.pixels > self._max_pixels:
            reason = f"Twice {picture.size} is more than this bot's limit for a picture."
            raise ActionRestricted("Upscale (Subtle)", reason)
        return await self._posting.doubled(picture, place)

    async def parcel(self, person: Person, place: Place, job_id: str) -> Parcel:
        """Return all that a job shows, to be shown again. Raises Vanished when nothing is kept."""
        job = await self.showable(person, place, job_id)
        parcel = await self._posting.parcel(job)
        if not parcel.files:
            raise Vanished("picture")
        return parcel

    async def origin(self, job: Job, key: PictureKey, edit: Edit) -> Origin:
        """Return what `edit` of a picture of `job` starts from. Raises Vanished."""
        return Origin(edit=edit, job=job, picture=await self._posting.picture(key))

    async def recent(self, person: Person, place: Place, count: int) -> list[Job]:
        """Return the newest jobs that have pictures: a person's own, a teacher's whole class's."""
        person_id = None if person.manages else person.id
        return await self._database.read(lambda c: rows.recent(c, place, person_id, count))

    async def posted(self, post: Post) -> None:
        """Remember which message shows a picture, so that a reaction to it finds it."""
        await self._database.write(lambda c: posts.put(c, post))

    async def shown_by(self, message_id: int) -> Post | None:
        """Return what a message shows, None when it is none of ours."""
        return await self._database.read(lambda c: posts.find(c, message_id))
