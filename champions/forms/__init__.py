"""What the pages about organisations ask."""

from .agreeing import AcceptForm, AgreeForm, InPublicForm, MaybeWhyForm, OfferForm, TermsForm
from .blocking import AgreeToBlockForm, AskForBlockForm
from .documents import DocumentForm, RefuseForm
from .inviting import ColleagueForm, InviteForm
from .keeping_up import ChangeForm, RenewForm, RhythmForm
from .noting import DeliveredForm, LegalClassForm, PromiseForm, SignatureForm
from .people import EndPostForm, HandOverForm, MergeForm
from .signing_up import KeepApartForm, SignUpForm

__all__ = [
    "AcceptForm",
    "AgreeForm",
    "AgreeToBlockForm",
    "AskForBlockForm",
    "ChangeForm",
    "ColleagueForm",
    "DeliveredForm",
    "DocumentForm",
    "EndPostForm",
    "HandOverForm",
    "InPublicForm",
    "InviteForm",
    "KeepApartForm",
    "LegalClassForm",
    "MaybeWhyForm",
    "MergeForm",
    "OfferForm",
    "PromiseForm",
    "RefuseForm",
    "RenewForm",
    "RhythmForm",
    "SignUpForm",
    "SignatureForm",
    "TermsForm",
]
