# shellcheck shell=bash
# The processes of an environment; sourced by scripts/dataflow.
# shellcheck disable=SC2154,SC2034 # variables are shared with that script

# What has ended, and has not been waited for by whoever started it, still has its process id.
alive() {
  grep -q '^State:[[:space:]]*[^ZX]' "/proc/$1/status" 2>/dev/null
}

marked() {
  local file pid
  grep -lzxF "$(mark)" /proc/[0-9]*/environ 2>/dev/null | while read -r file; do
    pid=$(cut -d / -f 3 <<<"$file")
    if [ "$pid" != $$ ] && alive "$pid"; then
      echo "$pid"
    fi
  done || true
}

is_java() {
  [ "$(basename "$(readlink "/proc/$1/exe" 2>/dev/null)" 2>/dev/null)" = java ]
}

marked_java() {
  local pid
  for pid in $(marked); do
    if is_java "$pid"; then
      echo "$pid"
    fi
  done
}

# After a reboot the process id may be somebody else's: the server of this environment bears its mark.
server_pid() {
  local pid
  pid=$(cat "$state/$1.pid" 2>/dev/null) || return 1
  grep -qzxF "$(mark)" "/proc/$pid/environ" 2>/dev/null && alive "$pid" && echo "$pid"
}

# The programs that a server deployed, and that may have outlived it.
deployed_by() {
  local pid own
  own=$(server_pid "$1" || true)
  for pid in $(marked_java); do
    if [ "$pid" != "$own" ] && grep -qzxF "TRADU_DEPLOYED_BY=$1" "/proc/$pid/environ" 2>/dev/null; then
      echo "$pid"
    fi
  done
}

name_of() {
  basename "$(readlink "/proc/$1/cwd" 2>/dev/null || echo "process $1")"
}

none_alive() {
  local pid
  for pid in "$@"; do
    if alive "$pid"; then
      return 1
    fi
  done
}

# Runs a check every 0.2 s, for so many seconds at most.
within() {
  local end=$((SECONDS + $1))
  shift
  while ! "$@"; do
    if [ "$SECONDS" -ge "$end" ]; then
      return 1
    fi
    sleep 0.2
  done
}

# Ends processes: in peace for so many seconds, then with force.
end_processes() {
  local patience=$1
  shift
  if [ $# -eq 0 ]; then
    return
  fi
  kill "$@" 2>/dev/null || true
  if ! within "$patience" none_alive "$@"; then
    say "still there after $patience s, and killed: $*"
    kill -9 "$@" 2>/dev/null || true
    within 10 none_alive "$@" || true
  fi
}

listens() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Whether a server says of itself that it is up.
healthy() {
  local login
  login=$(printf '%s:%s' "$server_user" "$(secret dataflow 2>/dev/null)" | base64 -w 0)
  (exec 3<>"/dev/tcp/127.0.0.1/$1" &&
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAuthorization: Basic %s\r\n\r\n' "$2" "$1" "$login" >&3 &&
    timeout 5 cat <&3 | grep '"status":"UP"') >/dev/null 2>&1
}

server_healthy() {
  case $1 in
    skipper) healthy "$skipper_port" /actuator/health ;;
    dataflow) healthy "$dataflow_port" /management/health ;;
  esac
}

# While a process becomes Java it bears no mark for a moment, and is not gone.
healthy_or_gone() {
  server_healthy "$1" || ! alive "$(cat "$state/$1.pid")"
}
