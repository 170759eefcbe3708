from core.blocks import BodyBlock
from forms_app.blocks import SignupBlock


class SectionsBody(BodyBlock):
    """Free sections of the front page, and the body of standing pages."""

    signup = SignupBlock()
