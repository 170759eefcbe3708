import subprocess
import sys

from core.page_store.generation import SIZE, Generation

OTHER_PROCESS = """
import sys
from pathlib import Path
from core.page_store.generation import Generation
generation = Generation(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    generation.bump()
"""


def other_process(path, bumps):
    return subprocess.Popen([sys.executable, "-c", OTHER_PROCESS, str(path), str(bumps)])


def test_change_in_another_process_is_seen(generation):
    before = generation.current
    other_process(generation.path, 1).wait(30)
    assert generation.current != before


def test_no_change_is_lost_among_processes(generation):
    before = generation.number
    others = [other_process(generation.path, 2000) for _ in range(2)]
    for _ in range(2000):
        generation.bump()
    for other in others:
        other.wait(60)
    assert generation.number == before + 6000


def test_number_goes_on_after_a_restart(generation):
    generation.bump()
    assert Generation(generation.path).number == generation.number


def test_lost_file_counts_as_a_change_and_is_shared_again(generation):
    before = generation.current
    generation.path.unlink()
    generation.repair()
    assert generation.current != before
    other = Generation(generation.path)
    other.bump()
    assert generation.current == other.current


def test_file_cut_off_is_made_whole(generation):
    before = generation.number
    with generation.path.open("r+b") as file:
        file.truncate(100)
    generation.repair()
    assert generation.path.stat().st_size == SIZE
    generation.bump()
    assert generation.number > before


def test_file_of_something_else_is_taken_over_with_a_new_number(tmp_path):
    path = tmp_path / "generation"
    path.write_bytes(b"nonsense" * 1000)
    generation = Generation(path)
    generation.bump()
    assert Generation(path).number == generation.number > 1000


def test_directory_that_cannot_be_written_makes_every_second_a_change(tmp_path):
    (tmp_path / "file").write_text("no directory")
    generation = Generation(tmp_path / "file" / "generation")
    before = generation.current
    generation.repair()
    assert generation.current != before


def test_counters_of_all_processes_are_seen(generation):
    generation.write_counters(hits=5, misses=2, stale=1, pages=3, size=1000)
    counters = Generation(generation.path).read_counters()
    assert [(each.hits, each.misses, each.stale, each.pages, each.size) for each in counters] == [(5, 2, 1, 3, 1000)]
