"""The authorities of England: corporate parents, and the districts in which people live."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def corporate_parents(self) -> AuthorityQuerySet:
        """Children's services authorities: a young adult who grew up in care belongs to one of them."""
        return self.filter(upper_tier=None)

    def districts(self) -> AuthorityQuerySet:
        """The authorities whose areas cover England once: every address lies in exactly one."""
        return self.exclude(kind=Authority.Kind.COUNTY)

    def within(self, parent: Authority) -> AuthorityQuerySet:
        """The districts of one corporate parent; a single-tier authority is its own."""
        return self.districts().filter(Q(pk=parent.pk) | Q(upper_tier=parent))


class Authority(models.Model):
    """A local authority, known by its nine-character GSS code, as in the postcode directory."""

    class Kind(models.TextChoices):
        COUNTY = "county", "County"
        UNITARY = "unitary", "Unitary authority"
        METROPOLITAN = "metropolitan", "Metropolitan borough"
        LONDON_BOROUGH = "london_borough", "London borough"
        DISTRICT = "district", "District"

    gss_code = models.CharField("GSS code", max_length=9, primary_key=True)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    upper_tier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="districts"
    )
    region = models.CharField(max_length=30)
    dfe_number = models.PositiveSmallIntegerField("DfE number", null=True, blank=True, unique=True)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="district", upper_tier__isnull=False, dfe_number__isnull=True)
                | (~Q(kind="district") & Q(upper_tier__isnull=True, dfe_number__isnull=False)),
                name="authority_district_has_upper_tier",
                violation_error_message="A district belongs to a county; the others have a DfE number.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def corporate_parent(self) -> Authority:
        """The children's services authority for this area: the county, or itself."""
        return self.upper_tier or self
