# shellcheck shell=bash
# Skipper and Data Flow; sourced by scripts/dataflow.
# shellcheck disable=SC2154,SC2034 # variables are shared with that script

# Nothing of the caller's own settings reaches the servers, and through them the applications; nor do the secrets of
# other environments.
keep_variables() {
  local name own=SECRET_${environment^^}_
  for name in $(compgen -e); do
    case $name in
      "$own"*)
        export "SECRET_${name#"$own"}=${!name}"
        unset "$name"
        ;;
      SECRET_DEVELOPMENT_* | SECRET_STAGING_* | SECRET_PRODUCTION_*) unset "$name" ;;
      PATH | HOME | TMPDIR | TZ | LANG | TRADU_* | SECRET_*) ;;
      *) unset "$name" ;;
    esac
  done
}

# The runs that the environment allows, and one more: the canary has to pass while a night runs.
task_limit() {
  local runs
  runs=$(limit concurrent-runs)
  echo $((${runs:-1} + 1))
}

# Of a task that is launched, or restarted in the dashboard, without options of its own: as Java spells it.
task_memory() {
  local memory
  memory=$(limit memory)
  memory=${memory:-384MB}
  tr KMG kmg <<<"${memory%B}"
}

# A number of the section tradu.limits of the environment's settings.
limit() {
  sed -n "/^  limits:/,/^  [a-z]/s/^    $1: *\([0-9]\{1,\}[KMGB]*\).*/\1/p" "$root/environments/$environment/application.yml"
}

start_server() {
  local name=$1 port=$2
  shift 2
  if listens "$port"; then
    give_up "another server listens at 127.0.0.1:$port; TRADU_${name^^}_PORT may name another port for $name"
  fi
  say "starting $name at 127.0.0.1:$port"
  if [ "$(stat -c %s "$state/$name.log" 2>/dev/null || echo 0)" -gt 20000000 ]; then
    mv -f "$state/$name.log" "$state/$name.log.1"
  fi
  started+=("server $name")
  local limit memory
  limit=${TRADU_TASK_LIMIT:-$(task_limit)}
  memory=$(task_memory)
  (
    keep_variables
    # In the plain C locale Java could not open files whose names are not ASCII.
    export LC_ALL=C.UTF-8 TRADU_ENVIRONMENT=$environment TRADU_ROOT=$root TRADU_HOME=$home TRADU_SECRETS=$secrets \
      TRADU_SKIPPER_PORT=$skipper_port TRADU_DATAFLOW_PORT=$dataflow_port TRADU_DATAFLOW_APPS=$state/apps \
      TRADU_RELEASES=$releases TRADU_DATAFLOW_STATE=$state TRADU_DEPLOYED_BY=$name PGPASSFILE=$state/pgpass \
      TRADU_TASK_LIMIT=$limit TRADU_TASK_MEMORY=$memory
    mkdir -p "$state/$name"
    cd "$state/$name" || exit 1
    exec setsid java -Djava.io.tmpdir="$state/$name" -XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 \
      "$@" -jar "$(server_jar "$name")"
  ) >>"$state/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$state/$name.pid"
  # Its variables are its own only once it has become Java.
  within 10 marked_or_gone "$name" "$!" || true
}

marked_or_gone() {
  server_pid "$1" >/dev/null || ! alive "$2"
}

start_skipper() {
  # Skipper keeps in memory what it has deployed: one that starts anew does not know what an earlier one left behind.
  local orphans
  orphans=$(deployed_by skipper)
  if [ -n "$orphans" ]; then
    local pid names=()
    for pid in $orphans; do
      names+=("$(name_of "$pid")")
    done
    say "ending what the Skipper before had deployed, deploy it again (tradu env apply $environment): ${names[*]}"
    # shellcheck disable=SC2086 # a list of process ids
    end_processes 30 $orphans
  fi
  start_server skipper "$skipper_port" -Xmx160m -XX:MaxMetaspaceSize=192m
}

start_dataflow() {
  start_server dataflow "$dataflow_port" -Xmx224m -XX:MaxMetaspaceSize=256m
}

wait_for() {
  within "${TRADU_READY_SECONDS:-240}" healthy_or_gone "$1" || true
  if ! alive "$(cat "$state/$1.pid")"; then
    show_log "$1"
    give_up "$1 has ended while it started"
  elif ! server_healthy "$1"; then
    show_log "$1"
    give_up "$1 is not ready after ${TRADU_READY_SECONDS:-240} s"
  fi
}

show_log() {
  say "the log $state/$1.log ends with:"
  tail -n 15 "$state/$1.log" | cut -c 1-300 >&2
}

# Each deployment and each launch has a folder of its own, with what it printed.
sweep_folders() {
  if [ -z "$(marked)" ]; then
    find "$state/apps" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf {} +
  fi
}

# Servers that run at other ports, or for another environment, are not to be taken for ones that hang.
require_place() {
  local place="$environment, Skipper at port $skipper_port, Data Flow at port $dataflow_port" running
  running=$(cat "$state/place" 2>/dev/null || echo "$place")
  if [ "$running" != "$place" ] && { server_pid skipper || server_pid dataflow; } >/dev/null; then
    fail "in $home runs $running; end it first, with the same TRADU_HOME and ports, or give $environment others"
  fi
  echo "$place" >"$state/place"
}

start_both() {
  local name pid begun=()
  sweep_folders
  for name in skipper dataflow; do
    if server_pid "$name" >/dev/null; then
      # One that was left half started, or that hangs.
      if within 20 server_healthy "$name"; then
        continue
      fi
      say "$name runs, but does not answer: it is started again"
      # With force: told to end, Data Flow would stop the nights that it has launched.
      pid=$(server_pid "$name")
      kill -9 "$pid"
      within 10 none_alive "$pid"
    fi
    begun+=("$name")
    "start_$name"
    # The first time each makes its tables, and both would make some of the same.
    if [ ! -f "$state/tables" ]; then
      wait_for "$name"
    fi
  done
  for name in ${begun[@]+"${begun[@]}"}; do
    wait_for "$name"
  done
  touch "$state/tables"
}
