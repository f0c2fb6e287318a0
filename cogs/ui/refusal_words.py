"""What stands on a refusal's card beside the refusal itself, and on what comes of it."""

from __future__ import annotations


class RefusalWords:
    """In English; other languages say the same in their own words."""

    to_copy = "To copy and change:"
    acknowledge = "Acknowledge"
    how_about = "How about: **{reworded}**"
    use = "Use: {reworded}"
    change = "Change my words"
    meant = "No, I mean something else"
    ask = "Ask my teacher"
    press_again = "If your teacher allows it, do the same again: then it works, once."
    once_title = "You may draw this, once"
    always_title = "You may draw this"
    keep_title = "Not this one"
    once = "Your teacher has allowed this once."
    always = "Your teacher has allowed this from now on."
    keep = (
        "Your teacher has read your question and would rather not have this drawn here. Try another"
        " idea; you did nothing wrong by asking."
    )
    asked = "Asked. I tell you here or in private when your teacher has answered."
    kept = (
        "Asked. Your teacher finds your question in `/policy appeals`; it could not be posted to"
        " them, so you may want to say so."
    )
    waiting = "You have asked about this already. Your teacher has not answered yet."
    press_below = "Press the button below, or order it again yourself."
    do_again = "Do the same again: it works now."
    within = "You have until <t:{end}:f>."
    as_meant = "Then do the same again: it works once now, and your teacher can see that you did."
    draw_now = "Draw it now"
    answered = "Your teacher has answered you."
    read_answer = "Read the answer"
    ordered_here = "Ordered. The pictures come here when they are drawn."
    ordered = "Ordered: {link}"
    prompt = "Prompt"
    prompt_about = "Words and parameters, such as --ar 16:9"
