"""Make the first administrator, who sets a password by mail."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from core.accounts import password_resets
from core.backups import private_files
from core.models import User


class Command(BaseCommand):
    help = (
        "Makes an administrator with this mail address, whose name to sign in is the address too, and sends a link to set a "
        "password. Where an administrator has the address already, nothing is done."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument(
            "--login", type=Path, help="Write a password to this file, readable by you alone, and send no mail."
        )
        parser.add_argument("--again", action="store_true", help="Send another link to the administrator who is there.")

    def handle(self, *, email, again, login=None, **options):
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no mail address.") from error
        person = User.objects.filter(email__iexact=email, is_superuser=True).first()
        if person and not again:
            self.stdout.write("This administrator is there already; --again sends another link to set a password.")
            return
        if not person:
            if User.objects.filter(username=email).exists():
                raise CommandError(f"{email} is the name of an account that is no administrator. Name another address.")
            # Without a file for it nobody knows this password: the link in the mail sets another.
            password = secrets.token_urlsafe(12 if login else 48)
            person = User.objects.create_superuser(email, email, password)
            if login:
                with private_files.create(login) as file:
                    file.write(f"{email}  {password}\n".encode())
                self.stdout.write(f"Sign in as {email} with the password in {login}.")
                return
        password_resets.ask([person], settings.LANGUAGE_CODE)
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write(
            f"A link to set a password waits for {email} in the outbox; it holds for {hours} hours once sent."
        )
