"""Who signs in (User), who is named (Person), what they are where, from when to when (Membership, NamedSchool), and how they
come in (Invitation)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from schools.days import dates
from schools.words import lower_first


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who can sign in, by their e-mail address. Never deleted: closed instead, so that history keeps its
    author. What a user may see follows from the people they are (`Person`) and those people's memberships."""

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)  # sees how the mail stands; it opens no school
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Cairn asks `schools.access.can`; Django's own permissions grant nothing."""
        return False


class Role(models.TextChoices):
    HEADTEACHER = "headteacher", "Headteacher"
    PLAN_EDITOR = "plan_editor", "Plan editor"
    SENIOR_LEADER = "senior_leader", "Senior leader"
    STAFF = "staff", "Member of staff"
    CHAIR = "chair", "Chair of governors"
    GOVERNOR = "governor", "Governor"
    CLERK = "clerk", "Clerk to the governors"
    ADVISER = "adviser", "Adviser"
    BODY_ADMIN = "body_admin", "Body administrator"


STAFF_ROLES = [Role.HEADTEACHER, Role.PLAN_EDITOR, Role.SENIOR_LEADER, Role.STAFF]
GOVERNOR_ROLES = [Role.CHAIR, Role.GOVERNOR]
BOARD_ROLES = [*GOVERNOR_ROLES, Role.CLERK]
BODY_ROLES = [Role.ADVISER, Role.BODY_ADMIN]

# Words that begin a job title and are written small inside a sentence.
COMMON_TITLES = {
    "Acting", "Assistant", "Associate", "Chair", "Clerk", "Co-opted", "Deputy", "Director", "Executive", "Governor", "Head", "Headteacher",
    "Lead", "Leader", "Member", "Parent", "Principal", "School", "Senior", "Staff", "Teacher", "Teaching", "Vice",
}  # fmt: skip


class PersonQuerySet(models.QuerySet):
    def current(self, on: date | None = None) -> Self:
        """People with a membership that is live on the day."""
        return self.filter(models.Exists(Membership.objects.live(on).filter(person=models.OuterRef("pk"))))

    def in_roles(self, roles: Iterable[str], on: date | None = None) -> Self:
        live = Membership.objects.live(on).filter(person=models.OuterRef("pk"), role__in=roles)
        return self.filter(models.Exists(live))

    def with_holder(self, pk: int | None) -> Self:
        """These people, and the one who holds the part now, who may have left: a form that did not offer them would
        take it from them in silence."""
        return self | type(self)(self.model).filter(pk=pk) if pk else self


class Person(models.Model):
    """Someone a school or a responsible body names. They may never sign in: leaders, owners and governors are
    people first, and users when they accept an invitation. One user may be a person in several schools."""

    school = models.ForeignKey("School", models.PROTECT, null=True, blank=True, related_name="people")
    body = models.ForeignKey("ResponsibleBody", models.PROTECT, null=True, blank=True, related_name="people")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="persons")
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail address", max_length=254, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="person_of_a_school_or_a_body",
                condition=Q(school__isnull=False, body__isnull=True)
                | Q(school__isnull=True, body__isnull=False),
            ),
            models.UniqueConstraint("user", "school", name="user_once_in_a_school"),
            models.UniqueConstraint("user", "body", name="user_once_in_a_body"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name_and_title(self) -> str:
        """«Catherine Hallam, headteacher»; a title that begins with a name keeps its capital («English leader»)."""
        if not self.job_title:
            return self.name
        first = self.job_title.split()[0].rstrip(",")
        title = lower_first(self.job_title) if first in COMMON_TITLES else self.job_title
        return f"{self.name}, {title}"

    @property
    def address(self) -> str:
        """Where mail to this person goes; empty when nobody has given one."""
        user = self.user
        return mail_address(self.email, user.email, user.is_active) if user else self.email


def mail_address(email: str, user_email: str | None, user_is_active: bool | None) -> str:
    """Where mail to a person goes: to the address they sign in with, else to the one somebody gave for them."""
    return user_email if user_email and user_is_active else email


class MembershipQuerySet(models.QuerySet):
    def live(self, on: date | None = None) -> Self:
        """Memberships in force on the day, today if none is given; the last day counts."""
        on = on or dates.today()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)

    def named_to(self, school: Any) -> Self:
        """Those of them, all of people in bodies, that reach this school: all schools of the body, or this one by name.
        `school` is a school, its id, or an `OuterRef` to it."""
        named = NamedSchool.objects.filter(membership=models.OuterRef("pk"), school=school)
        return self.filter(Q(named_schools_only=False) | models.Exists(named))


class Membership(models.Model):
    """What a person is, from one day to another. The roles of one user in one school add up."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # Of somebody in a body: do they reach all schools it is linked with, or only those of `NamedSchool`?
    named_schools_only = models.BooleanField(default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(ends_on__isnull=True),
                name="one_open_membership_a_role",
            ),
            models.CheckConstraint(
                name="only_advisers_are_named_to_schools",
                condition=Q(named_schools_only=False) | Q(role="adviser"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()}"


class NamedSchool(models.Model):
    """A school that somebody of a body is named to. It opens no door by itself: the body's own link with the school does."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="named_schools")
    school = models.ForeignKey("School", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "school"], name="named_once_to_a_school")
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.school}"


class Invitation(models.Model):
    """A link sent to a person's address: good once, for seven days. Only a hash of its token is kept, and only
    pressing the button on its page uses it: mail scanners open links."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    email = models.EmailField("e-mail address", max_length=254)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Invitation of {self.person}"
