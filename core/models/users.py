from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who works on the site; readers and people who sign up never have an account."""
