"""The zero-width non-joiner of Persian spelling is read; every other invisible sign is not."""

import pytest

from corridors.catalogue import Catalogue
from corridors.errors import Fault
from tests.corridors.samples import DataFolder

PERSIAN_NAME = 2
NAIBABAD = "نایب\u200cآباد"


def _faults_of_name(folder: DataFolder, name: str) -> list[Fault]:
    return folder.set("names", PERSIAN_NAME, name=name).faults()


def test_a_non_joiner_between_two_letters_is_kept(folder: DataFolder) -> None:
    folder.set("names", PERSIAN_NAME, name=NAIBABAD)

    names = folder.load().names["hub-a"]

    assert [name.name for name in names if name.language == "fa"] == [NAIBABAD]


@pytest.mark.parametrize(
    "name",
    [
        "نایب\u200c",
        "\u200cآباد",
        "نایب\u200c\u200cآباد",
        "نایب \u200cآباد",
        "Naib\u200cabad",
        "Наиб\u200cабад",
        "\u200c",
    ],
)
def test_a_non_joiner_elsewhere_is_a_fault(folder: DataFolder, name: str) -> None:
    assert [fault.expected for fault in _faults_of_name(folder, name)] == [
        "printable text on one line"
    ]


@pytest.mark.parametrize(
    "sign",
    [
        "\u0007",
        "\u00ad",
        "\u061c",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202c",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2069",
        "\ufeff",
    ],
)
def test_another_invisible_sign_is_a_fault(folder: DataFolder, sign: str) -> None:
    faults = _faults_of_name(folder, f"نایب{sign}آباد")

    assert [fault.expected for fault in faults] == ["printable text on one line"]


def test_the_shipped_names_keep_their_non_joiners(shipped: Catalogue) -> None:
    local = {point.name_local for points in shipped.waypoints.values() for point in points}

    assert {
        NAIBABAD,
        "جبل\u200cالسراج",
        "قرغه\u200cای",
        "جلال\u200cآباد",
        "بتی\u200cکوت",
        "اینچه\u200cبرون",
    } <= local
