"""One sentence of figures, read with what the sentences before it have told: see `results`.

The words are rows of data/reference/fact_phrases.csv whose source names results.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from .all_but import all_but
from .figure_sense import (
    answered,
    is_asked_alone,
    is_identified,
    is_verified,
    labelled_status,
    share_told,
    status_behind,
    tells_status,
)
from .figures import ANSWERS, NUMBER_ON, SMELTERS, SUPPLIERS, Figure, read_figures_of
from .forms import without_shares
from .known_figures import Known
from .numerals import looks_like_year, read_date, read_share, write_share
from .phrases import fact_phrases, word
from .plain import holds
from .scope import SMELTER_COUNTS, fits_context
from .sentences import Sentence
from .statements import Candidate, Fact, is_rejected

_SHARES = (
    "share_that_answered",
    "share_it_came_from",
    "share_of_requests",
    "share_as_rate",
    "share_of_response",
    "share_told_after",
    "share_in_brackets",
    "share_of_those",
)
_ALL_BUT = ("all but ", "all except ")
_EXCEPT = ("except", "other than", "apart from", "save for", "all but")
_ALL = ("all ", "each ", "every", "100%")
_LEAD_AND_ITEMS = 3  # sentences from "we counted 55 smelters" to an item below "in summary:"
_FEW_SENTENCES = 3  # so far back "thirty-nine replied" may look for those asked


class Reading:
    """One sentence, read with what the ones before it have told."""

    def __init__(
        self, sentences: Sequence[Sentence], order: int, year: int | None, known: Known, wanted: Set[str]
    ) -> None:
        self.wanted = wanted
        self.of_survey = "suppliers_surveyed" in wanted or "response_rate" in wanted
        self.sentence = sentences[order]
        later = sentences[order + 1 : order + 3]
        self.follows = " ".join(each.plain for each in (later if later and later[0].is_lead else later[:1]))
        self.order, self.year, self.known = order, year, known
        self.asked: list[int] = []
        self.plain = self.sentence.plain
        if self.sentence.lead:
            self.plain = f"{self.sentence.lead.rstrip(': ')}: {self.plain}"
        self.form = without_shares(self.plain)

    def candidates(self) -> list[Candidate]:
        """What the sentence tells of the wanted facts; of suppliers asked in two parts neither, but their total."""
        told = [] if self.plain.endswith("?") else list(self._told())
        others = [one for one in told if one.fact.fact != "suppliers_surveyed"]
        if len(self.asked) > 1:
            return others
        total = {float(number) for number in self.asked}
        return [one for one in told if not total or one in others or one.fact.number in total]

    def _told(self) -> Iterator[Candidate]:
        yield from self._asked_before()
        yield from self._all_conformant()
        figures = read_figures_of(self.form)
        for figure in figures:
            kind = self._kind(figure)
            if kind in (SUPPLIERS, ANSWERS) and self.of_survey:
                yield from self._of_suppliers(figure, kind)
            elif kind == SMELTERS:
                yield from self._of_smelters(figure)
            if kind:
                self.known.topic = SMELTERS if kind == SMELTERS else SUPPLIERS
                self.known.topic_order = self.order
        if [figure.number for figure in figures] == [self.known.smelters]:
            self.known.smelters_order = self.order
        yield from self._asked_before()
        if holds(self.form, _ALL_BUT):
            for told in all_but(self.form, self.known, self.order, self.year):
                yield from self._as_printed(*told)
        if self.of_survey:
            yield from self._rate()
        if "status_as_of" in self.wanted:
            yield from self._dated()

    def _kind(self, figure: Figure) -> str:
        """What a figure counts; one without a noun is told by its whole, else by what was counted last."""
        known = self.known
        if figure.kind:
            return figure.kind
        total = figure.whole or figure.number
        if total == known.smelters != known.asked:
            return SMELTERS
        if total == known.asked != known.smelters:
            return SUPPLIERS
        if word("label_of_answers").search(figure.before) or word("label_of_asked").search(figure.before):
            return SUPPLIERS
        if labelled_status(figure):
            return SMELTERS
        if tells_status(figure):
            return SMELTERS
        if "smelter" in self.plain and word("are_smelters").match(figure.after):
            return SMELTERS
        if word("asked_after").match(figure.after) or word("says_answered").match(figure.after):
            return SUPPLIERS
        if word("smelters_number").search(figure.before):
            return SMELTERS
        return known.topic if self._goes_on() else ""

    def _goes_on(self) -> bool:
        """Whether what was counted last is what this sentence tells of; an item of a list may stand further off."""
        return self.order - self.known.topic_order <= (_LEAD_AND_ITEMS if self.sentence.lead else 1)

    def _of_suppliers(self, figure: Figure, kind: str) -> Iterator[Candidate]:
        said = answered(figure, kind)
        if said is not None:
            yield from self._answers(figure, kind, figure.end + said)
        elif kind == SUPPLIERS:
            yield from self._asked(figure)
        elif word("sent_out").search(figure.before):
            self.known.ask(figure.number, self.order)

    def _answers(self, figure: Figure, kind: str, reach: int) -> Iterator[Candidate]:
        """ "39 of the 46 replied", "39 replied" where 46 were asked, "all 46 suppliers replied"."""
        known = self.known
        whole = figure.whole
        is_all = SUPPLIERS in (figure.kind, known.topic) or figure.number == sum(known.counted)
        if not whole and is_all and word("all_of").search(figure.before):
            whole = figure.number
        if whole and kind == SUPPLIERS:
            yield from self._count("suppliers_surveyed", whole, figure, reach=reach, kind="b")
            known.ask(whole, self.order)
        if not whole and self.order - known.asked_order <= _FEW_SENTENCES:
            whole = known.asked
        if not whole and known.base_order == self.order:
            whole = known.base
            known.ask(whole, self.order)
            yield from self._count("suppliers_surveyed", whole, figure, kind="b")
        if known.asked_order == self.order and is_asked_alone(figure, whole, self.form):
            return
        told_before, known.answered_order = known.answered_order, self.order
        if whole and whole >= max(figure.number, 2) and told_before != self.order:
            yield from self._count("response_rate", figure.number, figure, whole, reach)

    def _asked(self, figure: Figure) -> Iterator[Candidate]:
        known = self.known
        if word("not_all").search(figure.before) or word("chosen_from").match(figure.after):
            return
        if figure.whole and (
            word("no_answer").match(figure.after) or word("asked_clause").match(figure.after)
        ):
            known.ask(figure.whole, self.order)
            yield from self._count("suppliers_surveyed", figure.whole, figure, kind="b")
            return
        if word("out_of_the").search(figure.before) and not figure.after.startswith(" and "):
            known.base, known.base_order = figure.number, self.order
        some = word("some_supply").search(self.form, figure.end)
        if some and (known.base_order == self.order or figure.after.lstrip(", ").startswith("of wh")):
            known.count(int(some["n"]), self.order)  # the part is asked, if any
            return
        asked = word("asked_after").match(figure.after)
        reach = figure.end + asked.end() if asked else 0
        found = NUMBER_ON.match(self.form, figure.start, reach or figure.end)
        if found is None or self._speaks_against(figure, found):
            return
        known.count(figure.number, self.order)
        in_total = word("in_total").match(figure.after) and word("tells_of_survey").search(self.form)
        in_scope = "in-scope" in figure.words and word("has_in_scope").search(figure.before)
        says = asked or in_total or in_scope or word("label_of_asked").search(figure.before)
        if says or (word("asks_before").search(figure.before) and not word("tells").match(figure.after)):
            known.ask(figure.number, self.order)
            self.asked = [figure.number] if in_total else [*self.asked, figure.number]
            yield from self._count("suppliers_surveyed", figure.number, figure, reach=reach)

    def _speaks_against(self, figure: Figure, found: re.Match[str]) -> bool:
        kind = "a" if figure.whole else "n"
        return self._is_rejected("suppliers_surveyed", kind, found, self.form)

    def _asked_before(self) -> Iterator[Candidate]:
        """ "We have 45 suppliers of parts with 3TG. All of them were surveyed.": in this sentence or the next."""
        known = self.known
        if not known.counted or not 0 <= self.order - known.counted_order <= 1:
            return
        if word("asks_else").search(self.plain):
            return
        if known.asked_order >= known.counted_order:
            return
        found = word("asks_all").search(self.plain)
        total = sum(known.counted)
        if found and found["n"] and int(found["n"]) in known.counted:
            total = int(found["n"])
        if found and word("asks").search(self.plain) and self._is_told(total, found["n"]):
            known.ask(total, self.order)
            yield from self._as_printed("suppliers_surveyed", str(known.asked), float(known.asked))

    def _is_told(self, total: int, printed: str | None) -> bool:
        """Whether a total is one number of the filing, or one that it prints itself ("all 13" of 2 and 11)."""
        return printed == str(total) or (printed is None and len(self.known.counted) == 1)

    def _of_smelters(self, figure: Figure) -> Iterator[Candidate]:
        listed = word("on_the_list").search(figure.before)
        if listed and (figure.is_part or not figure.kind or " these, " in figure.before):
            yield from self._count("smelters_conformant", figure.number, figure)
        labelled = labelled_status(figure)
        if labelled:
            yield from self._count(labelled, figure.number, figure)
            return
        said = status_behind(figure)
        if said:
            yield from self._count(said[0], figure.number, figure, reach=figure.end + said[1])
        elif word("the_rest").search(figure.before):
            yield from self._count("smelters_not_listed", figure.number, figure)
        elif is_verified(figure, self.plain):
            kind = "a" if figure.is_part else ""  # a part of the names, all that are smelters
            yield from (replace(one, strength=2) for one in self._identified(figure, kind))
        elif not figure.is_part and is_identified(figure):
            yield from self._identified(figure)

    def _all_conformant(self) -> Iterator[Candidate]:
        """ "Our suppliers named 50 smelters. All of these smelters were conformant.": the one number told before."""
        known = self.known
        if known.smelters_order != self.order - 1 or "all " not in self.plain or holds(self.plain, _EXCEPT):
            return
        found = word("all_conformant").search(self.plain)
        if found and not self._is_rejected("smelters_conformant", "n", found, self.plain):
            yield from self._as_printed("smelters_conformant", str(known.smelters), float(known.smelters))

    def _identified(self, figure: Figure, kind: str = "") -> Iterator[Candidate]:
        for one in self._count("smelters_identified", figure.number, figure, kind=kind):
            self.known.smelters = figure.number
            yield one

    def _rate(self) -> Iterator[Candidate]:
        if holds(self.plain, ("smelt", "refiner", "conform")) and not holds(self.plain, ("suppl", "vendor")):
            return
        if "%" in self.plain:
            yield from self._share()
        found = word("all_answered").search(self.plain) if holds(self.plain, _ALL) else None
        near = self.order - max(self.known.asked_order, self.known.counted_order) <= 1
        if found is None or not (near or found["named"] or found["by"]):
            return
        if not self._is_rejected("response_rate", "1.0", found, self.plain):
            if self.known.counted_order == self.order and len(self.known.counted) == 1:
                asked = self.known.counted[0]
                yield from self._as_printed("suppliers_surveyed", str(asked), float(asked))
            yield from self._as_printed("response_rate", "1.0", 1.0)

    def _dated(self) -> Iterator[Candidate]:
        """The day of the statuses where the sentence before gives it: "As of May 1 we had 41. Of these, 31 are …"."""
        if "as of" not in self.plain or self.known.topic_order != self.order:
            return
        found = word("dated").search(self.plain) if self.known.topic == SMELTERS else None
        if found is None or not word("tells_statuses").search(self.follows):
            return
        day = read_date(found["d"])
        if day and not self._is_rejected("status_as_of", "d", found, self.plain):
            yield from self._as_printed("status_as_of", day.isoformat(), None)

    def _share(self) -> Iterator[Candidate]:
        for name in _SHARES:
            for found in word(name).finditer(self.plain):
                share = read_share(found["p"])
                if share is not None and not self._is_rejected("response_rate", "p", found, self.plain):
                    yield from self._as_printed("response_rate", write_share(share), share)
                    return

    def _count(
        self, fact: str, number: int, figure: Figure, whole: int = 0, reach: int = 0, kind: str = ""
    ) -> Iterator[Candidate]:
        kind = kind or ("a/b" if whole else "a" if figure.whole else "n")
        if (
            fact not in self.wanted
            or looks_like_year(number)
            or self._is_rejected_count(fact, kind, figure, reach)
        ):
            return
        value = share_told(number, whole, self.plain, self.follows) if whole else float(number)
        yield from self._as_printed(fact, write_share(value) if whole else str(number), value)

    def _is_rejected_count(self, fact: str, kind: str, figure: Figure, reach: int) -> bool:
        """Whether anything speaks against a figure: behind its noun, or behind what is said of it."""
        for end in {figure.end, reach or figure.end}:
            found = NUMBER_ON.match(self.form, figure.start, end)
            if found is None or self._is_rejected(fact, kind, found, self.form):
                return True
        return False

    def _is_rejected(self, fact: str, value: str, found: re.Match[str], plain: str) -> bool:
        phrases = fact_phrases()[fact]
        return is_rejected(phrases, value, plain, found, self.year) or phrases.is_excluded(value, plain)

    def _as_printed(self, fact: str, value: str, number: float | None) -> Iterator[Candidate]:
        sentence = self.sentence
        goes_on = self.known.topic == SMELTERS and self._goes_on()
        context = f"{self.plain} {SMELTERS}" if goes_on and fact in SMELTER_COUNTS else self.plain
        if fits_context(fact, sentence, context):
            stated = Fact(fact, value, number, sentence.text, sentence.line_start, sentence.line_end)
            yield Candidate(stated, 1, self.order)
