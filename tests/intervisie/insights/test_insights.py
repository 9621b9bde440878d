"""The coordinator's pages: figures of groups together, help with planning, and never a person or a word of a circle."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import Organisation, User
from intervisie.evaluations import ledger
from intervisie.evaluations.models import Adapted, Evaluation, Figure, Kind, Remark
from intervisie.groups.models import Attendance, Group, Meeting, Mode
from intervisie.insights import charts
from intervisie.insights.paths import STILL_AFTER, paths
from intervisie.insights.table import OPTIONS, safe, write
from tests.factories import make_facilitator, make_group

PAGES = ("insights", "planning_help", "calls", "insights_report", "insights_table")
MEANS = {"said": [4.0, 12], "share": [3.5, 12], "method": [4.5, 12], "everybody": [4.0, 12], "tomorrow": [3.0, 12]}


@pytest.fixture
def coordinator(organisation: Organisation) -> User:
    made = make_facilitator("karim@example.org", organisation)
    made.is_facilitator, made.is_coordinator, made.name = False, True, "Karim Oudshoorn"
    made.save()
    return made


@pytest.fixture
def desk(coordinator: User) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke", field="Jeugd")


def hold(group: Group, number: int, came: int, weeks_ago: int = 1) -> Meeting:
    moment = timezone.now() - timedelta(weeks=weeks_ago)
    meeting = Meeting.objects.create(group=group, number=number, started_at=moment, held_at=moment)
    members = list(group.circle())[:came]
    Attendance.objects.bulk_create(Attendance(meeting=meeting, member=member) for member in members)
    return meeting


def plan(group: Group, number: int, mode: str = Mode.WITH) -> Meeting:
    begins = timezone.now() + timedelta(days=9)
    return Meeting.objects.create(
        group=group, number=number, mode=mode, begins_at=begins, ends_at=begins + timedelta(hours=2)
    )


def looked_back(organisation: Organisation, session: int, method: str, means: dict[str, list[float]]) -> Figure:
    """A meeting that was evaluated and closed, with the figure that was shown of it."""
    today = timezone.localdate()
    figure = Figure.objects.create(
        organisation=organisation,
        kind=Kind.SCORES,
        year=today.year,
        quarter=(today.month + 2) // 3,
        method=method,
        region="Jeugd",
        answers=12,
        invited=16,
        values=means,
    )
    now = timezone.now()
    Evaluation.objects.create(
        organisation=organisation,
        session=session,
        about="Wijkteam",
        method=method,
        region="Jeugd",
        held_on=today,
        asked_at=now,
        closes_at=now,
        closed_at=now,
        questions={},
        invited=16,
        answers=12,
        scores=figure,
    )
    return figure


# ---- who may look ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_only_a_coordinator_looks(facilitator_client: Client, desk: Client, page: str) -> None:
    answers = [client.get(reverse(page)).status_code for client in (desk, facilitator_client, Client())]

    assert answers == [200, 403, 302]


def test_groups_of_another_organisation_are_not_there(desk: Client, stranger: User) -> None:
    make_group(stranger, "Bram").name = "Van elders"
    Group.objects.filter(facilitator=stranger).update(name="Van elders")

    pages = [desk.get(reverse(page)).content.decode("latin-1") for page in PAGES[:3]]

    assert all("Van elders" not in page for page in pages)


def test_no_member_is_named_anywhere(desk: Client, group: Group) -> None:
    hold(group, 1, came=3)

    pages = " ".join(desk.get(reverse(page)).content.decode() for page in PAGES[:3])

    assert group.name in pages
    assert not [name for name in ("Anouk", "Yasmina", "Joost", "Femke") if name in pages]


def test_a_coordinator_finds_it_in_the_menu(desk: Client) -> None:
    page = desk.get(reverse("insights")).content.decode()

    assert f'href="{reverse("insights")}" aria-current="page"' in page


# ---- figures --------------------------------------------------------------------------------------------------------


def test_without_answers_it_says_so_instead_of_a_gap(desk: Client) -> None:
    page = desk.get(reverse("insights")).content.decode()

    assert page.count("te weinig antwoorden om te tonen") >= 4


def test_means_stand_in_the_chart_and_in_the_table_beside_it(desk: Client, organisation: Organisation) -> None:
    looked_back(organisation, 1, "roddelen", MEANS)

    page = desk.get(reverse("insights")).content.decode()

    assert 'cx="485.0"' in page  # 4.5 on the scale
    assert "<td>4,5</td>" in page
    assert "Roddelen" in page
    assert "<td>10–19</td>" in page
    assert "80%" in page  # twelve of sixteen, to the nearest ten


def test_a_method_with_too_few_answers_is_named_without_a_figure(desk: Client, organisation: Organisation) -> None:
    figure = looked_back(organisation, 1, "incidenten", MEANS)
    Figure.objects.filter(pk=figure.pk).delete()

    page = desk.get(reverse("insights")).content.decode()

    assert "Incidenten" in page
    assert 'class="chart__big"' not in page


def test_a_year_in_which_nobody_looked_back_is_no_filter(desk: Client, organisation: Organisation) -> None:
    looked_back(organisation, 1, "roddelen", MEANS)

    page = desk.get(reverse("insights"), {"year": "1999"}).content.decode()

    assert "alle jaren" in page
    assert f'<option value="{timezone.localdate().year}">' in page


def test_a_region_and_a_method_pick_whole_figures(desk: Client, organisation: Organisation) -> None:
    looked_back(organisation, 1, "roddelen", MEANS)
    other = looked_back(organisation, 2, "incidenten", MEANS | {"method": [2.0, 12]})
    Figure.objects.filter(pk=other.pk).update(region="Zorg")
    Evaluation.objects.filter(session=2).update(region="Zorg")

    pages = [desk.get(reverse("insights"), chosen).content.decode() for chosen in ({}, {"region": "Zorg"})]
    both = desk.get(reverse("insights"), {"region": "Zorg", "method": "roddelen"}).content.decode()

    assert ["<td>3,2</td>" in page for page in pages] == [True, False]
    assert ["<td>2,0</td>" in page for page in pages] == [True, True]
    assert "<td>2,0</td>" not in both
    assert "te weinig antwoorden om te tonen" in both


@pytest.mark.parametrize(
    "chosen", [{"region": "' OR 1=1"}, {"method": "=1+1"}, {"page": "99999"}, {"page": "-1"}], ids=str
)
def test_what_is_not_on_the_list_is_no_filter(desk: Client, organisation: Organisation, chosen: dict[str, str]) -> None:
    looked_back(organisation, 1, "roddelen", MEANS)

    page = desk.get(reverse("insights"), chosen)

    assert page.status_code == 200
    assert "<td>4,5</td>" in page.content.decode()


def test_a_row_without_a_figure_says_so_across(desk: Client, organisation: Organisation) -> None:
    figure = looked_back(organisation, 1, "roddelen", MEANS)
    Figure.objects.filter(pk=figure.pk).update(values={"gone": [4.0, 12]})

    page = desk.get(reverse("insights")).content.decode()

    assert "<td>10–19</td>" not in page
    assert 'colspan="7"' in page


def test_the_middle_half_is_one_of_figures() -> None:
    circles = [(2.0, 5), (3.0, 5), (3.5, 5), (4.5, 5)]

    assert ledger.middle(circles) == (2.0, 3.5)
    assert ledger.middle(circles[:2]) == (2.0, 3.0)


def test_wishes_known_together_share_a_part_in_the_colours_of_both() -> None:
    drawn = charts.parts(
        [("Met deze reeks", 60, [0]), ("Met een thema / Het is goed zo", 40, [2, 3]), ("Niets", 0, [3])]
    )

    assert [[stripe.tone for stripe in part.stripes] for part in drawn] == [[0], [2, 3], [3]]
    assert [part.says for part in drawn] == ["60%", "40%", "<5%"]
    assert [part.has_room for part in drawn] == [True, True, False]
    assert drawn[-1].x + drawn[-1].width <= charts.WIDE


def test_lines_that_meet_have_their_values_on_either_side() -> None:
    upper, lower = charts.trend(["Jan", "Apr"], [("Veilig", [4.0, 3.0]), ("Aandeel", [4.0, 3.5])], "").lines

    assert [dot.value_y < dot.y for dot in upper.dots] == [True, False]
    assert [dot.value_y < dot.y for dot in lower.dots] == [False, True]


def test_twelve_remarks_stand_on_a_page(desk: Client, organisation: Organisation) -> None:
    block = Figure.objects.create(
        organisation=organisation, kind=Kind.REMARKS, year=2026, answers=14, invited=20, values=[]
    )
    looked_back(organisation, 1, "roddelen", MEANS)
    evaluation = Evaluation.objects.get()
    Remark.objects.bulk_create(Remark(evaluation=evaluation, text=f"Zin {each}.", block=block) for each in range(14))

    pages = [desk.get(reverse("insights"), {"page": page}).content.decode() for page in ("1", "2", "9")]

    assert [page.count("said said--m") for page in pages] == [12, 2, 2]
    assert "14 opmerkingen" in pages[0]


# ---- groups ---------------------------------------------------------------------------------------------------------


def test_presence_and_progress_are_counted(coordinator: User, group: Group) -> None:
    hold(group, 1, came=4)
    hold(group, 2, came=2)
    plan(group, 3)

    path = paths(coordinator)[0]

    assert (path.held, path.left, path.percent) == (2, 8, 75)
    assert [stop.state for stop in path.stops[:4]] == ["held", "held", "planned", "open"]
    assert path.following is not None


@pytest.mark.parametrize(
    ("weeks", "ahead", "still"),
    [(9, False, True), (7, False, False), (9, True, False)],
    ids=["long", "lately", "ahead"],
)
def test_a_group_stands_still_when_nothing_happened_and_nothing_will(
    coordinator: User, group: Group, *, weeks: int, ahead: bool, still: bool
) -> None:
    hold(group, 1, came=4, weeks_ago=weeks)
    if ahead:
        plan(group, 2)

    path = paths(coordinator)[0]

    assert timedelta(weeks=8) == STILL_AFTER
    assert path.stands_still(timezone.localdate()) is still


def test_help_names_who_to_call_and_why(desk: Client, group: Group, facilitator: User) -> None:
    hold(group, 1, came=4, weeks_ago=12)

    page = desk.get(reverse("calls")).content.decode()

    assert facilitator.name in page
    assert group.name in page
    assert "staat stil" in page
    assert "Ruimte voor notities" in page


def test_facilitators_who_are_asked_for_are_counted(desk: Client, group: Group) -> None:
    plan(group, 1)
    plan(group, 2, mode=Mode.WITHOUT)

    page = desk.get(reverse("planning_help")).content.decode()

    assert f"<td>{group.name}</td><td>1</td>" in page


def test_a_moment_with_too_few_answers_is_named_instead_of_a_gap() -> None:
    drawn = charts.trend(
        ["Jan", "Apr", "Jul"], [("Veilig", [3.5, None, 4.0]), ("Eigen aandeel", [3.0, None, None])], ""
    )

    assert [mark.name for mark in drawn.hidden] == ["Apr"]
    assert [len(line.dots) for line in drawn.lines] == [2, 1]


# ---- to take along --------------------------------------------------------------------------------------------------


def test_the_report_is_a_pdf(desk: Client, organisation: Organisation, group: Group) -> None:
    looked_back(organisation, 1, "roddelen", MEANS)
    hold(group, 1, came=3)

    answer = desk.get(reverse("insights_report"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_no_text_becomes_a_formula(desk: Client, group: Group) -> None:
    Group.objects.filter(pk=group.pk).update(name='=HYPERLINK("https://elders.example","klik")', field="+31 6")

    content = desk.get(reverse("insights_table")).content

    with ZipFile(BytesIO(content)) as book:
        sheets = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))
        texts = book.read("xl/sharedStrings.xml")
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets.lower()
    assert b"'=HYPERLINK" in texts
    assert b"'+31 6" in texts


RISKY = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "\n=", " =")
PAYLOADS = (
    "1+1", "cmd|' /C calc'!A0", 'HYPERLINK("https://elders.example","klik")', "SUM(A1:A9)", "IMPORTXML(A1)",
    "WEBSERVICE(A1)", "DDE(A1)", "2+5+cmd", "{1+1}", "ROW()", "http://elders.example", "mailto:a@b.example",
    "internal:Sheet1!A1", "external:x.xlsx", "12", "1e5", "TRUE", "<f>1</f>", "_x003D_1+1", "\u202e1",
)  # fmt: skip


def test_two_hundred_values_become_two_hundred_texts() -> None:
    values = [f"{start}{rest}" for start in RISKY for rest in PAYLOADS]
    content = BytesIO()

    with xlsxwriter.Workbook(content, OPTIONS) as book:
        write(book, "T15", [[value, value] for value in values])

    with ZipFile(content) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        links = [name for name in book.namelist() if "rels/sheet" in name]
    cells = sheet.findall(".//{*}c")
    assert len(values) == 200
    assert len(cells) == 400
    assert {cell.get("t") for cell in cells} == {"s"}
    assert [*sheet.iterfind(".//{*}f"), *sheet.iterfind(".//{*}hyperlink"), *links] == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "＋"], ids=ascii)
def test_no_column_of_the_workbook_holds_a_formula(
    desk: Client, organisation: Organisation, group: Group, facilitator: User, start: str
) -> None:
    risky = f"{start}1+1"
    fill_with(risky, organisation, group, facilitator)

    content = desk.get(reverse("insights_table")).content

    with ZipFile(BytesIO(content)) as book:
        sheets = [ElementTree.fromstring(book.read(name)) for name in book.namelist() if "worksheets/sheet" in name]
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    texts = ["".join(each.itertext()) for each in strings.findall("{*}si")]
    assert len(sheets) == 5
    assert [each for sheet in sheets for each in sheet.iterfind(".//{*}f")] == []
    assert len([text for text in texts if risky in text]) >= 3  # alone, with a day, as a text
    assert [text for text in texts if text.lstrip().startswith(RISKY)] == []


def fill_with(risky: str, organisation: Organisation, group: Group, facilitator: User) -> None:
    """Every text that people write and that stands in the workbook is this one."""
    figure = looked_back(organisation, 1, "-2-3", {**MEANS, "own-1": [3.0, 12]})
    evaluation = Evaluation.objects.get()
    Figure.objects.filter(pk=figure.pk).update(region=risky)
    Evaluation.objects.update(region=risky, group=group.pk)
    Group.objects.update(name=risky, field=risky)
    User.objects.filter(pk=facilitator.pk).update(name=risky)
    Adapted.objects.create(organisation=organisation, chosen=["said", "share", "method"], own=[f"{risky} eigen zin"])
    block = Figure.objects.create(
        organisation=organisation, kind=Kind.REMARKS, year=evaluation.held_on.year, answers=12, invited=16, values=[]
    )
    Remark.objects.create(evaluation=evaluation, text=f"{risky} tekst", block=block)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0"], ids=repr)
def test_risky_beginnings_get_a_quote(start: str) -> None:
    assert safe(f"{start}1+1") == f"'{start}1+1"
    assert safe("Jeugd") == "Jeugd"
