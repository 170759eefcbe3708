"""Faults that are planted all at once, and what `icssi doctor` says of them."""

from trial import ENV, PSQL, SITE, Trial, must, shortened

CODE = "/opt/icssi/current"
RECORDS = "/var/lib/icssi/records"
PACKAGE = f"{CODE}/.venv/lib/python3*/site-packages/segno-*.dist-info/METADATA"
OLD = '{"at": "2026-01-01T00:00:00+00:00"}'
NEWER = "DELETE FROM django_migrations WHERE name = '9999_newer'"
PLANT_NEWER = "INSERT INTO django_migrations (app, name, applied) VALUES ('core', '9999_newer', now())"
# How each is planted, and what is said of it. The settings, which are copied before, are put back by themselves.
FAULTS = {
    f"chmod 644 {ENV}": f"Other accounts of this computer can read {ENV}",
    f"sed -i 's|^EMAIL_URL=.*|EMAIL_URL=smtp://127.0.0.1:2526|' {ENV}": "The mail server takes no mail",
    f"sed -i 's|^BACKUP_TO=.*|BACKUP_TO=file:///nowhere/x|' {ENV}": "There is no backup where BACKUP_TO leads",
    "rm -r /var/lib/icssi/static/css": "Style sheets and scripts are not those of this version",
    f"mv {CODE}/locale/ar/LC_MESSAGES/django.mo /root/": "The interface has no texts in ar",
    f"sed -i 's/^Version: /Version: 0./' {PACKAGE}": "packages are not those this version was tested with: segno",
    f'{PSQL} icssi -c "{PLANT_NEWER}"': "The database was used by a newer version of the site (core.9999_newer)",
    "chown root: /var/lib/icssi/pages": "This account may not write to /var/lib/icssi/pages",
    f"systemctl stop icssi-worker; echo '{OLD}' >{RECORDS}/worker.json": "Background worker",
    f"echo '{OLD}' >{RECORDS}/backup.json": "Last backup",
    "systemctl stop icssi-web icssi-web.socket": "does not answer",
}
PUT_BACK = f"""
cp -a /root/kept {ENV}
mv /root/django.mo {CODE}/locale/ar/LC_MESSAGES/
sed -i 's/^Version: 0./Version: /' {PACKAGE}
{PSQL} icssi -c "{NEWER}"
icssi collectstatic --no-input --verbosity=0
ICSSI_TLS=self-signed {SITE}/deploy/install
icssi back_up
"""


def doctor_names_faults(trial: Trial) -> None:
    one = trial.one
    one.run(f"cp -a {ENV} /root/kept; icssi back_up")
    for plant in FAULTS:
        one.run(plant)
    said = one.run("icssi doctor 2>&1", check=False)
    shortened(said, 40)
    unsaid = [words for words in FAULTS.values() if words not in said]
    must(one.status == 1 and not unsaid, f"doctor names {len(FAULTS)} faults at once; unsaid: {unsaid or 'none'}")
    one.run(PUT_BACK)
    said = one.run("icssi doctor 2>&1", check=False)
    left = [words for words in FAULTS.values() if words in said and words != "does not answer"]
    must(not left, f"and none of them when they are mended; left: {left or 'none'}")
