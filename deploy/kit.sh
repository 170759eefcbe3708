# shellcheck shell=bash
# What deploy/install, deploy/upgrade and deploy/uninstall have in common. Sourced, not run.

HOME_OF_CODE=/opt/icssi       # releases/, venvs/, and "current", a link to the release in use
DATA=/var/lib/icssi           # uploads, stored pages, records: the home of the account
SETTINGS=/etc/icssi/site.env  # the variables that README.md describes, for root only
TLS=/etc/icssi/tls            # links to the certificate and its key
ACME=/var/www/icssi           # where certbot answers the questions of the authority
BACKUPS=/var/backups/icssi    # where backups go unless BACKUP_TO says otherwise
KEPT=3                        # releases that stay
FOR_NOW=/run/systemd/system   # units that are gone when the computer starts again

say() { printf '%s\n' "$*"; }
fail() {
    printf 'Error: %s\n' "$*" >&2
    exit 1
}

be_alone() {
    [ "$(id -u)" = 0 ] || fail "Run this as root: sudo $0"
    # /run is emptied when the computer starts, so that no lock is left over.
    exec 9>/run/icssi-kit.lock
    flock --nonblock 9 || fail "Another installation or upgrade runs here. Wait for it to end, and try again."
}

# The value of a variable in the settings; empty if there is none.
setting() { sed -n "s/^$1=//p" "$SETTINGS" | tail -n 1; }

check_settings() {
    [ -s "$SETTINGS" ] || fail "$SETTINGS is missing, and with it the keys of the site. Put it back from a backup (docs/backups.md), or run deploy/install on a new computer."
    local mode
    mode=$(stat -c '%U %a' "$SETTINGS")
    [ "$mode" = "root 600" ] || fail "$SETTINGS holds all keys, and others may have read them ($mode). Run: chown root: $SETTINGS && chmod 600 $SETTINGS; if there are others on this computer, change the keys (docs/backups.md)."
    local name
    for name in SECRET_KEY SIGNUP_ENCRYPTION_KEYS SIGNUP_DIGEST_KEY SITE_URL DATABASE_URL; do
        [ -n "$(setting $name)" ] || fail "$name is missing in $SETTINGS. README.md says what it is for; old values are in every backup (docs/backups.md)."
    done
}

# Run a command of the site with the code of a release: run_in RELEASE migrate --no-input
run_in() {
    local release=$1
    shift
    "$release/deploy/manage" "$@"
}

# Copy the code that this script belongs to into a release of its own, with its packages; print where it is.
lay_release() {
    local source=$1 name release
    name=$(date -u +%Y%m%dT%H%M%SZ)
    release=$HOME_OF_CODE/releases/$name
    install -d -m 755 "$HOME_OF_CODE" "$HOME_OF_CODE/releases" "$HOME_OF_CODE/venvs"
    find "$HOME_OF_CODE/releases" -maxdepth 1 -name '*.part' -exec rm -rf {} +
    mkdir "$release.part"
    tar -C "$source" --exclude-vcs --exclude='./.venv*' --exclude='./var' --exclude='__pycache__' --exclude='./.*_cache' -cf - . |
        tar -C "$release.part" --no-same-owner -xf -
    chmod -R u=rwX,go=rX "$release.part"
    put_packages "$release.part"
    (
        umask 022
        cd "$release.part"
        .venv/bin/python bin/messages.py compile >&2
        .venv/bin/python -m compileall -q . >/dev/null
    ) || fail "The new version is not whole: its texts cannot be compiled. Nothing was changed."
    mv "$release.part" "$release"
    say "$release"
}

# Give a release the packages that it and the settings need. The same packages are installed once; the name tells which they are.
put_packages() {
    local release=$1 list=$1/requirements.txt digest venv
    if [ -e "$release/requirements-hosts.txt" ] && grep -qE '^(BACKUP_TO|MEDIA_STORAGE)=s3:|^REDIS_URL=.' "$SETTINGS"; then
        list=$release/requirements-hosts.txt
    fi
    digest=$({ cat "$list"; python3 --version; } | sha256sum | cut -c 1-16)
    venv=$HOME_OF_CODE/venvs/$digest
    if [ ! -e "$venv/complete" ]; then
        say "Installing the packages ..." >&2
        (
            umask 022
            rm -rf "$venv"
            python3 -m venv "$venv"
            "$venv/bin/pip" install --quiet --require-hashes --requirement "$list" >&2
            touch "$venv/complete"
        ) || fail "The packages could not be installed. Nothing was changed; see what pip says above, and try again."
    fi
    ln -sfn "$venv" "$release/.venv"
}

use_release() {
    ln -s "$1" "$HOME_OF_CODE/current.new"
    mv -T "$HOME_OF_CODE/current.new" "$HOME_OF_CODE/current"
}

collect_static() { run_in "$1" collectstatic --no-input --verbosity=0; }

put_units() {
    install -m 644 "$1"/deploy/units/icssi-* /etc/systemd/system/
    # Where backups go to another directory, the worker has to be allowed to write there.
    local drop_in=/etc/systemd/system/icssi-worker.service.d place
    place=$(setting BACKUP_TO)
    rm -f "$drop_in/backups.conf"
    if [[ $place == file://* && $place != "file://$BACKUPS" ]]; then
        install -d -m 755 "$drop_in"
        printf '[Service]\nReadWritePaths=-%s\n' "${place#file://}" >"$drop_in/backups.conf"
    fi
    install -m 755 "$1/deploy/manage" /usr/local/sbin/icssi
    systemctl daemon-reload
}

put_nginx() {
    local host new=/etc/icssi/nginx.conf.new
    host=$(host_of_site)
    sed -e "s|example\.org|$host|g" \
        -e "s|/etc/letsencrypt/live/$host|$TLS|" \
        -e "s|/srv/site/var/|$DATA/|" \
        -e 's|server 127\.0\.0\.1:8000;|server unix:/run/icssi/web.sock;|' \
        -e '/keepalive 32;/d' "$1/deploy/nginx.conf" >"$new"
    local said
    if ! said=$(nginx -t -c "$new" 2>&1); then
        rm "$new"
        fail "nginx refuses the configuration, so the one before stays: $said"
    fi
    mv "$new" /etc/icssi/nginx.conf
    local drop_in=/etc/systemd/system/nginx.service.d/icssi.conf how=reload-or-restart
    # A nginx that runs with Debian's own configuration would read that one again.
    [ -e $drop_in ] || how=restart
    install -D -m 644 "$1/deploy/units/nginx.conf" $drop_in
    systemctl daemon-reload
    systemctl $how nginx
}

host_of_site() {
    local url
    url=$(setting SITE_URL)
    url=${url#*://}
    say "${url%%[:/]*}"
}

# Start a release beside the one in use, with one process and under its own unit: start_beside RELEASE NAME SOCKET VARIABLE=...
start_beside() {
    local release=$1 name=$2 socket=$3 variables=${4-}
    sed -e "s|$HOME_OF_CODE/current|$release|g" -e "s|icssi-web\.socket|$socket|g" \
        -e "s|^ExecStart=|&/usr/bin/env WEB_PROCESSES=1 $variables |" \
        -e "s|^Restart=.*|Restart=no\nSockets=$socket|" "$release/deploy/units/icssi-web.service" >"$FOR_NOW/$name.service"
    systemctl daemon-reload
    systemctl start "$name.service"
}

end_beside() {
    local name=$1
    [ -e "$FOR_NOW/$name.service" ] || return 0
    systemctl stop "$name.service" "$name.socket" 2>/dev/null || true # not each has a socket of its own
    systemctl reset-failed "$name.service" 2>/dev/null || true
    rm -f "$FOR_NOW/$name.service" "$FOR_NOW/$name.socket" "/run/icssi/$name.sock"
    systemctl daemon-reload
}

# Start a release at a socket of its own, and ask it what visitors will ask. None of them meets it, and it keeps no pages,
# which the release in use would go on showing.
try_release() {
    local works=yes
    sed "s|/run/icssi/web\.sock|/run/icssi/icssi-trial.sock|" "$1/deploy/units/icssi-web.socket" >"$FOR_NOW/icssi-trial.socket"
    { start_beside "$1" icssi-trial icssi-trial.socket PAGE_STORE=0 && answers /run/icssi/icssi-trial.sock; } || works=no
    end_beside icssi-trial
    [ $works = yes ]
}

# Ask the web server itself, and the whole way through nginx, whether it works; wait for so many seconds.
is_healthy() {
    local host end
    host=$(host_of_site)
    end=$((SECONDS + $1))
    until answers /run/icssi/web.sock &&
        asked --insecure --resolve "$host:443:127.0.0.1" "https://$host/health/live" &&
        asked --insecure --location --resolve "$host:443:127.0.0.1" "https://$host/"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.5
    done
}

# Whether the web server at a socket answers for its health, the front page and the form for signing in.
answers() { asked_as_nginx "$1" /health/ready && asked_as_nginx "$1" / && asked_as_nginx "$1" /admin/login/; }

# Ask a web server at its socket for a path, as nginx does, and follow where it leads.
asked_as_nginx() {
    local path=$2 to host
    host=$(host_of_site)
    for _ in 1 2 3; do
        to=$(asked --write-out '%{redirect_url}' --unix-socket "$1" --header 'X-Forwarded-Proto: https' "http://$host$path") ||
            return 1
        [ -n "$to" ] || return 0
        path=/${to#*://*/}
    done
    return 1
}

asked() { curl --silent --fail --max-time 20 --output /dev/null "$@"; }

forget_old_releases() {
    local old venv
    find "$HOME_OF_CODE/releases" -mindepth 1 -maxdepth 1 -type d | sort | head -n "-$KEPT" | while read -r old; do
        [ "$old" = "$(readlink -f "$HOME_OF_CODE/current")" ] || rm -rf "$old"
    done
    for venv in "$HOME_OF_CODE"/venvs/*; do
        find "$HOME_OF_CODE/releases" -maxdepth 2 -name .venv -lname "$venv" | grep -q . || rm -rf "$venv"
    done
}
