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

# Made beside and moved into place: a start that was killed half-way begins anew.
if [ ! -e "$data/PG_VERSION" ]; then
  rm -rf "$data" "$data.new"
  initdb --pgdata="$data.new" --username=postgres --pwfile=/secret/password --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8
  echo 'host all all all scram-sha-256' >>"$data.new/pg_hba.conf"
  echo "create database \"$DATABASE_NAME\"" | postgres --single -D "$data.new" postgres >/dev/null
  mv "$data.new" "$data"
fi

exec postgres -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp -c timezone=UTC -c log_timezone=UTC "$@"
