"""Office files are zip archives: the same contents give the same bytes, whatever made them and on whatever machine."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_CONTENT_TYPES = "[Content_Types].xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can tell."""


def repeatable(archive: bytes) -> bytes:
    """The same archive with its members in order, stored as they are, and of one day.

    Stored, since what compression comes to depends on the version of zlib. What says of which type its members are goes
    first, as readers of such files expect.
    """
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(made, "w", ZIP_STORED) as written:
        for name in sorted(given.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            member = ZipInfo(name, _FIRST_DAY)
            member.create_system = 0
            written.writestr(member, given.read(name))
    return made.getvalue()
