"""Units of one kind are brought to one, exactly."""

import pytest

from corridors.catalogue import Catalogue
from corridors.reports.quantities import Quantity, in_base_unit


@pytest.mark.parametrize(
    ("value", "unit", "quantity"),
    [
        (3.43, "km2", Quantity(343.0, "ha")),
        (2.6, "usd-billion", Quantity(2600.0, "usd-million")),
        (240.0, "kt", Quantity(0.24, "mt")),
        (355.0, "kzt-million", Quantity(0.355, "kzt-billion")),
        (7.0, "teu", Quantity(7.0, "teu")),
        (1.5, None, Quantity(1.5, "")),
    ],
)
def test_a_value_is_told_in_the_unit_its_kind_is_compared_in(
    value: float, unit: str | None, quantity: Quantity
) -> None:
    assert in_base_unit(value, unit) == quantity


def test_bringing_to_a_unit_twice_changes_nothing_more(shipped: Catalogue) -> None:
    once = [in_base_unit(2.0, unit) for unit in shipped.vocabularies["unit"]]

    assert [in_base_unit(one.value, one.unit) for one in once] == once


def test_every_unit_it_brings_to_is_one_of_the_vocabulary(shipped: Catalogue) -> None:
    units = shipped.vocabularies["unit"]

    assert {in_base_unit(1.0, unit).unit for unit in units} <= set(units)
