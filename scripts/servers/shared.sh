# shellcheck shell=bash
# The environment's secrets, and its place on the servers that all environments share; sourced by scripts/dataflow.
# shellcheck disable=SC2154,SC2034 # variables are shared with that script

# A store may have a folder for each environment, in place of the secrets of one.
secrets_folder() {
  local store=${TRADU_SECRETS:-$root/var/$environment/secrets} name
  for name in development staging production; do
    if [ -d "$store/$name" ]; then
      store=$store/$environment
      break
    fi
  done
  realpath -m "$store"
}

# A secret given as a variable, SECRET_STAGING_DATABASE or SECRET_DATABASE for example, stands above the file.
secret() {
  local own=SECRET_${environment^^}_${1^^} common=SECRET_${1^^}
  if [ -n "${!own:-}" ]; then
    printf %s "${!own}"
  elif [ -n "${!common:-}" ]; then
    printf %s "${!common}"
  else
    cat "$secrets/secret.$1"
  fi
}

make_secrets() {
  local name
  (
    umask 077
    mkdir -p "$secrets" "$state"
    for name in database broker influx dataflow; do
      if [ ! -s "$secrets/secret.$name" ]; then
        od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$secrets/secret.$name.new"
        mv "$secrets/secret.$name.new" "$secrets/secret.$name"
      fi
      chmod 600 "$secrets/secret.$name"
    done
    # Data Flow would hand a password that it knows to every task.
    printf '127.0.0.1:*:*:%s:%s\n' "$database" "$(secret database | sed 's/[\\:]/\\&/g')" >"$state/pgpass.new"
    mv "$state/pgpass.new" "$state/pgpass"
  )
}


# What this call has started, and ends again when it cannot finish.
started=()

start_shared() {
  local name=$1 port=$2
  if "$services/$name" status "$servers/$name" >/dev/null; then
    if [ "$(cat "$servers/$name/port")" != "$port" ]; then
      fail "$name runs at port $(cat "$servers/$name/port"), not at $port: take that one, or end it first (dataflow down all)"
    fi
    return
  fi
  say "starting $name at 127.0.0.1:$port"
  started+=("shared $name")
  "$services/$name" up "$servers/$name" "$port" 9>&- || give_up "$name did not start"
}

start_all_shared() {
  mkdir -p "$servers/influxdb"
  if [ ! -s "$servers/influxdb/password" ]; then
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$servers/influxdb/password")
  fi
  start_shared postgresql "$TRADU_DATABASE_PORT"
  start_shared rabbitmq "$TRADU_BROKER_PORT"
  start_shared influxdb "$TRADU_INFLUX_PORT"
}

end_all_shared() {
  local name
  for name in influxdb rabbitmq postgresql; do
    if "$services/$name" status "$servers/$name" >/dev/null; then
      say "ending $name"
    fi
    "$services/$name" down "$servers/$name"
  done
}

# The user owns the database and can reach no other.
prepare_database() {
  local psql=(psql -X -q -At -h 127.0.0.1 -p "$TRADU_DATABASE_PORT" -U "$database" -d "$database")
  if PGPASSFILE=$state/pgpass "${psql[@]}" -c 'select 1' >/dev/null 2>&1; then
    return
  fi
  say "making the database and user $database"
  # A failed statement would stand in the server's log, with the password.
  NEW_PASSWORD=$(secret database) "$services/postgresql" sql "$servers/postgresql" -d postgres <<SQL
set log_min_error_statement = panic;
\\getenv password NEW_PASSWORD
select not exists (select from pg_roles where rolname = '$database') as no_user,
  not exists (select from pg_database where datname = '$database') as no_database \\gset
\\if :no_user
create role $database login;
\\endif
alter role $database password :'password';
\\if :no_database
create database $database owner $database;
\\endif
revoke all on database $database from public;
SQL
  PGPASSFILE=$state/pgpass "${psql[@]}" -c 'select 1' >/dev/null || give_up "the user $database cannot reach its database"
}

# The audit log belongs to a role that nothing logs in as, once the line has made its tables: the line may read it and add to
# it. The schema belongs to that role too, since its owner may drop what is in it.
protect_audit() {
  "$services/postgresql" sql "$servers/postgresql" -d "$database" <<SQL
select to_regclass('line.audit_chain') is not null as made,
  not exists (select from pg_roles where rolname = '${database}_audit') as no_role \\gset
\\if :made
\\if :no_role
create role ${database}_audit nologin;
\\endif
alter schema line owner to ${database}_audit;
grant usage, create on schema line to $database;
alter table line.audit owner to ${database}_audit;
alter table line.audit_chain owner to ${database}_audit;
alter function line.refuse_audit_change owner to ${database}_audit;
grant select, insert on line.audit, line.audit_chain to $database;
grant usage on sequence line.audit_id_seq to $database;
\\endif
SQL
}

broker() {
  "$services/rabbitmq" ctl "$servers/rabbitmq" -q "$@"
}

prepare_broker() {
  # Lies beside the data, and goes with them. Asking the broker takes seconds.
  local known=$servers/rabbitmq/data/$broker_user.sha256 hash
  hash=$(secret broker | sha256sum)
  if [ "$(cat "$known" 2>/dev/null)" = "$hash" ]; then
    return
  fi
  say "making the virtual host and user $broker_user"
  broker list_vhosts name | grep -qx "$broker_user" || broker add_vhost "$broker_user"
  if broker list_users | cut -f 1 | grep -qx "$broker_user"; then
    secret broker | broker change_password "$broker_user" >/dev/null
  else
    secret broker | broker add_user "$broker_user" >/dev/null
  fi
  broker set_permissions -p "$broker_user" "$broker_user" '.*' '.*' '.*'
  # Everybody knows its password.
  if broker list_users | cut -f 1 | grep -qx guest; then
    broker delete_user guest
  fi
  echo "$hash" >"$known"
}

influx() {
  "$services/influxdb" query "$servers/influxdb" "$@"
}

prepare_influx() {
  if INFLUX_USERNAME=$database INFLUX_PASSWORD=$(secret influx) influx "$database" <<<'show measurements limit 1' >/dev/null 2>&1; then
    return
  fi
  say "making the Influx database and user $database"
  local password
  password=$(secret influx | sed "s/[\\\\']/\\\\&/g")
  influx <<<"create database \"$database\"" >/dev/null
  influx <<<"create user \"$database\" with password '$password'" >/dev/null 2>&1 ||
    influx <<<"set password for \"$database\" = '$password'" >/dev/null
  influx <<<"grant all on \"$database\" to \"$database\"" >/dev/null
}
