"""What Textual finds out anew each time and always comes to the same, found out once: it took a
tenth of the time.
"""

from collections.abc import Callable, Iterator
from typing import Any

from textual import _callback
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive

get, handlers, count = (
    Reactive.__get__,
    MessagePump._get_dispatch_methods,
    _callback._count_parameters,
)

COMPUTED: dict[tuple[type, str], bool] = {}
"""Whether a value is reckoned whenever it is asked for, by the class and the method that would."""

CHOOSY: dict[tuple[type, type], bool] = {}
"""Whether anything in a class has a handler for a message that looks at where it comes from."""

HANDLING: dict[tuple[type, str], list[type]] = {}
"""The classes with a handler of a name, of all that a class inherits from."""

COUNTED: dict[Any, int] = {}
"""How many parameters a function has, by its code."""


class Silent:
    """A log nobody reads."""

    @property
    def event(self) -> "Silent":
        return self

    def verbosity(self, _verbose: bool) -> "Silent":
        return self

    def warning(self, *_: object) -> None:
        pass

    def __call__(self, *_: object, **__: object) -> None:
        pass


def value(self: Any, obj: Any, kind: type) -> Any:
    """The value of an attribute that widgets follow."""
    if obj is None:
        return self
    asked = (type(obj), self.compute_name)
    if asked not in COMPUTED:
        COMPUTED[asked] = hasattr(obj, self.compute_name)
    if COMPUTED[asked] or self.internal_name not in obj.__dict__:
        return get(self, obj, kind)
    return obj.__dict__[self.internal_name]


def is_choosy(kind: type, message: type) -> bool:
    """Whether a handler of a message, in any of these classes, looks at where it comes from."""
    if (kind, message) not in CHOOSY:
        told = [one for one in message.__mro__ if issubclass(one, Message)]
        CHOOSY[kind, message] = any(
            one in cls.__dict__.get("_decorated_handlers", ())
            for cls in kind.__mro__
            for one in told
        )
    return CHOOSY[kind, message]


def handling(self: Any, name: str, message: Any) -> Iterator[tuple[type, Callable[..., Any]]]:
    """The methods that handle a message."""
    kind = type(self)
    if is_choosy(kind, type(message)):
        yield from handlers(self, name, message)
        return
    if (kind, name) not in HANDLING:
        either = {name, f"_{name}"}
        HANDLING[kind, name] = [cls for cls in kind.__mro__ if not either.isdisjoint(vars(cls))]
    for cls in HANDLING[kind, name]:
        if message._no_default_action:
            break
        method = cls.__dict__.get(f"_{name}") or cls.__dict__.get(name)
        if method is not None and not getattr(method, "_textual_on", None):
            yield cls, method.__get__(self, cls)


def counted(func: Any) -> int:
    """How many parameters a function has."""
    code = getattr(func, "__code__", None)
    if code is None or hasattr(func, "__wrapped__") or hasattr(func, "__signature__"):
        return count(func)
    if code not in COUNTED:
        COUNTED[code] = count(func)
    return COUNTED[code]
