"""config.yaml and the environment: what they give, and the sentence for every mistake."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import get_type_hints

import pytest
import yaml

from easel.config.secrets import Secrets
from easel.errors import StartError
from easel.model import Aspect, Quality
from easel.providers import make_moderator
from easel.settings import Settings, load

ROOT = Path(__file__).parent.parent
AZURE = {
    "AZURE_OPENAI_ENDPOINT": "https://school.openai.azure.com",
    "AZURE_OPENAI_API_KEY": "azure-key",
}
REGISTERED = {
    "AZURE_OPENAI_ENDPOINT": "https://school.openai.azure.com",
    "AZURE_TENANT_ID": "school",
    "AZURE_CLIENT_ID": "easel",
    "AZURE_CLIENT_SECRET": "hush",
}


def load_text(
    folder: Path, config: str = "", dotenv: str = "", environ: dict[str, str] | None = None
) -> Settings:
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    (folder / ".env").write_text(dotenv, encoding="utf-8")
    return load(folder, environ or {})


def sentence(folder: Path, config: str = "", dotenv: str = "", **environ: str) -> str:
    with pytest.raises(StartError) as caught:
        load_text(folder, config, dotenv, environ)
    return str(caught.value)


BROKEN_NAMES = {
    "lien:\n  attempts: 3\n": '1: "lien" is not a section; did you mean "line"?',
    "# one\n\nline:\n  waiting_per_persn: 3\n": (
        '4: "waiting_per_persn" is not a setting of line; did you mean "waiting_per_person"?'
    ),
    "line:\n  openai:\n    imges_per_minute: 3\n": (
        '3: "imges_per_minute" is not a setting of line.openai; did you mean "images_per_minute"?'
    ),
    "line:\n  pictures_per_day: 3\n": (
        '2: "pictures_per_day" is not a setting of line; did you mean "quota.pictures_per_day"?'
    ),
    "log:\n  zzz: 3\n": '2: "zzz" is not a setting of log; there are level',
    "port: 80\n": '1: "port" is not a section; did you mean "playground.port"?',
    "secrets:\n  a: 1\n": '1: "secrets" is a secret and belongs in .env (such as DISCORD_TOKEN=...)'
    ", not here",
    "discord:\n  token: hunter2\n": (
        '2: "token" is a secret and belongs in .env (such as DISCORD_TOKEN=...), not here'
    ),
    "engine:\n  api_key: sk-hunter2\n": (
        '2: "api_key" is a secret and belongs in .env (such as OPENAI_API_KEY=...), not here'
    ),
    "discord:\n  discord_token: hunter2\n": (
        '2: "discord_token" belongs in .env, as DISCORD_TOKEN, not here'
    ),
    "OPENAI_BASE_URL: http://x\n": (
        '1: "OPENAI_BASE_URL" belongs in .env, as OPENAI_BASE_URL, not here'
    ),
    "engines:\n  - name: mine\n    kind: sketch\n    adress: x\n": (
        '4: "adress" is not a setting of engines; did you mean "address"?'
    ),
    "engines:\n  - api_key: sk-hunter2\n": (
        '2: "api_key" is a secret and belongs in .env (such as OPENAI_API_KEY=...), not here'
    ),
    "prompt:\n  number: 3\n\n  number: 4\n": ('4: "number" is set twice; the first is in line 2'),
    "log: {}\nlog: {}\n": '2: "log" is set twice; the first is in line 1',
    "? [a, b]\n: 3\n": "1: a setting's name is one word",
}

BROKEN_VALUES = {
    "prompt:\n  number: 5\n": '2: prompt.number is "5", but must be 4 or less',
    "prompt:\n  number: 0\n": '2: prompt.number is "0", but must be 1 or more',
    "prompt:\n  number: four\n": '2: prompt.number is "four", but must be a whole number',
    "prompt:\n  number: 2.5\n": '2: prompt.number is "2.5", but must be a whole number',
    "prompt:\n  number: yes\n": '2: prompt.number is "yes", but must be a whole number',
    "prompt:\n  number:\n": "2: prompt.number is empty, but must be a whole number",
    "prompt:\n  number: [1, 2]\n": "2: prompt.number is a list, but must be a whole number",
    "prompt:\n  number: {a: 1}\n": "2: prompt.number is a section, but must be a whole number",
    "prompt:\n  aspect: wide\n": (
        '2: prompt.aspect is "wide", but must be a ratio from 1:3 to 3:1, such as "16:9"'
    ),
    'prompt:\n  aspect: "9:1"\n': (
        '2: prompt.aspect is "9:1", but must be a ratio from 1:3 to 3:1, such as "16:9"'
    ),
    'prompt:\n  aspect: "0:0"\n': (
        '2: prompt.aspect is "0:0", but must be a ratio from 1:3 to 3:1, such as "16:9"'
    ),
    "engine:\n  name: opnai\n": ('2: engine.name is "opnai", but must be auto, openai or sketch'),
    "engine:\n  quality: best\n": ('2: engine.quality is "best", but must be low, medium or high'),
    "engine:\n  default_model: 5\n": ('2: engine.default_model is "5", but must be text in quotes'),
    'engine:\n  default_model: ""\n': "2: engine.default_model is empty, but must be some text",
    "engine:\n  sketch_pause_seconds: 61\n": (
        '2: engine.sketch_pause_seconds is "61", but must be 60 or less'
    ),
    "engine:\n  partials: 4\n": ('2: engine.partials is "4", but must be 3 or less'),
    "engine:\n  sketch_partials: -1\n": (
        '2: engine.sketch_partials is "-1", but must be 0 or more'
    ),
    "engine:\n  timeout_seconds: 0\n": (
        '2: engine.timeout_seconds is "0", but must be more than 0'
    ),
    "engine:\n  timeout_seconds: .inf\n": (
        '2: engine.timeout_seconds is ".inf", but must be a number that is not endless'
    ),
    "engine:\n  timeout_seconds: 3 s\n": (
        '2: engine.timeout_seconds is "3 s", but must be a number'
    ),
    "discord:\n  first_answer_seconds: 3.5\n": (
        '2: discord.first_answer_seconds is "3.5", but must be 3 or less'
    ),
    "discord:\n  api_base: discord.com\n": (
        '2: discord.api_base is "discord.com", '
        "but must be an address that begins with http:// or https://"
    ),
    "discord:\n  gateway_url: https://discord.com\n": (
        "2: discord.gateway_url must be an address that begins with ws:// or wss://"
    ),
    "discord:\n  api_base: http://127.0.0.1:http/\n": (
        "2: discord.api_base must be an address that begins with http:// or https://"
    ),
    "playground:\n  port: 70000\n": ('2: playground.port is "70000", but must be 65535 or less'),
    "playground:\n  port: -1\n": '2: playground.port is "-1", but must be 0 or more',
    "storage:\n  database: mysql://me:hunter2@host/db\n": (
        "2: storage.database must be sqlite:/// with a file's path, "
        "or postgresql+psycopg://user:password@host/name"
    ),
    'storage:\n  database: "sqlite:///:memory:"\n': (
        "2: storage.database must be sqlite:/// with a file's path, "
        "or postgresql+psycopg://user:password@host/name"
    ),
    "storage:\n  pictures: ftp://host\n": (
        "2: storage.pictures must be a folder, or s3://bucket/prefix"
    ),
    "log:\n  level: off\n": ('2: log.level is "off", but must be debug, info, warning or error'),
    "line: 3\n": '1: line is "3", but must be a section with its settings indented below it',
    "line:\n  openai: fast\n": (
        '2: line.openai is "fast", but must be a section with its settings indented below it'
    ),
    "engines: openai\n": '1: engines is "openai", but must be a list',
    "engines:\n  - sketch\n": (
        '2: engines is "sketch", but must be a section with its settings indented below it'
    ),
    "engines:\n  - {name: sketch, kind: sketch}\n  - name: mine\n": '3: engines lacks its "kind"',
    "engines:\n  - name: Mine!\n    kind: sketch\n": (
        '2: engines.name is "Mine!", but must be a name such as openai-2'
    ),
    "engines:\n  - name: mine\n    kind: opnai\n": (
        '3: engines.kind is "opnai", but must be openai, azure, compatible or sketch'
    ),
    "engines:\n  - name: mine\n    kind: openai\n    key_variable: sk-hunter2\n": (
        "4: engines.key_variable must be a name such as OPENAI_API_KEY"
    ),
    "engines:\n  - name: mine\n    kind: sketch\n    images_per_minute: 0\n": (
        '4: engines.images_per_minute is "0", but must be 1 or more'
    ),
    "log:\n  level: loud\nprompt:\n  number: 9\n": (
        '2: log.level is "loud", but must be debug, info, warning or error'
    ),
}

BROKEN_YAML = {
    "line:\n\tattempts: 3\n": "2 is not valid YAML: a tab; indent with spaces",
    "prompt:\n  aspect: 1: 1\n": (
        "2 is not valid YAML: a second colon; put a value that has a colon in quotes"
    ),
    'prompt:\n  aspect: "1:1\n': ("3 is not valid YAML: found unexpected end of stream"),
    "- line\n": '1: expected sections such as "line:"',
    "line: &a\n  openai: *a\n": "1: sections are nested too deep",
}


@pytest.mark.parametrize(("config", "words"), (BROKEN_NAMES | BROKEN_VALUES | BROKEN_YAML).items())
def test_a_broken_config_is_one_exact_sentence_with_its_line(
    tmp_path: Path, config: str, words: str
) -> None:
    assert sentence(tmp_path, config) == f"config.yaml, line {words}"


def test_a_secret_is_not_repeated_when_it_stands_in_the_wrong_place(tmp_path: Path) -> None:
    for config in [*BROKEN_NAMES, *BROKEN_VALUES]:
        assert "hunter2" not in sentence(tmp_path, config)


def test_config_that_is_not_utf_8_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes(b"log:\n  level: \xff\xfe\n")
    with pytest.raises(StartError, match=r"^config\.yaml is not text in UTF-8; save it as UTF-8$"):
        load(tmp_path, {})


def test_config_with_control_characters_is_a_sentence(tmp_path: Path) -> None:
    assert sentence(tmp_path, "log:\n  level: \x00\n") == (
        "config.yaml holds characters that YAML does not allow"
    )


def test_config_that_is_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    with pytest.raises(StartError, match=r"^config\.yaml can't be read: "):
        load(tmp_path, {})


def test_config_saved_by_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes("\ufeffprompt:\r\n  number: 2\r\n".encode())
    assert load(tmp_path, {}).prompt.number == 2


@pytest.mark.parametrize("config", ["", "# nothing\n", "line:\nprompt:\n", "line:\n  openai:\n"])
def test_what_is_left_out_has_its_default(tmp_path: Path, config: str) -> None:
    settings = load_text(tmp_path, config)
    assert dataclasses.replace(settings, storage=Settings().storage) == Settings()


def test_an_unquoted_ratio_is_not_read_in_base_sixty(tmp_path: Path) -> None:
    assert load_text(tmp_path, "prompt:\n  aspect: 16:9\n").prompt.aspect == Aspect(16, 9)


def test_values_have_their_own_types(tmp_path: Path) -> None:
    settings = load_text(
        tmp_path, "engine:\n  quality: high\n  timeout_seconds: 9\nprompt:\n  aspect: '4:2'\n"
    )
    assert settings.engine.quality is Quality.HIGH
    assert settings.engine.timeout_seconds == 9.0
    assert settings.prompt.aspect == Aspect(2, 1)


def test_relative_paths_begin_at_the_folder_of_the_config(tmp_path: Path) -> None:
    storage = load_text(tmp_path).storage
    assert storage.database == f"sqlite:///{(tmp_path / 'data/easel.sqlite').as_posix()}"
    assert storage.pictures == str(tmp_path / "images")


def test_addresses_of_servers_are_kept_as_they_are(tmp_path: Path) -> None:
    url = "postgresql+psycopg://easel:pass@db.school/easel"
    storage = load_text(
        tmp_path, "storage:\n  pictures: s3://class/2026\n", environ={"EASEL_DATABASE_URL": url}
    ).storage
    assert (storage.database, storage.pictures) == (url, "s3://class/2026")


def test_the_environment_goes_before_dotenv_and_both_before_the_config(tmp_path: Path) -> None:
    settings = load_text(
        tmp_path,
        "discord:\n  api_base: http://config/\n  gateway_url: ws://config\n",
        "DISCORD_API_BASE=http://dotenv\nDISCORD_GATEWAY_URL=ws://dotenv/\nDISCORD_TOKEN=a\n",
        {"DISCORD_API_BASE": "http://environ/api/", "DISCORD_TOKEN": ""},
    )
    assert settings.discord.api_base == "http://environ/api"
    assert settings.discord.gateway_url == "ws://dotenv"
    assert settings.secrets.discord_token == "a"


def test_an_override_works_where_the_config_has_no_such_section(tmp_path: Path) -> None:
    for config in ["", "discord:\n"]:
        settings = load_text(tmp_path, config, environ={"DISCORD_API_BASE": "http://proxy:1/api"})
        assert settings.discord.api_base == "http://proxy:1/api"


def test_a_wrong_override_is_blamed_on_its_variable(tmp_path: Path) -> None:
    assert sentence(tmp_path, "log:\n  level: info\n", DISCORD_API_BASE="proxy") == (
        'DISCORD_API_BASE is "proxy", but must be an address that begins with http:// or https://'
    )


@pytest.mark.parametrize(
    ("dotenv", "words"),
    {
        "# one\n\nDISCROD_TOKEN=hunter2\n": (
            '.env, line 3: "DISCROD_TOKEN" is not known; did you mean "DISCORD_TOKEN"?'
        ),
        "DISCORD_TOKEN hunter2\n": ".env, line 1: expected NAME=value",
        "A=1\nDISCORD_TOKEN\n": ".env, line 2: expected NAME=value",
        "DISCORD_TOKEN='hunter2\nA=1\n": ".env, line 1: expected NAME=value",
        "DISCORD_TOKEN=hunter 2\n": (
            "DISCORD_TOKEN has a character that can't be in it; copy it again"
        ),
        "OPENAI_API_KEY=ключ\n": (
            "OPENAI_API_KEY has a character that can't be in it; copy it again"
        ),
        "OPENAI_API_KEY=a\nOPENAI_BASE_URL=hunter2\n": (
            "OPENAI_BASE_URL must be an address that begins with http:// or https://"
        ),
    }.items(),
)
def test_a_broken_dotenv_is_one_exact_sentence(tmp_path: Path, dotenv: str, words: str) -> None:
    assert sentence(tmp_path, dotenv=dotenv) == words


def test_a_dollar_in_a_secret_is_a_dollar(tmp_path: Path) -> None:
    settings = load_text(tmp_path, dotenv="DISCORD_TOKEN=a${HOME}$b\n")
    assert settings.secrets.discord_token == "a${HOME}$b"


@pytest.mark.parametrize(
    ("environ", "config", "kind"),
    [
        ({}, "", "sketch"),
        ({"OPENAI_API_KEY": "k"}, "", "openai"),
        (AZURE, "", "openai"),
        (AZURE, "engine:\n  output_format: webp\n  name: sketch\n", "sketch"),
        ({"OPENAI_API_KEY": "k"}, "engine:\n  name: sketch\n", "sketch"),
        ({"OPENAI_API_KEY": "k"}, "engine:\n  name: openai\n", "openai"),
        ({"AZURE_OPENAI_API_KEY": "half"}, "engine:\n  name: sketch\n", "sketch"),
    ],
)
def test_the_keys_decide_who_draws(
    tmp_path: Path, environ: dict[str, str], config: str, kind: str
) -> None:
    settings = load_text(tmp_path, config, environ=environ)
    assert settings.engine_kind() == kind
    (entry,) = settings.roster()
    pace = getattr(settings.line, kind)
    assert (entry.name, entry.kind == "sketch") == (kind, kind == "sketch")
    assert (entry.images_at_once, entry.images_per_minute) == (
        pace.images_at_once,
        pace.images_per_minute,
    )


@pytest.mark.parametrize(
    "opens",
    [
        {"AZURE_OPENAI_AD_TOKEN": "t"},
        {name: REGISTERED[name] for name in REGISTERED if name != "AZURE_OPENAI_ENDPOINT"},
    ],
    ids=["token", "registration"],
)
def test_azure_is_opened_by_a_token_or_a_registration_as_well(
    tmp_path: Path, opens: dict[str, str]
) -> None:
    environ = {"AZURE_OPENAI_ENDPOINT": AZURE["AZURE_OPENAI_ENDPOINT"], **opens}
    assert load_text(tmp_path, environ=environ).engine_kind() == "openai"


def test_a_registration_of_other_programs_is_no_mistake(tmp_path: Path) -> None:
    others = {name: REGISTERED[name] for name in REGISTERED if name != "AZURE_OPENAI_ENDPOINT"}
    assert load_text(tmp_path, environ=others).engine_kind() == "sketch"


def test_azure_is_used_when_its_pair_is_set(tmp_path: Path) -> None:
    assert load_text(tmp_path, environ=AZURE | {"OPENAI_API_KEY": "k"}).uses_azure
    assert not load_text(tmp_path, environ={"OPENAI_API_KEY": "k"}).uses_azure


def test_each_engine_has_its_own_number_of_unfinished_pictures(tmp_path: Path) -> None:
    engine = "engine:\n  partials: 2\n  sketch_partials: 0\n"
    settings = load_text(tmp_path, engine)
    assert [settings.partials(kind) for kind in ("openai", "azure", "sketch")] == [2, 2, 0]


@pytest.mark.parametrize(
    ("environ", "config", "words"),
    [
        (
            {"AZURE_OPENAI_ENDPOINT": "https://x.openai.azure.com"},
            "",
            "AZURE_OPENAI_ENDPOINT is set without AZURE_OPENAI_API_KEY; "
            "set both in .env, or neither",
        ),
        (
            {"AZURE_OPENAI_API_KEY": "k", "OPENAI_API_KEY": "k"},
            "",
            "AZURE_OPENAI_API_KEY is set without AZURE_OPENAI_ENDPOINT; "
            "set both in .env, or neither",
        ),
        (
            {},
            "engine:\n  name: openai\n",
            "engine.name in config.yaml is openai, but there is no key; "
            "set OPENAI_API_KEY in .env, or engine.name to auto",
        ),
        (
            {"OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"},
            "",
            "OPENAI_BASE_URL is set without OPENAI_API_KEY; "
            "set the key in .env too (any word, for a server that asks for none)",
        ),
        (
            {"AZURE_OPENAI_AD_TOKEN": "t"},
            "",
            "AZURE_OPENAI_AD_TOKEN is set without AZURE_OPENAI_ENDPOINT; "
            "set both in .env, or neither",
        ),
        (
            {k: v for k, v in REGISTERED.items() if k != "AZURE_CLIENT_ID"},
            "",
            "AZURE_TENANT_ID is set without AZURE_CLIENT_ID; set all three in .env, or none",
        ),
        (
            AZURE,
            "engine:\n  output_format: webp\n",
            "Azure does not make WebP; set engine.output_format to jpeg in config.yaml",
        ),
    ],
)
def test_keys_that_do_not_fit_the_engine_stop_the_start(
    tmp_path: Path, environ: dict[str, str], config: str, words: str
) -> None:
    assert sentence(tmp_path, config, **environ) == words


OPENAI = {"OPENAI_API_KEY": "a-key"}
LOCAL = OPENAI | {"OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"}
OWN = {"MODERATION_API_KEY": "own"}


@pytest.mark.parametrize(
    ("environ", "config", "moderates"),
    [
        ({}, "", False),
        (OPENAI, "", True),
        (OPENAI, "engine:\n  name: sketch\n", False),
        (OPENAI, "moderation:\n  name: off\n", False),
        (LOCAL, "", False),
        (LOCAL, "moderation:\n  name: openai\n", True),
        (AZURE, "", False),
        (AZURE | OWN, "", True),
        (OWN, "", True),
        (OWN, 'moderation:\n  name: "off"\n', False),
    ],
)
def test_moderation_is_on_where_a_key_was_meant_for_it(
    tmp_path: Path, environ: dict[str, str], config: str, moderates: bool
) -> None:
    assert load_text(tmp_path, config, environ=environ).moderates() is moderates


def test_a_key_for_moderation_goes_to_no_other_server(tmp_path: Path) -> None:
    own = load_text(tmp_path, environ=LOCAL | OWN)
    there = {"MODERATION_BASE_URL": "http://10.0.0.7/v1"}
    elsewhere = load_text(tmp_path, environ=LOCAL | OWN | there)
    shared = load_text(tmp_path, "moderation:\n  name: openai\n", environ=LOCAL)
    hosts = [str(make_moderator(each).name) for each in (own, elsewhere, shared)]
    assert [each.rpartition(" ")[2] for each in hosts] == [
        "api.openai.com",
        "10.0.0.7",
        "127.0.0.1",
    ]


@pytest.mark.parametrize(
    ("environ", "config", "words"),
    [
        (
            OPENAI | {"MODERATION_BASE_URL": "http://127.0.0.1:1/v1"},
            "",
            "MODERATION_BASE_URL is set without MODERATION_API_KEY; "
            "set the key in .env too (any word, for a server that asks for none)",
        ),
        (
            AZURE,
            "moderation:\n  name: openai\n",
            "moderation.name in config.yaml is openai, but there is no key; "
            "set OPENAI_API_KEY or MODERATION_API_KEY in .env, or moderation.name to auto",
        ),
    ],
)
def test_moderation_without_its_key_stops_the_start(
    tmp_path: Path, environ: dict[str, str], config: str, words: str
) -> None:
    assert sentence(tmp_path, config, **environ) == words


def test_no_secret_is_printed_with_the_settings(tmp_path: Path) -> None:
    environ = AZURE | {
        "DISCORD_TOKEN": "hunter2",
        "OPENAI_API_KEY": "hunter2",
        "AZURE_OPENAI_API_KEY": "hunter2",
        "AWS_SECRET_ACCESS_KEY": "hunter2",
        "EASEL_DATABASE_URL": "postgresql+psycopg://easel:hunter2@db/easel",
    }
    settings = load_text(tmp_path, environ=environ)
    assert settings.secrets.aws == {"AWS_SECRET_ACCESS_KEY": "hunter2"}
    assert "hunter2" not in f"{settings!r} {settings}"


SEVERAL = """
engines:
  - {name: openai, kind: openai, images_per_minute: 50}
  - {name: azure-2, kind: azure, address: "https://x.openai.azure.com/", key_variable: SECOND_KEY}
  - {name: cellar, kind: compatible, address: "http://127.0.0.1:8080/v1", models: [flux, sdxl]}
  - {name: sketch, kind: sketch, images_at_once: 2}
"""


def test_several_engines_are_asked_in_their_order(tmp_path: Path) -> None:
    keys = {"OPENAI_API_KEY": "first", "SECOND_KEY": "hunter2"}
    settings = load_text(tmp_path, SEVERAL, environ=keys)
    openai, azure, cellar, sketch = settings.roster()
    assert [each.name for each in settings.roster()] == ["openai", "azure-2", "cellar", "sketch"]
    assert (openai.images_at_once, openai.images_per_minute) == (8, 50)
    assert (azure.address, azure.variable) == ("https://x.openai.azure.com", "SECOND_KEY")
    assert (cellar.models, cellar.variable) == (("flux", "sdxl"), None)
    assert sketch.images_at_once == 2
    assert settings.secrets.keys == keys
    assert "hunter2" not in repr(settings)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (
            "engines: [{name: a, kind: sketch}, {name: a, kind: sketch}]",
            'the engine "a" stands there twice; give each a name of its own',
        ),
        (
            "engines: [{name: cellar, kind: compatible}]",
            'the engine "cellar" needs an address, such as https://school.openai.azure.com',
        ),
        (
            "engines: [{name: openai, kind: openai}]",
            'the engine "openai" has no key; set OPENAI_API_KEY in .env',
        ),
        (
            "engine: {output_format: webp}\nengines: [{name: a, kind: azure, address: http://a}]",
            'the engine "a" is Azure, which does not make WebP; set engine.output_format to jpeg',
        ),
    ],
)
def test_an_engine_that_could_not_draw_is_a_sentence(
    tmp_path: Path, config: str, words: str
) -> None:
    assert sentence(tmp_path, config) == f"engines in config.yaml: {words}"


def test_a_misspelled_key_of_an_engine_is_named(tmp_path: Path) -> None:
    environ = {"OPENAI_API_KEY": "first", "SECOND_KEY": "hunter2"}
    words = sentence(tmp_path, SEVERAL, "SECOND_KEEY=hunter2\n", **environ)
    assert words == '.env, line 1: "SECOND_KEEY" is not known; did you mean "SECOND_KEY"?'


def written() -> dict[str, object]:
    return yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))


def test_the_shipped_config_says_every_setting_with_its_default(tmp_path: Path) -> None:
    settings = load_text(tmp_path, (ROOT / "config.yaml").read_text(encoding="utf-8"))
    assert dataclasses.replace(settings, storage=Settings().storage) == Settings()
    assert _names(written()) == _fields(Settings) - {"secrets"}
    assert written()["storage"] == {  # the paths as they are before they are made absolute
        name: getattr(Settings().storage, name) for name in _fields(type(Settings().storage))
    }


def _names(section: dict[str, object], prefix: str = "") -> set[str]:
    names = set()
    for name, value in section.items():
        inner = isinstance(value, dict)
        names |= _names(value, f"{prefix}{name}.") if inner else {prefix + name}
    return names


def _fields(kind: type, prefix: str = "") -> set[str]:
    names = set()
    for name, hint in get_type_hints(kind).items():
        inner = dataclasses.is_dataclass(hint) and hint not in (Aspect, Secrets)
        names |= _fields(hint, f"{prefix}{name}.") if inner else {prefix + name}
    return names


UNITS = re.compile(
    r"Address|Days|MiB|Messages|Minutes|Seconds|one of|Name of|Number of|Version \(a date\)"
    r"|Pictures (in|that)|Characters|Ratio|Path|Pixels|port"
)


def test_every_shipped_setting_has_a_comment_that_names_its_unit_or_its_choices() -> None:
    lines = (ROOT / "config.yaml").read_text(encoding="utf-8").splitlines()
    for index, line in enumerate(lines):
        if re.match(r" +\w+: +\S", line):
            above = index
            while lines[above - 1].lstrip().startswith("#"):
                above -= 1
            assert UNITS.search(" ".join(lines[above:index])), line


def test_the_example_of_dotenv_names_every_secret_and_holds_none() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    names = set(re.findall(r"^([A-Z_]+)=$", text, flags=re.MULTILINE))
    secrets = {each.name.upper() for each in dataclasses.fields(Secrets)} - {"AWS", "KEYS"}
    assert secrets <= names
    assert not re.search(r"^\w+=.", text, flags=re.MULTILINE)


def test_the_example_of_dotenv_is_a_valid_dotenv(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert load_text(tmp_path, dotenv=text).secrets == Secrets()
