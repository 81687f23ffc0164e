"""The measures of Dutch sentences, on small examples."""

from __future__ import annotations

import dutch
import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je wacht. Dan ga je.", ["Je wacht.", "Dan ga je."]),
        ("Kom je? ’s Avonds wel.", ["Kom je?", "’s Avonds wel."]),
        ("Het kan. 's Nachts ook.", ["Het kan.", "'s Nachts ook."]),
        ("‘Kom je?’ vraagt ze.", ["‘Kom je?’ vraagt ze."]),
        ("‘Anders doe ik moeilijk.’ Ja gezegd.", ["‘Anders doe ik moeilijk.’", "Ja gezegd."]),
        ("Neem iets kleins, bijv. Een mail.", ["Neem iets kleins, bijv. Een mail."]),
        ("Het is 10.30 uur. 2 mensen wachten.", ["Het is 10.30 uur.", "2 mensen wachten."]),
        ("Bel J. Smit. Wacht even.", ["Bel J. Smit.", "Wacht even."]),
        ("Dat heet ACT. Je leest het nog.", ["Dat heet ACT.", "Je leest het nog."]),
        ("Je denkt… en wacht. Goed.", ["Je denkt… en wacht.", "Goed."]),
        ("Het begint zo: Iemand vraagt iets.", ["Het begint zo: Iemand vraagt iets."]),
        ("zonder punt", ["zonder punt"]),
        ("", []),
    ],
)
def test_a_paragraph_splits_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [sentence for _, sentence in dutch.sentences(text)] == expected


def test_a_sentence_knows_its_offset() -> None:
    text = "Je wacht. Dan ga je."
    assert [text[at:][:3] for at, _ in dutch.sentences(text)] == ["Je ", "Dan"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("zo'n e-mail van ’s avonds", 5),
        ("als-dan-kaart", 1),
        ("113 of 0800-0113", 3),
        ("‘Ja,’ zei die.", 3),
        ("– …", 0),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(dutch.words(text)) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("lus", 1), ("leeuw", 1), ("nieuw", 1), ("mooi", 1), ("z'n", 1), ("tv", 1), ("113", 1)],
        *[("mooie", 2), ("groeien", 2), ("duwen", 2), ("baby", 2), ("yoga", 2), ("reactie", 3)],
        *[("zeeën", 2), ("ruïne", 3), ("beïnvloeden", 4), ("idee", 2), ("ideeën", 3)],
        *[("theater", 3), ("beoordelen", 4), ("situatie", 4), ("januari", 4), ("museum", 3)],
        *[("pleasen", 2), ("coach", 1), ("team", 1), ("online", 2), ("e-mail", 2)],
        *[("kernoorzaak", 3), ("overtuiging", 4), ("één", 1), ("patiënt", 3), ("cadeau", 2)],
    ],
)
def test_syllables_are_counted_as_they_sound(word: str, count: int) -> None:
    assert dutch.syllables(word) == count


def test_reading_ease_follows_the_formula_of_douma() -> None:
    # 6 words in 2 sentences, and 9 syllables: je wacht e-ven, dan lo-pen jul-lie.
    ease = dutch.flesch_douma(["Je wacht even.", "Dan lopen jullie."])
    assert ease == pytest.approx(206.835 - 0.93 * 6 / 2 - 77 * 9 / 6)


@pytest.mark.parametrize(
    ("sentence", "connected"),
    [
        ("Je wacht, want het is druk.", True),
        ("Dan ga je verder.", True),
        ("Je ademt uit, en dan ga je verder.", True),
        ("Als het regent, blijf je.", True),
        ("Dit is groter dan dat.", False),
        ("Je wacht even.", False),
        ("De maartse zon schijnt.", False),
    ],
)
def test_a_connective_is_heard(sentence: str, connected: bool) -> None:
    assert dutch.has_connective(sentence) is connected


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("De vraag wordt door een collega gesteld.", True),
        ("Het werd vaak vergeten.", True),
        ("Er worden twee kaartjes verdeeld.", True),
        ("Wil je niet gehoord worden?", True),
        ("Je wordt moe als er iets gebeurt.", False),
        ("Je gezicht wordt warm.", False),
        ("Het wordt makkelijker, omdat je vaker hebt geoefend.", False),
        ("Je hebt het gezegd.", False),
        ("Worden je gedachten drukker?", False),
    ],
)
def test_a_passive_is_worden_with_a_participle_in_one_clause(sentence: str, passive: bool) -> None:
    assert dutch.is_passive(sentence) is passive


@pytest.mark.parametrize(
    ("sentence", "pronoun"),
    [
        ("Iemand belt en hij vraagt iets.", "hij"),
        ("Vraag je huisarts of zij tijd heeft.", "zij"),
        ("Wie vastloopt met zijn werk, belt.", "zijn"),
        ("Iedereen heeft zijn eigen tempo.", "zijn"),
        ("Een vriend ziet haar.", "haar"),
        ("De lus komt terug, want hij is oud.", ""),
        ("Er zijn mensen die zijn gebleven.", ""),
        ("Wie zijn dat?", ""),
        ("Iemand belt, en de vragen zijn kort.", ""),
        ("Hij kent iemand.", ""),
    ],
)
def test_a_pronoun_for_anyone_is_found(sentence: str, pronoun: str) -> None:
    assert dutch.generic_pronoun(sentence) == pronoun


def test_quoted_thoughts_are_left_out_but_apostrophes_close_nothing() -> None:
    text = "Ze denkt ‘zo’n dag moet ik door’ en loopt."
    assert dutch.words(dutch.without_quotes(text)) == ["Ze", "denkt", "en", "loopt"]


@pytest.mark.parametrize(("values", "p90"), [([], 0), ([7], 7), (range(1, 11), 9), ([1, 9], 9)])
def test_p90_is_a_value_that_nine_in_ten_do_not_exceed(values: list[int], p90: int) -> None:
    assert dutch.percentile(values, 90) == p90


def test_shingles_are_the_runs_of_words() -> None:
    assert dutch.shingles(["a", "b", "c"], 2) == ["a b", "b c"]
    assert dutch.shingles(["a"], 2) == []
