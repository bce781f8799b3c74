"""What the page asks of the program around it beyond `ui.kit.runtime`: the keys of accounts.

Passwords wrap keys in the vault, which only the composition root opens. A program without these
doors (a one-shot tool) shows why the forms are closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.account import Account
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.ui.kit.preferences import Preference

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

BACKUP_FOLDER = Preference("backup/folder", "")
"""Where backups are put; "" means the folder `backups` of the workspace."""


class NewAccount(NamedTuple):
    """What a person fills in to make an account; `person_id` is "" for one that is nobody's."""

    name: str
    password: str
    person_id: str
    roles: frozenset[Role]


@runtime_checkable
class AccountKeys(Protocol):
    """The vault of the open workspace, as far as settings need it; slow: never in the GUI."""

    def change_password(self, old: str, new: str) -> None:
        """Change the password of the account that is signed in.

        Raises NotAllowed `wrong_password`, RuleViolation `password_short`.
        """

    def create_account(self, wanted: NewAccount) -> Outcome[Account]:
        """Make an account with its own key. Raises RuleViolation at a field, NotAllowed."""


@runtime_checkable
class KeyRenewal(Protocol):
    """The door to a new signing key of whoever is signed in; slow: never in the GUI."""

    def renew_key(self, password: str) -> None:
        """Make it, under the same password. Raises NotAllowed `wrong_password`."""


def key_renewal(context: UiContext) -> KeyRenewal | None:
    """Return the door, None where the program has none."""
    runtime = context.runtime
    return runtime if isinstance(runtime, KeyRenewal) else None


def account_keys(context: UiContext) -> AccountKeys | None:
    """Return the doors to the vault, None where the program has none."""
    runtime = context.runtime
    return runtime if isinstance(runtime, AccountKeys) else None
