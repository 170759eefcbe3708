"""Damage in the page tree is told, and repaired."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

pytestmark = pytest.mark.django_db


def test_a_whole_tree_is_in_order(story, capsys):
    call_command("check_tree")
    assert "in order" in capsys.readouterr().out


def test_a_wrong_number_of_children_is_told(story):
    Page.objects.filter(pk=story.get_parent().pk).update(numchild=0)
    with pytest.raises(CommandError):
        call_command("check_tree")


def test_a_wrong_number_of_children_is_repaired(story, capsys):
    Page.objects.filter(pk=story.get_parent().pk).update(numchild=0)
    call_command("check_tree", "--fix")
    assert Page.objects.get(pk=story.get_parent().pk).numchild == 1


def test_publishing_from_a_stale_copy_does_not_lose_children(home, stories, story):
    stale = type(stories).objects.get(pk=stories.pk)
    stale.numchild = 0
    stale.save_revision().publish()
    assert Page.objects.get(pk=stories.pk).numchild == 1
