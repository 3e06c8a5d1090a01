"""stub"""

import getpass
import os
import secrets
import socket
from typing import Literal

import msgspec

Role = Literal["secretary", "screen", "follower"]


class Live(msgspec.Struct, frozen=True, kw_only=True):
    role: Role
    user: str
    host: str
    pid: int
    boot: str = ""
    nonce: str
    item: str = ""
    step: int = 0
    writing: bool = False
    blank: bool = False
    beat: int = 0


def myself(role):
    return Live(
        role=role,
        user=getpass.getuser(),
        host=socket.gethostname(),
        pid=os.getpid(),
        nonce=secrets.token_hex(8),
    )


def _d(root):
    return root / "minutes" / ".live"


def write_live(root, m, live):
    _d(root).mkdir(exist_ok=True)
    p = _d(root) / f"{m}~{live.nonce}.json"
    t = p.with_name("." + p.name)
    t.write_bytes(msgspec.json.encode(live))
    os.replace(t, p)


def remove_live(root, m, live):
    (_d(root) / f"{m}~{live.nonce}.json").unlink(missing_ok=True)


def read_live(root, m):
    out = []
    try:
        names = sorted(os.listdir(_d(root)))
    except OSError:
        return ()
    for n in names:
        if n.startswith(m + "~"):
            try:
                out.append(msgspec.json.decode((_d(root) / n).read_bytes(), type=Live))
            except (OSError, msgspec.MsgspecError):
                pass
    return tuple(out)


def position(lives):
    return max(lives, key=lambda l: (l.step, l.nonce), default=None)


class Presence:
    def __init__(self):
        self._s = {}

    def present(self, lives, now):
        for l in lives:
            if self._s.get(l.nonce, (None, 0))[0] != l.beat:
                self._s[l.nonce] = (l.beat, now)
        return tuple(l for l in lives if now - self._s[l.nonce][1] < 15)
