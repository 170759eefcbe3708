"""Views of Wagtail that editors/ puts something round, under one name on Wagtail 7.4 and 8.

Wagtail 8 renames them and takes replacements from a page viewset, which is the documented way; once 7.4 is no longer
supported here, `editors.page_lists` declares these views there, and this module and three lines of icssi_cms/urls.py go.
`tests/editors/test_page_views.py` fails when the names are gone.
"""

from wagtail.admin.views.pages import preview, workflow

PreviewOnEdit = getattr(preview, "PreviewOnEditView", None) or preview.PreviewOnEdit
WorkflowAction = getattr(workflow, "WorkflowActionView", None) or workflow.WorkflowAction
