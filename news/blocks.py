from core.blocks import BodyBlock
from forms_app.blocks import SignupBlock


class StoryBody(BodyBlock):
    """The body of a story; it may hold sign-up forms."""

    signup = SignupBlock()
