"""Wagtail's views that editors/ puts something round are still there under one of their two names."""

from django.urls import resolve, reverse
from wagtail.admin.views.generic.preview import PreviewOnEdit as GenericPreviewOnEdit
from wagtail.admin.views.generic.workflow import WorkflowAction as GenericWorkflowAction

from editors.patches import page_views
from editors.views.previews import LivePreview


def test_views_of_pages_are_wagtails():
    assert issubclass(page_views.PreviewOnEdit, GenericPreviewOnEdit)
    assert issubclass(page_views.WorkflowAction, GenericWorkflowAction)


def test_preview_beside_the_edit_screen_is_ours():
    assert resolve(reverse("wagtailadmin_pages:preview_on_edit", args=[1])).func.view_class is LivePreview
