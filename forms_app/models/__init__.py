from forms_app.models.access import FormAccess
from forms_app.models.erasures import ErasureRecord
from forms_app.models.form_querysets import State
from forms_app.models.forms import SignupForm
from forms_app.models.submissions import Contact, Status, Submission
from forms_app.models.versions import FormVersion

__all__ = ["Contact", "ErasureRecord", "FormAccess", "FormVersion", "SignupForm", "State", "Status", "Submission"]
