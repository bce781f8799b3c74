"""The golden examples of a scheme: each must come out as it is written."""

from __future__ import annotations

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.scheme import BandsRule, MatrixRule, Scheme
from penilaian_desktop.domain.scheme_checks import Defect, defects
from penilaian_desktop.domain.scoring import score

PREDICATE = "predikat"
"""The result that an appraisal takes over."""


def faults(scheme: Scheme) -> tuple[Defect, ...]:
    """Return everything that keeps a scheme from being released, its examples included.

    Examples are computed only where the scheme itself is sound.
    """
    return defects(scheme) or example_defects(scheme)


def example_defects(scheme: Scheme) -> tuple[Defect, ...]:
    """Return the examples that do not come out as they are written: "nilai: 85.00, bukan 84.00"."""
    found = []
    for number, example in enumerate(scheme.examples, start=1):
        key = f"examples.{number}"
        try:
            result = score(scheme, example.facts).result
        except RuleViolation as problem:
            found.append(Defect("scheme_example_refused", key, describe(problem).text))
            continue
        names = [*result, *(name for name in example.result if name not in result)]
        for name in names:
            due, told = result.get(name, "-"), example.result.get(name, "-")
            if due != told:
                found.append(
                    Defect("scheme_example_wrong", f"{key}.{name}", f"{due}, bukan {told}")
                )
    return tuple(found)


def appraises(scheme: Scheme) -> bool:
    """Tell whether a scheme says a predikat that an appraisal can bear: one of the five."""
    for told in scheme.results:
        if told.name != PREDICATE or told.optional:
            continue
        rule = next((r for r in scheme.rules if r.name == told.rule), None)
        if isinstance(rule, MatrixRule | BandsRule):
            codes = next((s.codes for s in scheme.scales if s.name == rule.scale), ())
            return bool(codes) and set(codes) <= {p.value for p in Predicate}
    return False
