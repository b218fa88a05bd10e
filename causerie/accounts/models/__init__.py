from causerie.accounts.models.account_event import AccountEvent, AccountEventKind
from causerie.accounts.models.data_export import DataExport, ExportState
from causerie.accounts.models.former_handle import FormerHandle
from causerie.accounts.models.limit import Limit
from causerie.accounts.models.mail_trouble import MailTrouble
from causerie.accounts.models.user import TextSize, Theme, User, UserManager

__all__ = [
    "AccountEvent",
    "AccountEventKind",
    "DataExport",
    "ExportState",
    "FormerHandle",
    "Limit",
    "MailTrouble",
    "TextSize",
    "Theme",
    "User",
    "UserManager",
]
