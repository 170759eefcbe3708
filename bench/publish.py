#!/usr/bin/env python3
"""Publish a story every second until told to end; the environment names the site."""

import itertools
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from news.models import StoryPage  # noqa: E402

for number in itertools.count():
    story = StoryPage.objects.live().order_by("pk").first()
    story.intro = f"Published for the {number}th time."
    story.save_revision().publish()
    time.sleep(1)
