from forms_app.models.access import FormAccess
from forms_app.models.forms import SignupForm, State
from forms_app.models.submissions import Contact, Status, Submission
from forms_app.models.versions import FormVersion

__all__ = ["Contact", "FormAccess", "FormVersion", "SignupForm", "State", "Status", "Submission"]
