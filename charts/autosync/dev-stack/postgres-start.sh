#!/bin/sh
# Starts PostgreSQL; the first time on an empty folder it makes the cluster and the database. Works with the official
# image and with any other that has the binaries of PostgreSQL 15 or newer.
set -eu

if [ -z "${POSTGRES_BIN_DIR:-}" ]; then
  for candidate in /usr/lib/postgresql/*/bin /usr/local/bin /usr/bin; do
    if [ -x "$candidate/initdb" ]; then POSTGRES_BIN_DIR=$candidate; fi
  done
fi
if [ -z "${POSTGRES_BIN_DIR:-}" ]; then
  echo 'No initdb was found: set devStack.postgres.binDir to the folder of the binaries.' >&2
  exit 1
fi
export PATH="$POSTGRES_BIN_DIR:$PATH"
data=/data/postgres

# A pod may be replaced by another one before it has ended, and two servers on one folder lose what either writes. PostgreSQL's
# own file with a process id tells nothing here: each server has the same one in its pod. Held until the last process ends.
exec 9>/data/lock
if command -v flock >/dev/null; then flock 9; fi

# Made beside and moved into place: a start that was killed half-way begins anew.
if [ ! -e "$data/PG_VERSION" ]; then
  rm -rf "$data" "$data.new"
  initdb --pgdata="$data.new" --username=postgres --pwfile=/secret/password --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8
  echo 'host all all all scram-sha-256' >>"$data.new/pg_hba.conf"
  echo "create database \"$DATABASE_NAME\"" | postgres --single -D "$data.new" postgres >/dev/null
  mv "$data.new" "$data"
fi

postgres -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp -c timezone=UTC -c log_timezone=UTC "$@" &
server=$!
# Told to end by SIGTERM it would wait for its clients to go, until it is killed: SIGINT ends it in order, and at once.
trap 'kill -INT "$server"' TERM INT
code=0
while kill -0 "$server" 2>/dev/null; do
  if wait "$server"; then code=0; else code=$?; fi
done
exit "$code"
