# shellcheck shell=bash
# What the servers need before they start; sourced by scripts/dataflow.
# shellcheck disable=SC2154,SC2034 # variables are shared with that script

require_packages() {
  provide_packages ask "${ENGINE_PACKAGES[@]}" "${server_packages[@]}"
  local missing=()
  [ -n "$(find /usr/lib/postgresql -maxdepth 3 -name postgres 2>/dev/null)" ] || missing+=(postgresql)
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
  command -v influxd >/dev/null || missing+=(influxdb)
  if [ ${#missing[@]} -gt 0 ]; then
    fail "these are missing: ${missing[*]}; on Debian: apt-get install ${missing[*]}"
  fi
}

require_space() {
  local folder free
  for folder in "$servers" "$home"; do
    free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
    if [ "$free" -lt 500 ]; then
      fail "only $free MB are left on the disk of $folder; 500 MB are needed"
    fi
  done
}

server_jar() {
  find "$root/environments/$1-server/target" -maxdepth 1 -name "tradu-$1-server-*-exec.jar" 2>/dev/null | head -n 1 || true
}

maven() {
  local log built=true
  log=$(mktemp)
  # One build at a time, or two would write the same jar.
  flock "$root/pom.xml" "$root/mvnw" -B -q "$@" >"$log" 2>&1 9>&- || built=false
  if ! $built; then
    cat "$log" >&2
    rm -f "$log"
    fail "the build failed"
  fi
  rm -f "$log"
}

build_servers() {
  local name jar stale=()
  for name in skipper dataflow; do
    jar=$(server_jar "$name")
    if [ -z "$jar" ] || [ -n "$(find "$root/environments"/{servers,server-support,"$name-server"}/{pom.xml,src/main} \
      -newer "$jar" -print -quit 2>/dev/null)" ]; then
      stale+=("environments/$name-server")
    fi
  done
  if [ ${#stale[@]} -gt 0 ]; then
    say "building the servers (takes a minute or two the first time)"
    maven -DskipTests -Dcheckstyle.skip -Dspring-javaformat.skip -pl "$(IFS=, && echo "${stale[*]}")" -am package
  fi
}
