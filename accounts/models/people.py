"""Who a person is to the service: the account, and the roles held between two dates."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.db.models.functions import Lower
from django.utils import timezone


def today() -> dt.date:
    return timezone.localdate()


class UserQuerySet(models.QuerySet["User"]):
    def holding(self, *kinds: str) -> UserQuerySet:
        """People who hold one of these roles today and may still sign in."""
        roles = Role.objects.current().filter(kind__in=kinds)
        return self.filter(is_active=True, pk__in=roles.values("user"))

    def signing_in_with(self, email: str) -> User | None:
        """Who comes in by this address; nobody where it is a young adult's, whose door is another."""
        return self.filter(email=email.lower(), is_active=True, signs_in_by_link=False).first()

    def visible_to(self, user: User) -> UserQuerySet:
        """For service managers everyone who is not a young adult; for everybody else just themselves."""
        if user.holds(Role.Kind.SERVICE_MANAGER):
            return self.filter(Q(signs_in_by_link=False) | Q(pk__in=Role.objects.values("user")))
        return self.filter(pk=user.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email: str | None = None, password: str | None = None, **fields) -> User:
        user = self.model(email=email.lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. Staff and champions are known by their e-mail address; a young adult signs in by a one-use
    link or a code (`signs_in_by_link`) and needs no address. A telephone number is never an identity.
    """

    email = models.EmailField(max_length=254, unique=True, null=True, blank=True)
    name = models.CharField(max_length=150, help_text="What this person is called on screen")
    signs_in_by_link = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="en-gb", help_text="In which their own pages speak")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(signs_in_by_link=True), name="user_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower("email")), name="user_email_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or f"Account {self.pk}"

    def roles_today(self) -> frozenset[str]:
        """The kinds of role held today: one query, remembered for as long as this object lives (a
        request).
        """
        if not hasattr(self, "_roles_today"):
            self._roles_today = frozenset(self.roles.current().values_list("kind", flat=True))
        return self._roles_today

    def holds(self, *kinds: str) -> bool:
        return self.is_active and not self.roles_today().isdisjoint(kinds)


class RoleQuerySet(models.QuerySet["Role"]):
    def current(self) -> RoleQuerySet:
        return self.filter(starts_on__lte=today()).filter(Q(ends_on=None) | Q(ends_on__gte=today()))

    def to_pass_on(self) -> RoleQuerySet:
        """Over, and nobody has looked yet at what hung on them."""
        return self.filter(ends_on__lt=today(), passed_on_at=None)


class DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()
    template = "%(function)s(%(expressions)s, '[]')"


class Role(models.Model):
    """What somebody is in the council's service, from one date to another; several at once are possible.

    Champions hold theirs in `champions.Champion` (at one organisation), young adults by their own record.
    """

    class Kind(models.TextChoices):
        ETE_WORKER = "ete_worker", "ETE worker"
        PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
        SERVICE_MANAGER = "service_manager", "Service manager"
        PANEL_MEMBER = "panel_member", "Panel member"
        INSPECTOR = "inspector", "Young Inspector"

    # An inspector is recruited, on a page of its own: the role alone would not say for what pay.
    GIVEN = [choice for choice in Kind.choices if choice[0] != "inspector"]

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    starts_on = models.DateField(default=today)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day on which it is held")
    passed_on_at = models.DateTimeField(
        null=True, blank=True, help_text="When it had ended and what hung on it was passed on"
    )

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="role_ends_after_start"
            ),
            ExclusionConstraint(
                name="role_held_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="inspector_has_no_other_role",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    (Case(When(kind="inspector", then=1), default=0), RangeOperators.NOT_EQUAL),
                    (DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_kind_display()}"
