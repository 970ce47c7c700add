#!/bin/sh
# Run once, by the PostgreSQL image, where its volume is empty: makes the role the tracker runs as. What that role may do
# is granted by `tracker begin-ledger`: to read the ledger and add to it, and no more.
set -eu
: "${TRACKER_DB_PASSWORD:?the password of the role the tracker runs as}"
psql --set=ON_ERROR_STOP=1 --set=password="$TRACKER_DB_PASSWORD" --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --no-psqlrc <<'SQL'
create role tracker login nosuperuser nocreatedb nocreaterole password :'password';
SQL
