"""Whoever reads Russian reads nothing else, but for what is typed and pressed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cogs.client import COGS, Easel
from cogs.translating import Translations
from cogs.ui import notices, policy_show, words_of_categories
from cogs.ui.card import Card
from cogs.ui.editor_words import EditorWords
from cogs.ui.language import Language, language_of
from cogs.ui.refusal_words import RefusalWords
from cogs.ui.russian import categories as russian_categories
from cogs.ui.russian import reasons
from cogs.ui.russian.editor_words import RussianEditorWords
from cogs.ui.russian.labels import in_russian_labels
from cogs.ui.russian.numbers import digits, many
from cogs.ui.russian.refusal_words import RussianRefusalWords
from cogs.ui.russian.sentences import SENTENCES
from cogs.ui.words import ROWS, explain
from easel import errors as e
from easel import policy as rules
from easel.errors import EaselError, every_class
from easel.model import (
    AgeBand,
    Assignment,
    Clicks,
    Hit,
    Model,
    Orientation,
    Place,
    Policy,
    Rules,
    SoftHits,
    Unmoderated,
)
from easel.policies import InForce
from easel.policy import injection
from easel.policy.words import tricks
from easel.settings import Settings

ROOT = Path(__file__).parent.parent.parent
ENGLISH, RUSSIAN = Language
# What is typed or pressed is in a monospaced box, a student's words in quotation marks or bold;
# the rest are names, and what Discord fills in.
LEFT_OUT = re.compile(
    r"```.*?```|`[^`]*`|«[^»]*»|\*\*[^*]*\*\*|^> .*?$|<[^>]*>"
    r"|\b(?:Discord|Midjourney|Manage Server)\b",
    re.DOTALL | re.MULTILINE,
)
HIT = Hit(word="swords", text="s w o r d", seen_as="sword", rule="spaced")
LIKELY: tuple[EaselError, ...] = (
    e.EmptyPrompt(),
    e.PromptTooLong(length=5000, limit=2000),
    e.BadParameter("--style", "x", "Easel draws still pictures only.", "--ar 3:2"),
    e.BadLink("https://x.org/a.png", "This link names no site."),
    e.BadLink("a.png", "That is no sound PNG, JPEG or WebP picture."),
    e.ReferencesOff(),
    *(
        e.NotInPolicy(what, "9:16", ("3:2",))
        for what in ("aspect", "orientation", "model", "quality", "number of pictures")
    ),
    e.ListedWords((HIT,)),
    e.DisallowedWords((HIT,) * 12, note_id="a" * 32, reworded="a wand", is_order=True),
    e.DidYouMean((HIT,), note_id="a" * 32),
    e.AppealsOpen(3),
    e.OffTheme(("sea",)),
    e.OutsideAssignment("The sea", starts=1),
    e.OutsideAssignment("The sea", ended=1),
    e.LineFull(waiting=3, limit=5),
    e.TooFast(seconds=7, limit=20),
    e.QuotaReached(used=21, asked=4, limit=22),
    e.QuotaReached(used=22, asked=1, limit=22),
    e.Blocked(until=1, reason=""),
    e.MessagePending("Please be kind.", "Борис"),
    e.NotAllowed("Manage Server"),
    *(
        e.Vanished(what)
        for what in ("earlier policy", "draft", "policy version", "message", "offer", "order")
    ),
    e.ActionRestricted("Make Square", "The picture is square already."),
    e.BadPolicy("words", '"x" is too short: an entry has 2 to 60 characters.'),
    e.BadPreference("--oil", "Write what it stands for: words, parameters or both."),
    e.NotOffered("/describe", "The model found no words this time. Try again."),
    *(
        e.JobRestricted(reason)
        for reason in (
            *("foreign", "finished", "unfinished", "stopped", "none", "clicks", "remove"),
            *("unshown", "offer", "taken", "unknown"),
        )
    ),
    e.Closing(),
    e.ContentRefused(("violence",)),
    e.RequestRefused("size", "no"),
    e.RequestRefused(),
    e.EngineTimeout(seconds=90),
    e.WrongSize(size="1x1", limit="2x2"),
    e.Stopped("Boris"),
    e.Stopped(),
    *(e.Flagged(what, ("violence", "sexual/minors")) for what in ("words", "reference", "picture")),
    *(e.Held(what) for what in ("words", "reference", "picture")),
    e.MayNeedHelp(""),
    e.Unexpected("abcd"),
    e.StartError("DISCORD_TOKEN is missing"),
    e.AlreadyRunning("another Easel is running"),
)


def all_of(card: Card) -> str:
    """Return everything that a card says."""
    said = [card.content or ""]
    if card.embed is not None:
        said += [card.embed.title or "", card.embed.description or ""]
        said += [card.embed.footer.text or ""]
    if card.view is not None:
        said += [str(getattr(item, "label", "")) for item in card.view.children]
    return "\n".join(said)


def english_in(text: str) -> list[str]:
    """Return the English words that nobody typed."""
    return re.findall(r"[A-Za-z]{2,}", LEFT_OUT.sub(" ", text))


def test_every_class_of_the_tree_has_words_of_its_own_in_both_languages() -> None:
    assert ROWS[RUSSIAN].keys() == ROWS[ENGLISH].keys()
    assert ROWS[RUSSIAN].keys() == set(every_class())


@pytest.mark.parametrize("error", LIKELY, ids=str)
def test_no_english_is_left_in_a_russian_refusal(error: EaselError) -> None:
    card = notices.refusal(error, "/imagine prompt:a sword", RUSSIAN)
    said = all_of(card).replace("wand", "").replace("Boris", "")
    assert english_in(said) == []
    assert re.search("[а-яё]", said)


def test_no_english_is_left_in_what_each_class_says_without_facts() -> None:
    rest = [kind for kind in every_class() if not any(type(each) is kind for each in LIKELY)]
    for kind in rest:
        assert english_in("\n".join(explain(kind(), RUSSIAN))) == []


def test_a_refusal_is_in_the_language_of_who_reads_it() -> None:
    assert explain(e.Closing(), RUSSIAN)[0] == "Вернусь через минуту"
    assert explain(e.Closing(), ENGLISH)[0] == "Back in a moment"
    assert language_of("ru") is RUSSIAN
    for locale in ("en-US", "en-GB", "uk", "de", ""):
        assert language_of(locale) is ENGLISH


def test_numbers_have_the_form_that_russian_counts_with() -> None:
    told = [
        many(number, "заказ", "заказа", "заказов") for number in (1, 2, 5, 11, 12, 21, 104, 111)
    ]
    assert told == [
        *("1 заказ", "2 заказа", "5 заказов", "11 заказов", "12 заказов", "21 заказ"),
        *("104 заказа", "111 заказов"),
    ]
    assert digits(32_000) == "32\N{NO-BREAK SPACE}000"


@pytest.mark.parametrize(
    ("english", "russian"), [(RefusalWords, RussianRefusalWords)], ids=["refusal cards"]
)
def test_a_table_of_words_has_each_in_russian_with_the_same_facts(
    english: type, russian: type
) -> None:
    for name, said in public(english).items():
        assert name in vars(russian), f"{russian.__name__} lacks {name}"
        if isinstance(said, str):
            assert holes(said) == holes(vars(russian)[name])
            assert english_in(re.sub(r"\{\w+\}", "", vars(russian)[name])) == []


def test_what_moderation_finds_has_a_name_in_russian_for_each_in_english() -> None:
    assert russian_categories._PLAIN.keys() == words_of_categories._PLAIN.keys()


def public(kind: type) -> dict[str, object]:
    return {name: value for name, value in vars(kind).items() if not name.startswith("_")}


def holes(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text))


@pytest.mark.parametrize(("english", "russian"), SENTENCES)
def test_a_sentence_has_the_same_facts_in_both_languages_and_no_english(
    english: str, russian: str
) -> None:
    assert holes(english) == holes(russian)
    assert english_in(re.sub(r"\{\w+\}", "", russian)) == []


# Strings of these modules that look like sentences and are said to nobody in Discord.
NOT_SAID = (
    "What stands between the two marks",
    "Draw that idea as one picture",
    "Colours of the whole picture",
    "the database is closed",
)
# Their fact is half of the sentence, so they are tried as they come.
COMPOSED = (
    *("The meta-prompt is x1.", "The colour is x1.", "The helpline's text has x1."),
    "x1 is no YAML",
)
SPEAKING = re.compile(
    r"\b(?:BadParameter|BadLink|BadPolicy|BadPreference|NotOffered|ActionRestricted)\("
)
# What the command line says, and what config.yaml's mistakes are called.
SILENT = ("checking.py", "alone.py", "drawing.py", "errors/", "config/")


def sentences_of_the_core() -> Iterator[tuple[str, str]]:
    """Yield each sentence that a refusal may give as its reason, with "x1" for its facts."""
    for path in sorted((ROOT / "easel").rglob("*.py")):
        where = path.relative_to(ROOT / "easel").as_posix()
        source = path.read_text(encoding="utf-8")
        if where.startswith(SILENT) or where in SILENT:
            continue
        if SPEAKING.search(source) or where in ("prompts/unsupported.py", "links/content.py"):
            yield from ((where, said) for said in said_in(ast.parse(source)))


def said_in(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in inside or id(node) in loose:
            continue
        text = as_text(node, constants)
        if text and re.match(r'(?:x1|"|[A-Z])', text) and re.search(r" .*[.?!]$", text.strip()):
            yield text.strip()


def as_text(node: ast.AST, constants: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            name = part.value.id if isinstance(part.value, ast.Name) else ""
            parts.append(constants.get(name, "x1"))
    return "".join(parts)


def is_known(text: str) -> bool:
    """Say if Russian has each of the sentences in `text`; a hole may stand for some of them."""
    text = re.sub(r"^(?:x1[:\s]*)+(?=[A-Z\"])|(?:\s*x1)+$", "", text.strip())
    if not text or reasons.is_known(text):
        return True
    cuts = [found.start() for found in re.finditer(r"(?<=[.?!:])\s?", text)]
    return any(is_known(text[:cut]) and is_known(text[cut:]) for cut in cuts if 0 < cut < len(text))


def test_every_reason_of_the_core_has_its_sentence_in_russian() -> None:
    unknown = [
        f"{where}: {said}"
        for where, said in sentences_of_the_core()
        if not said.startswith((*NOT_SAID, *COMPOSED)) and not is_known(said)
    ]
    assert unknown == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("meta_prompt: " + "x" * 4001, "В мета-промпте знаков: 4,001, а можно не больше 4,000."),
        ("colour: " + "x" * 101, "В описании цвета знаков: 101"),
        ("helpline: " + "x" * 1001, "В тексте о помощи знаков: 1,001"),
        ("words: [a", "это не `YAML`"),
        ("wrods: []", "Строка 2: в правилах нет поля «wrods». Может быть, `words`?"),
        ("aspect: 9:1", "Строка 2: Соотношение сторон – не шире 3:1"),
        ("words: [x]", "Строка 2: «x» – слишком коротко: в записи от 2 до 60 знаков."),
    ],
)
def test_a_file_s_mistake_is_told_in_russian(typed: str, told: str) -> None:
    with pytest.raises(e.BadPolicy) as caught:
        rules.read_policy(f"format: 1\n{typed}", rules.DEFAULT, models={"a": Model(name="a")})
    said = reasons.in_russian(caught.value.reason)
    assert told in said
    assert english_in(said) == []


def test_a_sentence_that_nobody_has_put_into_russian_is_given_as_it_is() -> None:
    assert reasons.in_russian("The cat sat. Down.") == "`The cat sat. Down.`"


async def test_each_command_option_and_choice_is_described_in_russian_as_briefly() -> None:
    async with Easel(Settings()) as bot:
        for name in COGS:
            await bot.load_extension(f"cogs.{name}")
        translations = Translations()
        commands = [
            await each.get_translated_payload(bot.tree, translations)
            for each in bot.tree.get_commands()
        ]
    told = list(described(commands))
    assert [english for english, russian in told if not russian] == []
    for _, russian in told:
        assert 1 <= len(russian["ru"]) <= 100
        assert re.search("[а-яё]", russian["ru"].casefold())
    assert {english for english, _ in told} >= {"Draw pictures from your words", "low", "Blood"}


def described(parts: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every description and choice of commands, with what it is in other languages."""
    for part in parts:
        assert not part.get("name_localizations") or "value" in part
        if part.get("description"):
            yield part["description"], part.get("description_localizations") or {}
        for choice in part.get("choices") or ():
            yield choice["name"], choice.get("name_localizations") or {}
        yield from described(part.get("options") or ())


def test_the_editor_s_words_have_each_in_russian() -> None:
    for name, said in public(EditorWords).items():
        assert name in vars(RussianEditorWords), f"no Russian for {name}"
        russian = vars(RussianEditorWords)[name]
        if isinstance(said, dict):
            assert russian.keys() == said.keys()
        words = russian.values() if isinstance(russian, dict) else [russian]
        assert [each for each in words if isinstance(each, str) and english_in(each)] == []


@pytest.mark.parametrize("number", [1, 2, 5, 21, 1000])
def test_the_editor_s_sentences_have_no_english_in_them(number: int) -> None:
    say = RussianEditorWords()
    told = [
        *(say.adding(number), say.forms_of("меч"), say.all_forms(number)),
        *(say.page(1, number, number), say.none_refused(number), say.some_refused(1, number)),
        *(say.and_more(number), say.exported(), say.moved(), say.version(number)),
        *(say.words_count(number), say.without_forms("меч", "мечей"), say.packs("blood")),
        *(say.allowed("рыба-меч"), say.hit("а", "б", "в", "г"), say.left_out()),
        *(say.saved(number, say.change("added меч")), say.looks_like("turns the rules off")),
        *(say.wish(number, "16:9", "low", "sketch"), say.change("went back to version 3")),
    ]
    assert [each for each in told if english_in(each)] == []


def test_all_that_looks_meant_for_the_machine_has_russian_words() -> None:
    say = RussianEditorWords()
    assert [what for what, _ in injection._LOOKS if say.looks_like(what).startswith("`")] == []
    assert {rule for _, rule in tricks.RULES} <= say.rules.keys()


def shown_in_russian(policy: Policy) -> str:
    """Return the card of /policy show for a place with layers, in Russian."""
    place = Place(server_id=1, channel_id=7)
    layers = rules.layers_of(policy, place)
    in_force = InForce(
        policy=rules.resolve(layers).over(policy),
        matcher=rules.compile_words(()),
        layers=layers,
        of_server=policy,
        assignment=Assignment(
            title="Море", rules=Rules(), starts=datetime(2026, 12, 1, tzinfo=UTC)
        ),
        theme=("море",),
    )
    card = in_russian_labels(policy_show.policy(in_force, room=28_000, moderation="OpenAI"))
    assert card.embed is not None
    fields = (f"{field.name}: {field.value}" for field in card.embed.fields)
    return "\n".join((card.embed.title or "", card.embed.footer.text or "", *fields))


def test_the_policy_is_shown_in_russian_and_a_teacher_s_words_as_they_are() -> None:
    policy = replace(
        rules.DEFAULT,
        version=3,
        words=("мечи", "any", "on", "Blood"),
        packs=("weapons", "blood"),
        unticked={"мечи": ("меча",)},
        allowed=("рыба-меч",),
        longest_side=2048,
        most_pictures=2,
        helpline="Звоните Оле.",
        channels={7: Rules(words=("клоуны",), packs=("horror",), references=True)},
    )
    said = shown_in_russian(policy)
    for part in (
        "Правила, версия 3, в этом канале",
        "На идею ученика остаётся 28\N{NO-BREAK SPACE}000 знаков.",
        "Не рисуют: мечи, any, on, Blood\n-# от сервера\nклоуны\n-# от этого канала",
        "Наборы слов: оружие, кровь\n-# от сервера\nужасы\n-# от этого канала",
        "Задание: «Море», с <t:1796083200:f> (<t:1796083200:R>) пока учитель не закончит",
        "Картинок в заказе: не больше 2\n-# от сервера",
        "Длинная сторона: 2\N{NO-BREAK SPACE}048 точек",
    ):
        assert part in said
    own = said.replace("any, on, Blood", "").replace("OpenAI", "")
    assert english_in(own) == []


@pytest.mark.parametrize("band", AgeBand)
@pytest.mark.parametrize("is_on", [True, False])
def test_no_rule_of_the_policy_is_shown_in_english(band: AgeBand, *, is_on: bool) -> None:
    policy = replace(
        rules.DEFAULT,
        words=(),
        band=band,
        packs=tuple(rules.PACKS),
        references=is_on,
        hiding=is_on,
        clicks=Clicks.ANYONE if is_on else Clicks.OWNER,
        soft_hits=SoftHits.ASK if is_on else SoftHits.BLOCK,
        unmoderated=Unmoderated.HOLD if is_on else Unmoderated.DRAW,
        orientation=Orientation.LANDSCAPE if is_on else Orientation.ANY,
        reports_to=5 if is_on else None,
    )
    assert english_in(shown_in_russian(policy).replace("OpenAI", "")) == []
