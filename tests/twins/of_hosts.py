"""Guards around meetings without a facilitator: what a link opens, and who looks along."""

from __future__ import annotations

from .surgery import Twin

HOSTING = "tests/sessions/views/test_hosting.py"
COMMANDS = "intervisie/groups/commands/hosting.py"

TWINS = (
    Twin(
        guard="a host's link works once",
        file=COMMANDS,
        old="meeting.host_key not in {None, sent}:",
        new="False:",
        test=f"{HOSTING}::test_a_link_works_once",
        long=True,
    ),
    Twin(
        guard="a host's link works on its day alone",
        file=COMMANDS,
        old="    _check_day(meeting)\n",
        new="",
        test=f"{HOSTING}::test_a_link_works_on_its_day_alone",
        long=True,
    ),
    Twin(
        guard="nobody looks along when a member hosts",
        file="sessions/access.py",
        old="    if found.is_among_members:\n        raise AmongMembers\n",
        new="",
        test=f"{HOSTING}::test_the_facilitator_of_the_group_does_not_look_along",
        long=True,
    ),
    Twin(
        guard="nor listens along",
        file="sessions/consumers.py",
        old=".guided()",
        new="",
        test="tests/sessions/test_consumers.py::test_nobody_listens_along_when_a_member_hosts",
        long=True,
    ),
    Twin(
        guard="a method with a gate is offered to a host only when its facilitator checked it",
        file="sessions/forms/hosting.py",
        old=" if not method.gate or method.slug in meeting.cleared",
        new="",
        test="tests/sessions/views/test_host_form.py::test_a_method_with_a_gate_is_there_only_when_its_facilitator_checked_it",
        long=True,
    ),
)
