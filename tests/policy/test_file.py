"""A policy's file: it reads back exactly, and what is wrong in one is said by its line."""

from __future__ import annotations

import contextlib
from dataclasses import fields, replace
from datetime import UTC

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from easel.errors import BadPolicy
from easel.model import (
    AgeBand,
    Aspect,
    Assignment,
    Clicks,
    Model,
    Orientation,
    Policy,
    Quality,
    Rules,
    SoftHits,
    Unmoderated,
)
from easel.policy import (
    DEFAULT,
    check_policy,
    decode_file,
    parse_policy_fields,
    read_policy,
    write_policy,
)
from easel.policy.file_fields import FIELDS, FORMAT
from easel.policy.file_parsing import MAX_FILE

MODELS = {name: Model(name=name) for name in ("gpt-image-1.5", "sketch")}
HEAD = f"format: {FORMAT}\n"
NAMES = st.text("abcdefgh'\"#:&*!%@`-? ёжик", min_size=2, max_size=20).map(
    lambda name: " ".join(f"x{name}".split())
)
LISTS = st.lists(NAMES, unique_by=lambda name: "".join(filter(str.isalpha, name)), max_size=4)


def typed(**said: str) -> Policy:
    """Return the default policy with fields as a teacher types them into a form."""
    return parse_policy_fields(DEFAULT, available=MODELS, **said)


RULES = st.builds(
    Rules,
    meta_prompt=st.text(max_size=50),
    words=LISTS.map(tuple),
    unticked=st.dictionaries(NAMES, LISTS.map(tuple), max_size=2),
    aspect=st.sampled_from([None, Aspect(16, 9), Aspect(1, 1)]),
    most_pictures=st.none() | st.integers(1, 4),
    references=st.booleans(),
    thresholds=st.dictionaries(st.just("violence"), st.floats(0, 1)),
)
ASSIGNMENTS = st.builds(
    Assignment,
    title=st.text(min_size=1, max_size=40),
    rules=RULES,
    starts=st.none() | st.datetimes(timezones=st.just(UTC)),
)
CHANNELS = st.integers(0, 2**64 - 1)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Return a policy that could be in force: each text is as the forms let it in."""
    words = tuple(draw(LISTS))
    text = st.text(max_size=300)
    policy = replace(
        typed(
            meta_prompt=f"Be kind.\n{draw(text)}",
            colour=draw(st.text(max_size=60)),
            helpline=draw(text),
        ),
        words=words,
        orientation=draw(st.sampled_from(Orientation)),
        models=tuple(draw(st.sets(st.sampled_from(list(MODELS))))),
        qualities=tuple(draw(st.sets(st.sampled_from(Quality)))),
        references=draw(st.booleans()),
        hiding=draw(st.booleans()),
        clicks=draw(st.sampled_from(Clicks)),
        reports_to=draw(st.none() | st.integers(0, 2**64 - 1)),
        themes=draw(st.dictionaries(CHANNELS, LISTS.map(tuple), max_size=3)),
        channels=draw(st.dictionaries(CHANNELS, RULES, max_size=1)),
        assignments=draw(st.dictionaries(CHANNELS, ASSIGNMENTS, max_size=1)),
        band=draw(st.sampled_from(AgeBand)),
        packs=draw(st.sampled_from([(), ("weapons", "blood")])),
        allowed=tuple(draw(LISTS)),
        unticked={word: tuple(draw(LISTS)) for word in words[:2]},
        soft_hits=draw(st.sampled_from(SoftHits)),
        most_pictures=draw(st.none() | st.integers(1, 4)),
        longest_side=draw(st.none() | st.integers(256, 10_000)),
        unmoderated=draw(st.sampled_from(Unmoderated)),
        thresholds=draw(st.dictionaries(st.sampled_from(["violence", "hate"]), st.floats(0, 1))),
    )
    assume(can_be_saved(policy))
    return policy


def can_be_saved(policy: Policy) -> bool:
    """Say whether a policy's parts go together."""
    try:
        check_policy(policy, models=MODELS)
    except BadPolicy:
        return False
    return True


@given(policies())
def test_every_policy_comes_back_from_its_file_as_it_was(policy: Policy) -> None:
    assert read_policy(write_policy(policy), DEFAULT, models=MODELS) == policy


@given(policies(), policies())
def test_a_whole_file_leaves_nothing_of_what_was_in_force(one: Policy, other: Policy) -> None:
    assert read_policy(write_policy(one), other, models=MODELS) == one


def test_a_file_has_every_field_once_with_a_comment_above_and_in_the_same_order() -> None:
    assert {*FIELDS, "version"} == {field.name for field in fields(Policy)}
    text = write_policy(DEFAULT)
    assert list(yaml.safe_load(text)) == ["format", *FIELDS]
    lines = text.splitlines()
    assert all(
        lines[lines.index(f"# {said}") + 1].startswith(f"{field}:")
        for field, said in FIELDS.items()
    )


def test_the_default_policy_reads_as_a_teacher_would_write_it() -> None:
    text = write_policy(replace(DEFAULT, aspect=Aspect(16, 9), themes={7: ("sea",)}))
    for line in ("references: off", "aspect: 16:9", "reports_to: any", "  - swords", "    - sea"):
        assert line.replace("off", "'off'").replace("16:9", "'16:9'") in text.splitlines()


def test_what_a_file_leaves_out_stays_as_it_is() -> None:
    before = replace(DEFAULT, colour="blue", unticked={"blood": ("bloody",)})
    after = read_policy(f"{HEAD}words: [blood, ghosts]", before, models=MODELS)
    assert after == replace(before, words=("blood", "ghosts"))


def test_rules_of_a_channel_and_its_assignment_are_read() -> None:
    said = "channels: {7: {aspect: 16:9, references: no, words: [1984, on]}}\n"
    said += (
        "assignments:\n  7:\n    title: The sea\n    rules: {most_pictures: 1}\n    ends: null\n"
    )
    after = read_policy(HEAD + said, DEFAULT, models=MODELS)
    rules = after.channels[7]
    assert (rules.aspect, rules.references, rules.words) == (Aspect(16, 9), False, ("1984", "on"))
    assert after.assignments[7].rules.most_pictures == 1


def test_forms_of_words_that_a_file_takes_off_the_list_go_with_them() -> None:
    before = replace(DEFAULT, unticked={"blood": ("bloody",)})
    after = read_policy(f"{HEAD}words: [ghosts]", before, models=MODELS)
    assert after.unticked == {}


def test_yaml_s_own_ways_of_saying_on_none_and_text_are_read() -> None:
    said = f"{HEAD}references: true\naspect: null\nhiding: no\nwords:\n  - no\n  - 1984\n  - null\n"
    after = read_policy(said, replace(DEFAULT, aspect=Aspect(1, 1)), models=MODELS)
    assert (after.references, after.aspect, after.hiding) == (True, None, False)
    assert after.words == ("no", "1984", "null")


@pytest.mark.parametrize(
    ("said", "field", "reason"),
    [
        ("wrods: [a]", "file", 'Line 2: a policy has no "wrods". Did you mean words?'),
        ("xyz: 1", "file", 'Line 2: a policy has no "xyz". The fields are meta_prompt, colour,'),
        ("[a]: 1", "file", "Line 2: a policy has no"),
        ("colour: red\ncolour: blue", "colour", "Line 3: it is there twice, first in line 2."),
        ("orientation: landscpe", "orientation", "Did you mean landscape?"),
        ("\n\norientation: landscpe", "orientation", 'Line 4: There is no "landscpe".'),
        ("clicks: [anyone]", "clicks", "Line 2: one text or number is wanted here, and no list."),
        ("references: maybe", "references", 'Line 2: There is no "maybe".'),
        ("words: swords", "words", "Line 2: a list is wanted here"),
        ("words:\n  - [a]", "words", "Line 2: in line 3 a text is wanted; put it in quotes."),
        ("words:\n  - cats\n  - x\n", "words", 'Line 4: "x" is too short'),
        (
            "words:\n  - cats\n  - dogs\n  - cats\n",
            "words",
            'Line 5: "cats" is on the list',
        ),
        ("allowed:\n  - blood orange\n  - '?!'\n", "allowed", 'Line 4: "?!" has no letters'),
        ("models: [gpt-image]", "models", "Did you mean gpt-image-1.5?"),
        ("aspect: 9:1", "aspect", "Line 2: An aspect ratio is at most 3:1"),
        ("aspect: 16:9\norientation: square", "aspect", "Line 2: 16:9 is landscape"),
        ("most_pictures: 9", "most_pictures", "Line 2: 9 can't be the most pictures per order"),
        (
            f"channels: {{7: {{most_pictures: {'9' * 5000}}}}}",
            "most_pictures",
            "most_pictures is a whole number",
        ),
        ("reports_to: art-class", "reports_to", "Line 2: Reports go to a channel"),
        ("themes: {art: [sea]}", "themes", 'Line 2: "art" is no id of a channel.'),
        ("themes: [sea]", "themes", "Line 2: lines such as name: value are wanted here."),
        ("channels: {7: {wrods: [a]}}", "wrods", 'has no "wrods". Did you mean words?'),
        ("assignments: {7: {title: Sea}}", "assignments", "An assignment has a rules."),
        ("thresholds: {hate: high}", "thresholds", 'the score of "hate" is a number from 0 to 1.'),
        ("thresholds: {hate: .nan}", "thresholds", "number from 0 to 1"),
        ("thresholds: {hate: [1]}", "thresholds", "number from 0 to 1"),
        (
            "unticked: {sord: [sorded]}",
            "unticked",
            'Line 2: "sord" is not among the words.',
        ),
        ("meta_prompt: ''", "meta_prompt", "Line 2: The meta-prompt is empty"),
        ("a: &x 1\nb: *x", "file", "Line 2: & and * have no meaning here."),
        ("colour: !!python/object:os.system x", "file", "Line 2: ! has no meaning here."),
        ("colour: !mine x", "file", "Line 2: ! has no meaning here."),
        ("words: [[[[[[[a]]]]]]]", "file", "Line 2: too many things stand one in another."),
        ("words: [a", "file", "this is no YAML"),
        ("colour: a: b", "file", "Line 2: this is no YAML"),
        ("colour: \x00", "file", "characters in it that YAML does not allow"),
        ("--- x", "file", "this is no YAML"),
    ],
)
def test_what_is_wrong_is_said_by_line_and_field(said: str, field: str, reason: str) -> None:
    with pytest.raises(BadPolicy) as caught:
        read_policy(HEAD + said, DEFAULT, models=MODELS)
    assert caught.value.field == field
    assert reason in caught.value.reason


@pytest.mark.parametrize("text", ["", "# nothing", "swords", "- swords"])
def test_a_file_without_fields_is_none(text: str) -> None:
    with pytest.raises(BadPolicy, match="no fields such as words"):
        read_policy(text, DEFAULT, models=MODELS)


@pytest.mark.parametrize("text", ["words: [a]", "format: 2\nwords: [a]", "format: [1]"])
def test_a_file_of_another_format_is_not_read(text: str) -> None:
    with pytest.raises(BadPolicy, match=f"format: {FORMAT}"):
        read_policy(text, DEFAULT, models=MODELS)


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 200_000,
        "{a: " * 60_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "'" * 200_001,
        "!" * 200_000,
        "%" * 200_000,
    ],
)
def test_a_bomb_is_refused_before_anything_is_built_of_it(bomb: str) -> None:
    with pytest.raises(BadPolicy):
        read_policy(HEAD + bomb, DEFAULT, models=MODELS)


@given(st.text(max_size=200))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    for said in (text, HEAD + text, f"{HEAD}words:\n  - {text}\n"):
        with contextlib.suppress(BadPolicy):
            read_policy(said, DEFAULT, models=MODELS)


def test_a_file_is_utf_8_with_or_without_its_mark_and_no_larger_than_it_may_be() -> None:
    assert decode_file("words: [ёж]".encode("utf-8-sig")) == "words: [ёж]"
    with pytest.raises(BadPolicy, match="UTF-8"):
        decode_file("words: [ёж]".encode("cp1251"))
    with pytest.raises(BadPolicy, match="256 KiB"):
        decode_file(b"x" * (MAX_FILE + 1))
