"""Wagtail's views that editors/ puts something round are still there under one of their two names."""

from wagtail.admin.views.generic.preview import PreviewOnEdit as GenericPreviewOnEdit
from wagtail.admin.views.generic.workflow import WorkflowAction as GenericWorkflowAction

from editors.patches import page_views


def test_views_of_pages_are_wagtails():
    assert issubclass(page_views.PreviewOnEdit, GenericPreviewOnEdit)
    assert issubclass(page_views.WorkflowAction, GenericWorkflowAction)
