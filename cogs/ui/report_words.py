"""What is read of reports: by who reports, and by teachers."""

from __future__ import annotations


class ReportWords:
    """In English; other languages say the same in their own words."""

    form_title = "Report to your teacher"
    form_label = "What is wrong with it?"
    form_about = "Your teacher reads this, with your name"
    thanks = "Thank you. Your teacher will see this."
    not_posted = (
        "Thank you. This is kept for your teacher, but I could not post it in the teachers'"
        " channel: please tell them to look at `/policy reports`."
    )
    not_removed = (
        "I can't see or change that channel any more. Delete the message there from its own menu,"
        " then press Dismiss here."
    )
    none = "Nobody has reported anything that is not settled."
    gone = "This report has been settled already."
    title = "A picture was reported"
    list_title = "Reports"
    remove, dismiss = "Remove the message", "Dismiss"
    settled = "Settled"
    removed_by = "Message removed by <@{teacher_id}>"
    dismissed_by = "Dismissed by <@{teacher_id}>"
    was_gone = "The message was gone already; settled by <@{teacher_id}>"
    reported_by, ordered_by, message, prompt = "Reported by", "Ordered by", "Message", "Prompt"
    line = "<@{reporter_id}> reported <@{person_id}>'s **{words}**: “{reason}”"
    look = "Look at one …"
