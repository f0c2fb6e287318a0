"""The grammar of the buttons' custom_ids: how one is written and how it is read, side by side.

A custom_id names the job and the picture, and of Vary (Region) the cells that it leads to, so that
a button works at any age and after any restart. Discord allows 100 characters.
"""

from __future__ import annotations

from easel.model import AgeBand, Change, Quality, ReviewKind, Verdict

UP = "easel:up:{job_id}:{index}"
VARY = "easel:vary:{job_id}:{index}"
AGAIN = "easel:again:{job_id}"
EDIT = "easel:edit:{change}:{factor:g}:{job_id}:{index}"
CUSTOM_ZOOM = "easel:zoom:{job_id}:{index}"
DOUBLE = "easel:double:{job_id}:{index}"

REGION = "easel:region:{job_id}:{index}"
# `chosen` has a bit for each cell; `at` only tells apart two buttons that lead to the same cells.
CELLS = "easel:cells:{at:x}:{side}:{chosen:x}:{job_id}:{index}"
REDRAW = "easel:redraw:{side}:{chosen:x}:{job_id}:{index}"
MASK = "easel:mask:{job_id}:{index}"

FAVOURITE = "easel:favourite:{job_id}:{index}"
REMOVE = "easel:remove:{job_id}:{index}"

# /favorites: `start` is the first of the page that a button leads to.
SHELF = "easel:shelf:{start}"
FROM_SHELF = "easel:from-shelf"

# A report is one person's of one order.
REPORT_REMOVE = "easel:report-remove:{job_id}:{person_id}"
REPORT_DISMISS = "easel:report-dismiss:{job_id}:{person_id}"
REPORT_LOOK = "easel:report-look"

# Of what moderation stopped: an order, and which of its sides is to be decided.
REVIEW_RELEASE = "easel:release:{kind}:{job_id}"
REVIEW_KEEP = "easel:keep-back:{kind}:{job_id}"
REVIEW_SHOW = "easel:show-alone:{kind}:{job_id}"
REVIEW_LOOK = "easel:held"

CONFIRM = "easel:confirm:{offer_id}"
LEAVE = "easel:leave:{offer_id}"
PROPOSED = "easel:proposed:{offer_id}:{index}"
ALL = "easel:all:{offer_id}"
DESCRIBE = "easel:describe:{offer_id}"
ACKNOWLEDGE = "easel:ack:{fingerprint}"

# Under a refusal, and under what came of it: its line in the class's log.
USE = "easel:use:{note_id}"
CHANGE = "easel:change:{note_id}"
MEANT = "easel:meant:{note_id}"
ASK = "easel:ask:{note_id}"
ANSWERED = "easel:answered:{note_id}"
DRAW = "easel:draw:{note_id}"
# Under a student's question, for the teacher.
VERDICT = "easel:verdict:{verdict}:{note_id}"
APPEAL_LOOK = "easel:appeal-look"
# A teacher's drafts: `start` is the number of the first form in the menu.
FORMS = "easel:forms:{start}:{draft_id}"
FORMS_PAGE = "easel:forms-page:{start}:{draft_id}"
FORMS_DOUBTFUL = "easel:forms-doubtful:{draft_id}"
WORDS_SAVE = "easel:words-save:{draft_id}"
FILE_SAVE = "easel:file-save:{draft_id}"
DRAFT_LEAVE = "easel:draft-leave:{draft_id}"
# /policy history: the versions from number `up_to` down.
HISTORY = "easel:history:{up_to}"

# Each button of /settings sets one value, whatever holds by the time that it is pressed.
SET = "easel:set:{value}"
SETTINGS = (
    *Quality,
    *("remix-on", "remix-off", "dm-on", "dm-off", "strong", "subtle"),
    *("fast", "relax", "public", "stealth", "reset"),
)
MODEL = "easel:model"

# An age band is confirmed for the version of the policy that its card was about. A pack is
# switched for a channel, or for the server (0).
BAND = "easel:band:{band}:{version}"
PACK = "easel:pack:{pack}:{state}:{room_id}"

_JOB = r"(?P<job_id>[0-9a-f]{32})"
_OFFER = r"(?P<offer_id>[0-9a-f]{32})"
_NOTE = r"(?P<note_id>[0-9a-f]{32})"
_DRAFT = r"(?P<draft_id>[0-9a-f]{32})"
_START = r"(?P<start>[0-9]{1,6})"
_INDEX = r"(?P<index>[0-3])"
_PERSON = r"(?P<person_id>[0-9]{1,20})"
_KIND = rf"(?P<kind>{'|'.join(ReviewKind)})"
_CHANGE = rf"(?P<change>{'|'.join(Change)})"
_CHOSEN = r"(?P<side>[34]):(?P<chosen>[0-9a-f]{1,4})"
_FACTOR = r"(?P<factor>[12](?:\.[0-9]{1,2})?)"

UP_TEMPLATE = rf"easel:up:{_JOB}:{_INDEX}"
VARY_TEMPLATE = rf"easel:vary:{_JOB}:{_INDEX}"
AGAIN_TEMPLATE = rf"easel:again:{_JOB}"
EDIT_TEMPLATE = rf"easel:edit:{_CHANGE}:{_FACTOR}:{_JOB}:{_INDEX}"
CUSTOM_ZOOM_TEMPLATE = rf"easel:zoom:{_JOB}:{_INDEX}"
DOUBLE_TEMPLATE = rf"easel:double:{_JOB}:{_INDEX}"
REGION_TEMPLATE = rf"easel:region:{_JOB}:{_INDEX}"
CELLS_TEMPLATE = rf"easel:cells:[0-9a-f]{{1,2}}:{_CHOSEN}:{_JOB}:{_INDEX}"
REDRAW_TEMPLATE = rf"easel:redraw:{_CHOSEN}:{_JOB}:{_INDEX}"
MASK_TEMPLATE = rf"easel:mask:{_JOB}:{_INDEX}"
FAVOURITE_TEMPLATE = rf"easel:favourite:{_JOB}:{_INDEX}"
REMOVE_TEMPLATE = rf"easel:remove:{_JOB}:{_INDEX}"
SHELF_TEMPLATE = rf"easel:shelf:{_START}"
FROM_SHELF_TEMPLATE = r"easel:from-shelf"
REPORT_REMOVE_TEMPLATE = rf"easel:report-remove:{_JOB}:{_PERSON}"
REPORT_DISMISS_TEMPLATE = rf"easel:report-dismiss:{_JOB}:{_PERSON}"
REPORT_LOOK_TEMPLATE = r"easel:report-look"
REVIEW_RELEASE_TEMPLATE = rf"easel:release:{_KIND}:{_JOB}"
REVIEW_KEEP_TEMPLATE = rf"easel:keep-back:{_KIND}:{_JOB}"
REVIEW_SHOW_TEMPLATE = rf"easel:show-alone:{_KIND}:{_JOB}"
REVIEW_LOOK_TEMPLATE = r"easel:held"
CONFIRM_TEMPLATE = rf"easel:confirm:{_OFFER}"
LEAVE_TEMPLATE = rf"easel:leave:{_OFFER}"
PROPOSED_TEMPLATE = rf"easel:proposed:{_OFFER}:(?P<index>[0-4])"
ALL_TEMPLATE = rf"easel:all:{_OFFER}"
DESCRIBE_TEMPLATE = rf"easel:describe:{_OFFER}"
ACKNOWLEDGE_TEMPLATE = r"easel:ack:(?P<fingerprint>[0-9a-f]{16})"
USE_TEMPLATE = rf"easel:use:{_NOTE}"
CHANGE_TEMPLATE = rf"easel:change:{_NOTE}"
MEANT_TEMPLATE = rf"easel:meant:{_NOTE}"
ASK_TEMPLATE = rf"easel:ask:{_NOTE}"
ANSWERED_TEMPLATE = rf"easel:answered:{_NOTE}"
DRAW_TEMPLATE = rf"easel:draw:{_NOTE}"
VERDICT_TEMPLATE = rf"easel:verdict:(?P<verdict>{'|'.join(Verdict)}):{_NOTE}"
APPEAL_LOOK_TEMPLATE = r"easel:appeal-look"
FORMS_TEMPLATE = rf"easel:forms:{_START}:{_DRAFT}"
FORMS_PAGE_TEMPLATE = rf"easel:forms-page:{_START}:{_DRAFT}"
FORMS_DOUBTFUL_TEMPLATE = rf"easel:forms-doubtful:{_DRAFT}"
WORDS_SAVE_TEMPLATE = rf"easel:words-save:{_DRAFT}"
FILE_SAVE_TEMPLATE = rf"easel:file-save:{_DRAFT}"
DRAFT_LEAVE_TEMPLATE = rf"easel:draft-leave:{_DRAFT}"
HISTORY_TEMPLATE = r"easel:history:(?P<up_to>[0-9]{1,9})"
SET_TEMPLATE = rf"easel:set:(?P<value>{'|'.join(SETTINGS)})"
MODEL_TEMPLATE = r"easel:model"
BAND_TEMPLATE = rf"easel:band:(?P<band>{'|'.join(AgeBand)}):(?P<version>[0-9]{{1,9}})"
PACK_TEMPLATE = r"easel:pack:(?P<pack>[a-z_]{1,30}):(?P<state>on|off):(?P<room_id>[0-9]{1,20})"
