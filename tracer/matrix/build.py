"""Decide every row: stance from the clauses, mark from their safeguards, gaps from both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracer.domain.matrix import Matrix, Row, Verdict
from tracer.domain.vocabulary import Applies, Enforcement, Force, Gap, Mark, Relation, Stance, Theme
from tracer.matrix.backing import backings_of
from tracer.matrix.gaps import find_gaps
from tracer.matrix.mark import MARK_OF, backs, strongest
from tracer.matrix.stance import stance_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.clause import Clause
    from tracer.domain.governance import Control, RedLine
    from tracer.domain.link import Link
    from tracer.domain.matrix import Backing
    from tracer.domain.reading import Reading

    Relevant = Sequence[tuple[Clause, Reading]]

PROMISES = frozenset({Force.PROHIBITS, Force.REQUIRES})


def build_matrix(
    relevant: Relevant,
    links: Sequence[Link],
    catalogue: Catalogue,
    *,
    labs: tuple[str, ...],
    fully_read: bool,
) -> Matrix:
    """Return one row a red line of the labs, a row for each clause no red line answers, and themes.

    Where not every page could be read, silence is unknowable.
    """
    builder = _Builder(relevant, links, catalogue, labs, fully_read=fully_read)
    rows = [builder.row(red_line) for red_line in catalogue.red_lines_of(labs)]
    themes = tuple((theme, builder.on_theme(theme)) for theme in Theme)
    return Matrix((*rows, *builder.unbacked()), themes)


class _Builder:
    """What all rows of one document share."""

    def __init__(
        self,
        relevant: Relevant,
        links: Sequence[Link],
        catalogue: Catalogue,
        labs: tuple[str, ...],
        *,
        fully_read: bool,
    ) -> None:
        self.relevant = relevant
        self.readings: Mapping[str, Reading] = {clause.id: reading for clause, reading in relevant}
        self.controls = catalogue.controls_of(labs)
        self.fully_read = fully_read
        self.links: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            if link.target_kind == "red_line":
                self.links[link.target].append(link)
        self.kept = frozenset(
            link.target
            for link in links
            if link.target_kind == "control" and link.relation is not Relation.NONE
        )
        self.umbrellas = tuple(clause.id for clause, reading in relevant if reading.umbrella)
        self.contested = {line for dispute in catalogue.contested for line in dispute.red_lines}

    def row(self, red_line: RedLine) -> Row:
        """Return the row of one red line."""
        links = self.links[red_line.id]
        main = red_line.themes[0]
        deciding = [link for link in links if self._decides(link, main)]
        backings = backings_of(red_line, self.controls)
        verdict = self._verdict((main,), [link.clause for link in deciding], backings)
        gaps = find_gaps(
            red_line,
            verdict,
            links,
            backings,
            kept=self.kept,
            has_umbrella=bool(self.umbrellas),
            is_contested=red_line.id in self.contested,
        )
        why = _why(verdict, deciding) + self._unspoken(red_line, verdict) + self._backed(verdict, backings)
        found = tuple(gaps)
        if Gap.SWALLOWED_BY_GRANT in found:
            why += f" Beside it, {', '.join(self.umbrellas)} allows every lawful purpose."
        return Row(red_line.id, red_line.lab, red_line.themes, verdict, backings, found, why)

    def _decides(self, link: Link, main: Theme) -> bool:
        """Return whether a link speaks to a red line's main theme; its other themes decide nothing.

        A clause that only describes is no answer to a red line.
        """
        return main in self.readings[link.clause].themes and link.relation is not Relation.NONE

    def _unspoken(self, red_line: RedLine, verdict: Verdict) -> str:
        """Name the other themes of a red line on which no clause speaks."""
        if verdict.stance is Stance.SILENT:
            return ""
        spoken = {theme for reading in self.readings.values() for theme in reading.themes}
        silent = [theme.replace("_", " ") for theme in red_line.themes[1:] if theme not in spoken]
        return f" Silent on the rest of it: {', '.join(silent)}." if silent else ""

    def _backed(self, verdict: Verdict, backings: Sequence[Backing]) -> str:
        """Name the published safeguards that make the mark."""
        making = [one for one in self._counted(backings) if one.enforcement is verdict.enforcement]
        if verdict.stance is Stance.SILENT or not making:
            return ""
        return f" Backed by {', '.join(f'{one.id} ({one.scope_words})' for one in making)}."

    def _counted(self, backings: Sequence[Backing]) -> list[Control]:
        """Return the published controls that are shown to apply to this agreement."""
        applying = {one.control for one in backings if one.applies is Applies.YES}
        return [control for control in self.controls if control.id in applying]

    def on_theme(self, theme: Theme) -> Verdict:
        """Return what the document alone says on a theme."""
        speaking = [clause.id for clause, reading in self.relevant if theme in reading.themes]
        return self._verdict((theme,), speaking)

    def unbacked(self) -> Iterator[Row]:
        """Yield a row for each promise on a theme that no red line answers."""
        answered = {link.clause for links in self.links.values() for link in links}
        for clause, reading in self.relevant:
            if clause.id in answered or reading.force not in PROMISES or not reading.themes:
                continue
            themes = tuple(sorted(reading.themes))
            verdict = self._verdict(themes, [clause.id])
            why = "No red line of these labs answers this promise."
            yield Row(None, None, themes, verdict, (), (Gap.UNBACKED_CLAUSE,), why)

    def _verdict(
        self, themes: Iterable[Theme], clauses: Sequence[str], backings: Sequence[Backing] = ()
    ) -> Verdict:
        spoken = [self.readings[clause] for clause in clauses]
        stance = stance_on(themes, spoken)
        if stance is Stance.SILENT:
            mark = Mark.NOT_APPLICABLE if self.fully_read else Mark.UNKNOWABLE
            return Verdict(stance, mark, Enforcement.NONE)
        backing = {clause.id: reading for clause, reading in self.relevant if backs(reading, clauses)}
        enforcement = strongest((*spoken, *backing.values(), *self._counted(backings)))
        strong = [name for name, reading in backing.items() if reading.enforcement is enforcement]
        resting = tuple(dict.fromkeys((*clauses, *strong)))
        return Verdict(stance, MARK_OF[enforcement], enforcement, resting)


# The relation whose reason fits each stance best.
FITTING = {
    Stance.PROHIBITED: (Relation.SUPERSET, Relation.INTERSECTS, Relation.SUBSET),
    Stance.PROHIBITED_QUALIFIED: (Relation.SUBSET, Relation.SUPERSET, Relation.INTERSECTS),
    Stance.PERMITTED: (Relation.INCOMPATIBLE, Relation.INTERSECTS),
    Stance.PERMITTED_CONDITIONAL: (Relation.INCOMPATIBLE, Relation.INTERSECTS),
}


def _why(verdict: Verdict, links: Sequence[Link]) -> str:
    """Return the reason of the link that fits the stance best; of equals, the nearest one's."""
    if verdict.stance is Stance.SILENT or not links:
        return "No clause speaks to it."
    order = FITTING[verdict.stance]
    best = min(
        links,
        key=lambda link: order.index(link.relation) if link.relation in order else len(order),
    )
    why = f"{best.clause}: {best.why}"
    against = [link for link in links if link.relation is Relation.INCOMPATIBLE and link is not best]
    if verdict.stance is Stance.PROHIBITED_QUALIFIED and against:
        why += f" But {against[0].clause}: {against[0].why}"
    return why
