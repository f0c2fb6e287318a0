import pytest

from easel.errors import BadLink, BadParameter, EmptyPrompt
from easel.model import Prompt, Reference, Role
from easel.prompts import parse, parse_all, show

ONE, TWO, THREE = (f"https://pictures.example/{name}.png" for name in ("one", "two", "three"))


def images(*urls: str) -> tuple[Reference, ...]:
    return tuple(Reference(role=Role.IMAGE, url=url) for url in urls)


def bad_link(typed: str, **more) -> BadLink:
    with pytest.raises(BadLink) as caught:
        parse(typed, **more)
    return caught.value


@pytest.mark.parametrize(
    "typed",
    [
        f"{ONE} {TWO} a dog",
        f"<{ONE}> <{TWO}> a dog",
        f"{ONE}, {TWO}, a dog",
        f"<{ONE}>, <{TWO}>, a dog",
        f"{ONE} , {TWO} , a dog",
        f"<{ONE},> {TWO},, a dog",
    ],
)
def test_links_before_the_words_are_pictures_to_follow_in_order(typed):
    assert parse(typed) == Prompt(text="a dog", references=images(ONE, TWO))


def test_attachments_come_before_typed_links():
    prompt = parse(f"{TWO} a dog", attachments=(ONE,))
    assert prompt.references == images(ONE, TWO)
    assert parse_all(f"{TWO} a {{big, small}} dog", attachments=(ONE,))[1].references == images(
        ONE, TWO
    )


@pytest.mark.parametrize(
    "link",
    [
        "http://[2001:db8::1]:8080/dog.png",
        "https://cdn.discordapp.com/attachments/1/2/dog.png?ex=6a&is=6b&hm=0c&",
        "https://pictures.example/a,b=c;d--e?f=",
        "HTTPS://Pictures.Example/Пёс.png",
        "https://pictures.example/" + "a" * 1975,
    ],
)
def test_a_link_is_kept_as_it_was_typed(link):
    assert parse(f"{link} a dog").references == images(link)
    assert parse(f"a dog --sref {link}").references == (Reference(role=Role.STYLE, url=link),)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("ftp://pictures.example/a.png", "Links begin with https:// or http://."),
        ("file:///etc/passwd", "Links begin with https:// or http://."),
        ("javascript:alert(1)", "Links begin with https:// or http://."),
        ("data:image/png;base64,AAAA", "Links begin with https:// or http://."),
        ("www.pictures.example/a.png", "Links begin with https:// or http://."),
        ("https://", "This link names no site."),
        ("http:///a.png", "This link names no site."),
        ("http://[::1/a.png", "A link to a picture looks like https://"),
        ("http://pictures.example:99999/", "A link to a picture looks like https://"),
        ("https://me:secret@pictures.example/", "A link with a name and a password in it"),
        ("https://me@pictures.example/", "A link with a name and a password in it"),
        ('https://pictures.example/"a"', "A link holds no quotation marks"),
        ("https://pictures.example/\\\\a", "A link holds no quotation marks"),
        (f"<{ONE}><{TWO}>", "A link holds no quotation marks"),
        (f"<{ONE}", "A link holds no quotation marks"),
        ("https://pictures.example/" + "a" * 1976, "A link has at most 2,000 characters."),
    ],
)
def test_a_link_that_is_none_is_refused_with_a_reason(link, reason):
    for typed in (f"{link} a dog", f"{ONE} {link} a dog", f"a dog --cref {link}"):
        refused = bad_link(typed)
        assert refused.reason.startswith(reason)
        assert refused.reason.endswith(".")
        assert refused.url in link
        assert len(refused.url) <= 100


def test_an_attachment_is_checked_as_a_link_is():
    assert bad_link("a dog", attachments=("ftp://pictures.example/a",)).reason.startswith("Links")
    assert bad_link("a dog", attachments=("https://a.example/a b",)).reason.startswith("A link h")


@pytest.mark.parametrize("typed", [f"a dog {ONE}", f"a dog like ({ONE}) --n 2", "see ftp://x.y z"])
def test_a_link_after_words_is_refused_and_not_ignored(typed):
    refused = bad_link(typed)
    assert refused.reason.startswith("Links to pictures go first, before the words.")
    assert "://" in refused.url


@pytest.mark.parametrize(
    "text",
    [
        f'a poster that says "{ONE}"',
        f'"{ONE}" on a poster',
        "portrait: a dog",
        "a site called www.pictures.example",
        "data: a chart of dogs",
        ":// drawn in chalk",
        "<3 in the sand",
    ],
)
def test_what_is_no_link_or_quoted_stays_in_the_words(text):
    assert parse(text) == Prompt(text=text)


def test_a_comma_that_touches_the_words_keeps_them_words():
    for links, references in (("", ()), (f"{ONE} ", images(ONE))):
        prompt = parse(f"{links},--n 2")
        assert prompt == Prompt(text=",--n 2", references=references)
        assert parse(show(prompt)) == prompt


def test_two_pictures_need_no_words_and_one_does():
    assert parse(f"{ONE} {TWO} --ar 1:1").text == ""
    assert parse(TWO, attachments=(ONE,)).text == ""
    for typed in (ONE, f"--sref {ONE} {TWO}", f"{ONE} --sref {TWO}"):
        with pytest.raises(EmptyPrompt):
            parse(typed)


def test_each_reference_parameter_has_its_role_and_takes_several_links():
    prompt = parse(f"{ONE} a dog --oref {TWO} --cref <{THREE}>, {ONE} --sref={TWO} --n 2")
    assert prompt.references == (
        *images(ONE),
        Reference(role=Role.STYLE, url=TWO),
        Reference(role=Role.CHARACTER, url=THREE),
        Reference(role=Role.CHARACTER, url=ONE),
        Reference(role=Role.OBJECT, url=TWO),
    )
    assert prompt.number == 2
    assert show(prompt) == f"{ONE} a dog --n 2 --sref {TWO} --cref {THREE} {ONE} --oref {TWO}"
    assert parse(show(prompt)) == prompt


@pytest.mark.parametrize("flag", ["--sref", "--cref", "--oref"])
@pytest.mark.parametrize("value", ["123456", "random", f"{ONE} a dog", "pictures.example/a.png"])
def test_codes_and_words_are_no_links(flag, value):
    with pytest.raises(BadParameter) as caught:
        parse(f"a dog {flag} {value}")
    assert caught.value.name == flag
    assert caught.value.reason.startswith(f"{flag} takes links to pictures: Midjourney's codes")


def test_a_reference_parameter_needs_a_link():
    with pytest.raises(BadParameter) as caught:
        parse("a dog --sref , --n 2")
    assert caught.value.reason.startswith("--sref needs a link to a picture.")


@pytest.mark.parametrize(
    "typed", [f"a dog --sref {ONE}::2", f"{ONE}::0.5 a dog", f"a dog --oref {ONE}:: {TWO}::1"]
)
def test_a_weight_on_a_link_is_refused(typed):
    with pytest.raises(BadParameter) as caught:
        parse(typed)
    assert caught.value.name == "::"


def test_at_most_eight_pictures_of_all_kinds():
    seven = " ".join([ONE] * 7)
    assert len(parse(f"{seven} a dog --sref {TWO}").references) == 8
    refused = bad_link(f"{seven} a dog --sref {TWO} {THREE}")
    assert refused.url == THREE
    assert refused.reason == "A prompt follows at most 8 pictures, all kinds together."


def test_the_weight_of_pictures_needs_a_picture_before_the_words():
    assert parse(f"{ONE} a dog --iw 2").image_weight == 2
    assert parse("a dog --iw 0", attachments=(ONE,)).image_weight == 0
    for typed in ("a dog --iw 2", f"a dog --iw 2 --sref {ONE}"):
        with pytest.raises(BadParameter) as caught:
            parse(typed)
        assert caught.value.name == "--iw"
        assert "there are none" in caught.value.reason


@pytest.mark.parametrize(
    ("typed", "printed"), [("2.0", "2"), (".5", "0.5"), ("1.25", "1.25"), ("0", "0"), ("3", "3")]
)
def test_a_weight_is_printed_in_its_shortest_form(typed, printed):
    assert show(parse(f"{ONE} a dog --iw {typed}")) == f"{ONE} a dog --iw {printed}"


@pytest.mark.parametrize("typed", ["3.01", "4", "-1", "1.255", "1e0", "a lot", "٢"])
def test_a_weight_is_from_0_to_3(typed):
    with pytest.raises(BadParameter):
        parse(f"{ONE} a dog --iw {typed}")
