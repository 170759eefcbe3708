// Wagtail 7.4 takes for saved what was typed before its first look at a form, and what was typed while it was saving.
// Here such words are saved as well, or leaving asks. docs/upstream.md has the report for Wagtail; this can go when
// test_wagtail_alone_takes_words_for_saved in tests/editors/test_unsaved_changes.py fails.
const LAG = 1000; // milliseconds until words stand in the form (rich text waits) and Wagtail has looked at it

const form = document.querySelector("form[data-controller~='w-unsaved']");

if (form) {
  const controller = name => window.wagtail.app.getControllerForElementAndIdentifier(form, name);
  const unsaved = () => controller("w-unsaved");
  let touched = 0; // when a person last did something here, in milliseconds
  let richAt = 0; // when a person last wrote in rich text, which reaches the form a little later
  let sent = ""; // the form as it was last sent
  let sentAt = 0;
  let isWatched = false;
  let isEarly = false; // something was typed or chosen before Wagtail looked

  for (const kind of ["input", "keyup", "pointerup", "drop", "paste"]) {
    document.addEventListener(
      kind,
      event => {
        if (!event.isTrusted) return;
        touched = Date.now();
      },
      true,
    );
  }

  for (const kind of ["beforeinput", "paste", "drop"]) {
    document.addEventListener(
      kind,
      event => {
        if (!event.isTrusted || !event.target.closest?.("[contenteditable=true]")) return;
        richAt = Date.now();
        if (!isWatched && form.contains(event.target)) isEarly = true; // it may write without an event
      },
      true,
    );
  }

  // Also what a script writes for a person, such as the picture that was chosen in a window.
  for (const kind of ["input", "change"]) {
    document.addEventListener(
      kind,
      event => {
        if (touched && !isWatched && form.contains(event.target)) isEarly = true;
      },
      true,
    );
  }

  document.addEventListener("w-unsaved:watch-edits", () => {
    isWatched = true;
    if (!isEarly) return;
    isEarly = false;
    unsaved().forceValue = true;
    unsaved().check();
  });

  document.addEventListener("w-autosave:save", () => {
    sent = unsaved().formData;
    sentAt = Date.now();
  });

  // Wagtail has just noted the form as it is now, not as it was sent.
  document.addEventListener("w-autosave:success", () => {
    if (touched < sentAt - LAG || unsaved().formData === sent) return;
    unsaved().initialFormData = sent;
    unsaved().previousFormData = sent;
    unsaved().check();
  });

  window.addEventListener(
    "beforeunload",
    () => {
      if (!unsaved() || !touched) return;
      unsaved().check();
      if (!isEarly && Date.now() - richAt > LAG) return;
      unsaved().forceValue = true;
      unsaved().hasEditsValue = true;
    },
    true,
  );

  // Whoever leaves all the same, on a browser that does not ask or gave up asking, finds the words in the draft.
  window.addEventListener("pagehide", () => {
    const autosave = controller("w-autosave");
    if (!autosave?.activeValue || !unsaved()?.confirmationValue || !unsaved().hasEditsValue) return;
    const body = new FormData(form);
    if (autosave.revisionIdValue) body.set("overwrite_revision_id", autosave.revisionIdValue);
    const headers = { Accept: "application/json" };
    // More than 64 kB are refused at once: the answer comes to nobody.
    fetch(form.action, { method: "POST", body, headers, keepalive: true }).catch(() => undefined);
  });
}
