"""Why something was not stored: sentences that go on after "NOT saved: "."""

import errno
import os
import sqlite3
from pathlib import Path

Failure = sqlite3.Error | OSError

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_UNWRITABLE = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.ELOOP}

SPARE_BYTES = 64 * 1024
"""With less room than this SQLite cannot even open its files, and says "I/O error"."""


class DamagedError(sqlite3.DatabaseError):
    """The file opens as a database, but its content is not sound."""


def is_damage(error: BaseException) -> bool:
    """Whether the file is no sound database, and nothing else is wrong."""
    return isinstance(error, DamagedError) or _code(error) in _DAMAGED


def is_busy(error: BaseException) -> bool:
    """Whether another instance holds the file, so that waiting helps."""
    return _code(error) in _BUSY


def is_unwritable(error: Failure) -> bool:
    """Whether the file may still be readable although it cannot be written."""
    return isinstance(error, OSError) or _code(error) in _UNWRITABLE


def reason(error: Failure, path: Path) -> str:
    """The sentence for a failure at the file `path`; it begins in lower case."""
    if is_damage(error):
        return f"the bookmark file {path} is damaged"
    if is_busy(error) or isinstance(error, BlockingIOError):
        return f"another program keeps {path} locked"
    if isinstance(error, OSError):
        return _reason_of_system(error, path)
    return _reason_of_database(error, path)


def _reason_of_system(error: OSError, path: Path) -> str:
    if error.errno in _NO_ROOM:
        return "the disk is full"
    if error.errno in _FORBIDDEN:
        return f"the folder {path.parent} cannot be written"
    if error.errno in _NO_FOLDER:
        return f"{_obstacle(path)} is not a folder"
    return f"the folder {path.parent} cannot be used ({error.strerror or error})"


def _obstacle(path: Path) -> Path:
    """The part of the path that stands where a folder should be."""
    return next((one for one in path.parents if one.is_file()), path.parent)


def _reason_of_database(error: sqlite3.Error, path: Path) -> str:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path.parent)):
        return "the disk is full"
    if code == sqlite3.SQLITE_IOERR:
        return f"the disk reports an error at {path} ({_name(error)})"
    if code in _UNWRITABLE:
        at_fault = path if os.access(path.parent, os.W_OK | os.X_OK) else path.parent
        return f"{'the file' if at_fault is path else 'the folder'} {at_fault} cannot be written"
    return f"the bookmark file {path} cannot be used ({error})"


def _code(error: BaseException) -> int | None:
    """SQLite's primary result code; the upper bits only say where it happened."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", error))


def _is_full(folder: Path) -> bool:
    try:
        room = os.statvfs(folder)
    except OSError:
        return False
    return room.f_bavail * room.f_frsize < SPARE_BYTES
