"""stub"""

from tryg_tui.store.loading import read_meeting


class Watcher:
    def __init__(self, root):
        self._root = root
        self._seen = {}
        self.changed()

    def changed(self, only=None):
        now = {}
        if only is not None:
            paths = [self._root / p for p in only]
        else:
            paths = [p for p in self._root.rglob("*.toml") if not p.name.startswith(".")]
        for p in paths:
            try:
                s = p.stat()
            except OSError:
                continue
            now[str(p.relative_to(self._root))] = (
                s.st_ino,
                s.st_size,
                s.st_mtime_ns,
                s.st_ctime_ns,
            )
        if only is None:
            ch = {k for k in now.keys() | self._seen.keys() if now.get(k) != self._seen.get(k)}
            self._seen = now
        else:
            ch = {k for k in only if now.get(k) != self._seen.get(k)}
            for k in only:
                self._seen[k] = now.get(k)
        return frozenset(ch)


def read_whole(root, path):
    loaded, _ = read_meeting(root, path)
    return loaded
