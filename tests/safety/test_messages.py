"""What a child says is read as values of a letter and nothing else, whatever it says."""

from __future__ import annotations

import io
import os
import pickle
from typing import Any

import pytest

from letterkit.isolation.messages import Kind, message, messages
from letterkit.model.letter import Role


class Bomb:
    """What a child that was taken over might send."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("echo boom",)


@pytest.mark.parametrize(
    "packed",
    [
        pickle.dumps(Bomb()),
        pickle.dumps(pickle.Unpickler),
        pickle.dumps(os.getcwd),
        pickle.dumps(io.BytesIO),
        b"cbuiltins\ngetattr\n(cletterkit.model.letter\nRole\nV__subclasses__\ntR.",
        b"cbuiltins\ngetattr\n(Vtext\nVformat\ntR.",
        b"",
        b"\x80",
    ],
)
def test_no_message_can_act(packed: bytes) -> None:
    said = Kind.RESULT.value.encode() + len(packed).to_bytes(8, "big") + packed
    with pytest.raises(ValueError, match="cannot be read"):
        list(messages(said))


def test_a_function_of_the_model_is_no_type() -> None:
    packed = b"cletterkit.model.roster\nparse_represents\n(V300\ntR."
    said = Kind.RESULT.value.encode() + len(packed).to_bytes(8, "big") + packed
    with pytest.raises(ValueError, match="no type of a letter"):
        list(messages(said))


@pytest.mark.parametrize("cut", [1, 5, 12])
def test_a_message_that_is_cut_off_is_none(cut: int) -> None:
    whole = message(Kind.DOING, "a") + message(Kind.RESULT, (1, 2))
    assert [kind for kind, _ in messages(whole[:-cut])] == [Kind.DOING]


def test_bytes_of_no_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="Kind"):
        list(messages(b"?" + bytes(8)))


def test_a_member_of_an_enumeration_is_read_as_each_python_writes_it() -> None:
    by_name = b"cbuiltins\ngetattr\n(cletterkit.model.letter\nRole\nVSUBJECT\ntR."  # 3.11.0 to 3.11.3
    for packed in (by_name, pickle.dumps(Role.SUBJECT)):
        said = Kind.RESULT.value.encode() + len(packed).to_bytes(8, "big") + packed
        assert list(messages(said)) == [(Kind.RESULT, Role.SUBJECT)]
