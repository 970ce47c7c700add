#!/bin/sh
# Makes what the tracker needs in PostgreSQL, or finds it made: the role it runs as, which may do nothing that it is not
# granted, with the password as it is given now, and the database of its views, which nobody else may enter. PGHOST and
# PGPASSWORD say where, and with the password of the owner.
set -eu
: "${TRACKER_DB_PASSWORD:?the password of the role the tracker runs as}"
psql --set=ON_ERROR_STOP=1 --set=password="$TRACKER_DB_PASSWORD" --username=postgres --dbname=postgres --no-psqlrc --quiet <<'SQL'
select 'create role tracker' where not exists (select from pg_roles where rolname = 'tracker') \gexec
alter role tracker login nosuperuser nocreatedb nocreaterole password :'password';
select 'create database views' where not exists (select from pg_database where datname = 'views') \gexec
revoke all on database views from public;
grant connect, temporary on database views to tracker;
SQL
echo 'The role tracker and the database views are there.'
