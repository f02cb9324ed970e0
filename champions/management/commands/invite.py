"""Invite somebody from the command line: the first service manager, or whoever cannot be mailed.

Asked again it prints a new link, and the earlier one is dead: nobody else could give the first manager one.
"""

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from accounts import invitations
from accounts.invitation_tokens import issue_token
from accounts.letters import address
from accounts.models import CHAMPION, Invitation, Role
from champions.invitations import invite
from champions.models import Organisation
from lifecycles import NotNow
from rulebook.writing import day


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=[*dict(Role.GIVEN), CHAMPION])
        parser.add_argument("--name", default="", help="without one, the part before the @")
        parser.add_argument("--organisation", default="", help="for a champion: its name as it stands here")

    @transaction.atomic
    def handle(self, *, email, role, name, organisation, **options):
        try:
            validate_email(email)
            invitation = self.asked_before(email, role, organisation) or self.invited(
                email, name or email.partition("@")[0], role, organisation
            )
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address.") from None
        except NotNow as refused:
            raise CommandError(refused.sentence) from None
        link = address("accounts:invitation", issue_token(invitation))
        until = day(invitation.expires_at, short=True)
        self.stdout.write(f"This link works once, until {until}. It is not shown again.\n{link}")

    def asked_before(self, email: str, role: str, organisation: str) -> Invitation | None:
        pending = Invitation.objects.pending().filter(email=email.lower(), kind=role)
        if role == CHAMPION:
            pending = pending.filter(champion__organisation__name=organisation)
        invitation = pending.first()
        return invitation and invitations.resend(invitation, by=None)

    def invited(self, email: str, name: str, role: str, organisation: str) -> Invitation:
        if role != CHAMPION:
            return invitations.invite(email, name, role, by=None)
        found = Organisation.objects.filter(name=organisation)
        if len(found) != 1:
            raise CommandError("Name the champion’s organisation with --organisation, as it is called here.")
        return invite(email, name, found[0], by=None)
