// Makes and shows passkeys, and prints recovery codes. Without it, everything works with codes.

const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), sign => sign.charCodeAt(0));

const text = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const described = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));

function readOptions() {
  const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
  return {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: bytes(publicKey.user.id) } }),
    excludeCredentials: described(publicKey.excludeCredentials),
    allowCredentials: described(publicKey.allowCredentials),
  };
}

function answered(credential) {
  const { response } = credential;
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = names.filter(name => response[name]).map(name => [name, text(response[name])]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(given),
  };
}

async function ask(form) {
  const failure = form.querySelector("[role=alert]");
  failure.hidden = true;
  try {
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: readOptions() });
    form.elements.passkey.value = JSON.stringify(answered(credential));
  } catch {
    failure.textContent = form.dataset.failed;
    failure.hidden = false;
    return;
  }
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", event => {
      event.preventDefault();
      ask(form);
    });
  }
  for (const choice of document.querySelectorAll(".passkey-choice")) choice.hidden = false;
  for (const words of document.querySelectorAll(".no-passkeys")) words.hidden = true;
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
