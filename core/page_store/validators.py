"""The evidence for stored pages, by which a change is seen to leave a page as it was."""

import threading
from collections import OrderedDict
from typing import NamedTuple

from core.page_store.cache_keys import Address
from core.query_fingerprint import Evidence

MOST = 2000  # pages


class Proof(NamedTuple):
    """What shows that a page is still what would be made."""

    etag: str
    """Of the page as it was made."""
    shown_at: float
    """Seconds; when the page was made, or was last seen to be as it would be made."""
    evidence: Evidence


class Proofs:
    """The proofs that one process keeps, of the pages made or looked over last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._proofs: OrderedDict[Address, Proof] = OrderedDict()
        self._renewals = b""

    def get(self, address: Address, renewals: bytes) -> Proof | None:
        """Return the proof for a page, if none is forgotten since; `renewals` changes when all must be."""
        if self._renewals != renewals:
            with self._lock:
                self._renewals = renewals
                self._proofs.clear()
        return self._proofs.get(address)

    def keep(self, address: Address, proof: Proof | None) -> None:
        """Keep a proof, or forget the one there is."""
        with self._lock:
            self._proofs.pop(address, None)
            if proof is not None:
                self._proofs[address] = proof
            if len(self._proofs) > MOST:
                self._proofs.popitem(last=False)
