"""An authenticator app, a passkey, and somebody who signs in with them."""

import hashlib
import json
import os
import re
import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

from core.accounts import allauth_internals, second_factors

PASSWORD = "only-for-this-test-0"
FACTOR, SET_UP = "/admin/login/second-factor/", "/admin/login/set-up/"
ADDRESS = "203.0.113.7"


def code_of(key, seconds=0):
    """Return what an app shows for a key, whose clock is wrong by some seconds."""
    return format_hotp_value(hotp_value(key.replace(" ", ""), int(time.time() + seconds) // 30))


def give_app(person):
    """Give somebody an app; return its key. Its code of now can still be used."""
    key = allauth_internals.new_key()
    assert second_factors.set_up_app(person, key, code_of(key, seconds=-30))
    return key


def give_codes(person):
    second_factors.make_recovery_codes(person, is_told=False)
    return second_factors.recovery_codes_of(person)


def give_password(person, browser=None, **more):
    """Return a browser in which somebody gave name and password, and the answer."""
    browser = browser or Client()
    form = {"username": person.username, "password": PASSWORD, **more}
    return browser, browser.post("/admin/login/", form, REMOTE_ADDR=ADDRESS)


def give_code(browser, code, **more):
    return browser.post(FACTOR, {"code": code, **more}, REMOTE_ADDR=ADDRESS)


def is_signed_in(browser):
    return browser.get("/admin/desk/sessions/").status_code == 200


def key_on(page):
    return re.search(r'<code dir="ltr">([A-Z2-7 ]+)</code>', page)[1]


def options_on(page):
    return json.loads(re.search(r'<script id="passkey-options" type="application/json">(.*?)</script>', page)[1])


def stored_key(person):
    return get_adapter().decrypt(second_factors.app_of(person).data["secret"])


class Passkey:
    """What a phone or a security key does, as the standard says; `host` is where it believes it is."""

    def __init__(self, host="testserver", origin="https://testserver"):
        self.host, self.origin = host, origin
        self.secret, self.id = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    def _told(self, kind, challenge):
        return json.dumps({"type": f"webauthn.{kind}", "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response):
        response = {name: websafe_encode(value) for name, value in response.items()}
        name = websafe_encode(self.id)
        known = {"id": name, "rawId": name, "type": "public-key", "clientExtensionResults": {}}
        return json.dumps(known | {"response": response})

    def made(self, options):
        public = ES256.from_cryptography_key(self.secret.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        data = AuthenticatorData.create(hashlib.sha256(self.host.encode()).digest(), 0x41, 0, credential)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(data)})
        told = self._told("create", options["publicKey"]["challenge"])
        return self._answer(clientDataJSON=told, attestationObject=attestation)

    def shown(self, options):
        told = self._told("get", options["publicKey"]["challenge"])
        data = bytes(AuthenticatorData.create(hashlib.sha256(self.host.encode()).digest(), 0x01, 1))
        signature = self.secret.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=told, authenticatorData=data, signature=signature)
