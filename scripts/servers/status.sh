# shellcheck shell=bash
# What runs, and how much memory it takes; sourced by scripts/dataflow.
# shellcheck disable=SC2154,SC2034 # variables are shared with that script

# Megabytes of memory of processes; what they share counts once.
memory() {
  local pid
  for pid in "$@"; do
    cat "/proc/$pid/smaps_rollup" 2>/dev/null || true
  done | awk '$1 == "Pss:" { sum += $2 } END { printf "%.0f", sum / 1024 }'
}

# A process and those that it started.
tree() {
  awk -v root="$1" '
    { pid = $1; sub(/^.*\) /, ""); parent[pid] = $2 }
    END { for (pid in parent) for (p = pid; p in parent; p = parent[p]) if (p == root) { print pid; break } }
  ' /proc/[0-9]*/stat 2>/dev/null || true
}

total=0
row() {
  printf '%-34s %8s %6s %6s MB\n' "$1" "$2" "$3" "$4"
  total=$((total + $4))
}

incomplete=false
missing_row() {
  printf '%-34s does not run\n' "$1"
  incomplete=true
}

app_port() {
  tr '\0' '\n' <"/proc/$1/environ" 2>/dev/null | sed -n 's/^SPRING_APPLICATION_JSON=.*"server\.port":"\([0-9]*\)".*/\1/p'
}

status_shared() {
  local name pid
  for name in postgresql rabbitmq influxdb; do
    if "$services/$name" status "$servers/$name" >/dev/null; then
      pid=$(cat "$servers/$name/pid")
      # shellcheck disable=SC2046 # a list of process ids
      row "$name" "$pid" "$(cat "$servers/$name/port")" "$(memory $(tree "$pid"))"
    else
      missing_row "$name"
    fi
  done
}

status_environment() {
  local name pid port others=()
  for name in skipper dataflow; do
    if pid=$(server_pid "$name"); then
      port=${name}_port
      row "$environment $name" "$pid" "${!port}" "$(memory "$pid")"
      server_healthy "$name" || { say "$name does not answer"; incomplete=true; }
    else
      missing_row "$environment $name"
    fi
  done
  for name in skipper dataflow; do
    for pid in $(deployed_by "$name"); do
      row "  $(name_of "$pid" | cut -c 1-32)" "$pid" "$(app_port "$pid")" "$(memory "$pid")"
    done
  done
  for pid in $(marked); do
    is_java "$pid" || others+=("$pid")
  done
  if [ ${#others[@]} -gt 0 ]; then
    row "  engines (${#others[@]} processes)" - - "$(memory "${others[@]}")"
  fi
}

status() {
  local chosen=("$1") dashboards=()
  if [ "$1" = all ]; then
    chosen=(development staging production)
  fi
  load_environment "${chosen[0]}"
  status_shared
  for name in "${chosen[@]}"; do
    load_environment "$name"
    if [ "$1" = all ] && [ ! -f "$servers/environments/$name" ]; then
      continue
    fi
    recorded_state "$name"
    status_environment
    dashboards+=("$name: http://127.0.0.1:$dataflow_port/dashboard")
  done
  printf '%-34s %8s %6s %6s MB\n' total '' '' "$total"
  if $incomplete; then
    exit 3
  fi
  printf 'dashboard of %s\n' ${dashboards[@]+"${dashboards[@]}"}
}
