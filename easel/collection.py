"""What has been drawn: jobs and pictures that are kept, and who may look at them and use them."""

from __future__ import annotations

import re

from easel.edits import Origin
from easel.errors import ActionRestricted, JobRestricted, ListedWords, Vanished
from easel.haste import Haste
from easel.model import Clicks, Edit, Job, JobState, Person, PictureKey, Place, Post
from easel.noting import Asked
from easel.parcel import File, Parcel
from easel.passes import Passes, refuse_banned
from easel.policies import Policies
from easel.posting import Posting
from easel.storage import jobs as rows
from easel.storage import posts
from easel.storage.database import Database

# A whole order's pictures are read and sent for one person so often in a minute.
PARCELS_PER_MINUTE = 20
# What is pasted to name an order: its id, or as much of it as a picture's file name has.
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{8,32}(?![0-9a-f])")


class Collection:
    """Finds what is kept, for whoever may have it."""

    def __init__(
        self,
        *,
        database: Database,
        policies: Policies,
        posting: Posting,
        passes: Passes,
        max_pixels: int,
    ) -> None:
        self._database = database
        self._policies = policies
        self._posting = posting
        self._passes = passes
        self._max_pixels = max_pixels
        self._haste = Haste(PARCELS_PER_MINUTE)

    async def job(self, place: Place, job_id: str) -> Job:
        """Return a job of this server; one of another server has Vanished like none at all."""
        job = await self._database.read(lambda c: rows.find(c, job_id))
        if job is None or job.place.server_id != place.server_id:
            raise Vanished("order")
        return job

    async def named(self, place: Place, text: str) -> Job:
        """Return the job of this server whose id, or the beginning of it, is in `text`."""
        if not (found := _ID.search(text.lower())):
            raise Vanished("order")
        ids = await self._database.read(lambda c: rows.beginning(c, place, found[0]))
        if len(ids) != 1:
            raise Vanished("order")
        return await self.job(place, ids[0])

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
        in_force = await self._policies.in_force(place)
        if in_force.policy.clicks is Clicks.OWNER:
            raise JobRestricted("clicks")
        return job

    async def showable(self, person: Person, place: Place, job_id: str) -> Job:
        """Return a job to be shown again: its words pass today's list of that place too."""
        job = await self.clicked(person, place, job_id)
        await self._refuse_banned(person, place, job)
        return job

    async def show(self, person: Person, place: Place, key: PictureKey) -> tuple[Job, File]:
        """Return a kept picture, to be shown alone."""
        job = await self.showable(person, place, key.job_id)
        return job, await self._posting.file(key, place)

    async def double(self, person: Person, place: Place, key: PictureKey) -> File:
        """Return a kept picture at twice its size, resampled here: no engine, no cost.

        Raises ActionRestricted when that is too large, or has longer sides than a policy allows.
        """
        await self.showable(person, place, key.job_id)
        picture = await self._posting.picture(key)
        if 4 * picture.size.pixels > self._max_pixels:
            reason = f"Twice {picture.size} is more than this bot's limit for a picture."
            raise ActionRestricted("Upscale (Subtle)", reason)
        longest = (await self._policies.in_force(place)).policy.longest_side
        if longest is not None and 2 * max(picture.size.width, picture.size.height) > longest:
            reason = f"Here no picture's side is longer than {longest:,} pixels."
            raise ActionRestricted("Upscale (Subtle)", reason)
        return await self._posting.doubled(picture, place)

    async def glimpse(self, person: Person, place: Place, key: PictureKey) -> tuple[Job, File]:
        """Return a small likeness of a kept picture.

        It is one of many that a page asks for: what the list refuses of them is not noted.
        """
        job = await self.clicked(person, place, key.job_id)
        refuse_banned(job, await self._policies.in_force(place))
        return job, await self._posting.small(key)

    async def parcel(
        self, person: Person, place: Place, job_id: str, index: int | None = None
    ) -> Parcel:
        """Return all that a job shows, or one picture of it, to be shown again.

        Raises JobRestricted while it is under way, Vanished when nothing is kept, and TooFast.
        """
        job = await self.showable(person, place, job_id)
        if job.state in (JobState.WAITING, JobState.DRAWING, JobState.HELD):
            raise JobRestricted("unfinished")
        self._haste.refuse(person.id)
        return await self.whole(job, index)

    async def whole(self, job: Job, index: int | None = None) -> Parcel:
        """Return a job's kept pictures, or one, whoever asks. Raises Vanished when none is kept."""
        if index is not None:
            file = await self._posting.file(PictureKey(job_id=job.id, index=index), job.place)
            return Parcel(job=job, files=(file,), failure=None)
        parcel = await self._posting.parcel(job)
        if not parcel.files:
            raise Vanished("picture")
        return parcel

    async def origin(
        self, person: Person, place: Place, job: Job, key: PictureKey, edit: Edit
    ) -> Origin:
        """Return what `edit` of a picture of `job` starts from.

        Raises Vanished, DisallowedWords, DidYouMean.

        What is made of a picture shows it, in whatever words it was ordered: most of it, at times
        to the pixel. So today's list is asked of the old words too.
        """
        await self._refuse_banned(person, place, job)
        return Origin(edit=edit, job=job, picture=await self._posting.picture(key))

    async def recent(self, person: Person, place: Place, count: int) -> list[Job]:
        """Return the newest jobs that have pictures: a person's own, a teacher's whole class's."""
        person_id = None if person.manages else person.id
        return await self._database.read(lambda c: rows.recent(c, place, person_id, count))

    async def removable(self, person: Person, place: Place, post: Post) -> Job:
        """Return the job of a message that this person may take away.

        That is its poster, the order's person or a teacher. Raises JobRestricted, Vanished.
        """
        job = await self.job(place, post.job_id)
        if person.manages or person.id in (job.person.id, post.person_id):
            return job
        raise JobRestricted("remove")

    async def posted(self, post: Post) -> None:
        """Remember which message shows a picture, so that a reaction to it finds it."""
        await self._database.write(lambda c: posts.put(c, post))

    async def shown_by(self, place: Place, message_id: int) -> Post:
        """Return what a message of this server shows. Raises JobRestricted when no order."""
        post = await self._database.read(lambda c: posts.find(c, message_id))
        if post is None:
            raise JobRestricted("unshown")
        await self.job(place, post.job_id)
        return post

    async def _refuse_banned(self, person: Person, place: Place, job: Job) -> None:
        """Raise DisallowedWords or DidYouMean where a job's words don't pass `place`'s list.

        What a pass let through when it was ordered is let through here, and what the person has
        a pass for now: only the order that it is given for uses it up.
        """
        in_force = await self._policies.in_force(place)
        try:
            refuse_banned(job, in_force)
        except ListedWords as refusal:
            asked = Asked(
                person=person,
                place=place,
                prompt=job.prompt,
                is_order=False,
                is_hidden=job.is_hidden,
            )
            await self._passes.admit(asked, refusal, in_force)
