"""Shortening and stretching, minute by minute."""

from hypothesis import given
from hypothesis import strategies as st

from methods.fitting import Length, shrink, stretch

lengths = st.lists(
    st.builds(Length, minutes=st.integers(2, 60), own=st.integers(1, 60), least=st.integers(0, 2)), max_size=8
)


@given(lengths=lengths, over=st.integers(-5, 300))
def test_shrinking_takes_what_is_asked_and_never_below_the_least(lengths: list[Length], over: int) -> None:
    minutes = shrink(lengths, over)

    total, least = sum(each.minutes for each in lengths), sum(each.least for each in lengths)
    assert sum(minutes) == max(least, total - max(0, over))
    assert all(length.least <= left <= length.minutes for length, left in zip(lengths, minutes, strict=True))


@given(lengths=lengths, under=st.integers(-5, 300))
def test_stretching_gives_what_is_asked(lengths: list[Length], under: int) -> None:
    minutes = stretch(lengths, under)

    assert sum(minutes) == sum(each.minutes for each in lengths) + (max(0, under) if lengths else 0)
    assert all(now >= length.minutes for length, now in zip(lengths, minutes, strict=True))


def test_what_has_most_left_of_its_own_time_gives_first() -> None:
    minutes = shrink([Length(10, own=20), Length(10, own=10)], 3)

    assert minutes == [10, 7]
