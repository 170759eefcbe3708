"""Short codes for pages: the number of the page in letters that are read aloud and typed without doubt, and one to check.

A page keeps its number when it is renamed or moved, so an address made of it can be printed.
"""

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o and u
MISREAD = str.maketrans("ilo", "110")
CHECKED_BY = 29  # a prime number: one wrong letter, or two that changed places, make another remainder
LONGEST = 12


def code_of(number: int) -> str:
    """Return the code of a page's number, such as "15k"."""
    check, letters = LETTERS[number % CHECKED_BY], ""
    while number:
        number, letter = divmod(number, len(LETTERS))
        letters = LETTERS[letter] + letters
    return letters + check


def number_of(code: str) -> int | None:
    """Return the number of a code, in capitals or not, or None where no page can have it."""
    letters = code.lower().translate(MISREAD)
    if not 2 <= len(letters) <= LONGEST or not set(letters) <= set(LETTERS):
        return None
    number = 0
    for letter in letters[:-1]:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number if number and LETTERS[number % CHECKED_BY] == letters[-1] else None
