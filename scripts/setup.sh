# shellcheck shell=bash
# What the other scripts share; sourced, not run. Expects $root, the project's folder.
# Every message goes to standard error, so that a command's own output stays its own.

# The pairs of the sample feeds; a feed in other languages says itself which package it needs.
ENGINE_PACKAGES=(apertium apertium-eng-spa apertium-eng-cat apertium-fr-es)

# What the tests need beyond that.
# shellcheck disable=SC2034 # used by scripts/test
TEST_PACKAGES=(apertium-spa-cat chromium chromium-driver influxdb jq postgresql rabbitmq-server)

say() {
  echo "tradu: $*" >&2
}

fail() {
  say "$@"
  exit 1
}

require_java() {
  if ! command -v java >/dev/null 2>&1; then
    fail "Java is not installed; on Debian: apt-get install openjdk-17-jdk-headless maven"
  fi
}

application_jar() {
  # shellcheck disable=SC2154 # assigned by the script that sources this
  find "$root/jobs/target" -maxdepth 1 -name 'tradu-jobs-*-exec.jar' -printf '%T@ %p\n' 2>/dev/null |
    sort -n | tail -n 1 | cut -d ' ' -f 2- || true
}

# The modules that Data Flow needs beside the command itself.
environment_jar() {
  find "$root/environments/$1/target" -maxdepth 1 -name "$2" -printf '%T@ %p\n' 2>/dev/null |
    sort -n | tail -n 1 | cut -d ' ' -f 2- || true
}

# Tells whether there is no jar, or a source is newer than it.
is_stale() {
  local jar=$1
  shift
  [ -z "$jar" ] || [ -n "$(find "$@" -newer "$jar" -print -quit)" ]
}

# Builds a module, with those it needs.
build_module() {
  say "building $1 (takes a minute or two the first time)"
  local log
  log=$(mktemp)
  # One build at a time, or two would write the same jar.
  if ! flock "$root/pom.xml" "$root/mvnw" -B -q -DskipTests -Dcheckstyle.skip -Dspring-javaformat.skip -pl "$1" -am package >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "the build failed"
  fi
  rm -f "$log"
}

# Builds when there is no jar, or a source is newer than it.
build_if_stale() {
  if is_stale "$(application_jar)" "$root/pom.xml" "$root"/*/pom.xml "$root/batch-config/src/main" "$root/jobs/src/main"; then
    build_module jobs
  fi
}

# Builds what brings an environment's Data Flow server up to date: the client, and the applications.
build_dataflow_if_stale() {
  if is_stale "$(environment_jar dataflow-client 'tradu-dataflow-client-*-exec.jar')" \
    "$root/environments/dataflow-client/pom.xml" "$root/environments/dataflow-client/src/main"; then
    build_module environments/dataflow-client
  fi
  if is_stale "$(environment_jar dataflow-apps 'tradu-apps-*.jar')" "$root/pom.xml" "$root"/*/pom.xml \
    "$root/environments/dataflow-apps/pom.xml" "$root/batch-config/src/main" "$root/jobs/src/main" \
    "$root/environments/dataflow-apps/src/main"; then
    build_module environments/dataflow-apps
  fi
}

# Debian asks this file whether a service may be started. One that is somebody else's stays as it is. Called with begin
# or end in place of its name.
# shellcheck disable=SC2016,SC2089 # expanded by the shell that runs it
start_no_services='
  policy=/usr/sbin/policy-rc.d
  mark="# made by tradu while it installs packages"
  case $0 in
    begin) [ -e $policy ] || { printf "#!/bin/sh\\n%s\\nexit 101\\n" "$mark" >$policy && chmod 755 $policy; } ;;
    end) if grep -qsx "$mark" $policy; then rm -f $policy; fi ;;
  esac'

# Installs Debian packages that are missing.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      fail "these packages are missing, and only root may install them: apt-get install ${missing[*]}"
    fi
    as_root=(sudo)
  fi
  say "installing ${missing[*]} (Debian packages)"
  local log
  log=$(mktemp)
  local installed=true
  # The services that come along, a broker for example, are not to be started: what needs one starts its own. In a
  # shell of its own, which ends what it began also when it is interrupted.
  (
    # shellcheck disable=SC2090 # a program's text
    trap '"${as_root[@]}" sh -c "$start_no_services" end' EXIT
    trap 'exit 130' HUP INT TERM
    "${as_root[@]}" sh -c "$start_no_services" begin
    "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends "${missing[@]}"
  ) >"$log" 2>&1 || installed=false
  # Nor at the next boot.
  case " ${missing[*]} " in
    *" rabbitmq-server "*) "${as_root[@]}" systemctl disable rabbitmq-server >>"$log" 2>&1 || true ;;
  esac
  case " ${missing[*]} " in
    *" postgresql "*) "${as_root[@]}" systemctl disable postgresql >>"$log" 2>&1 || true ;;
  esac
  if ! $installed; then
    cat "$log" >&2
    rm -f "$log"
    fail "could not install ${missing[*]}"
  fi
  rm -f "$log"
}

# Installs the engine, and further packages given.
install_engine() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    say "this is no Debian system; install Apertium and its language pairs by hand"
    return
  fi
  # TRADU_NO_INSTALL is for machines whose packages somebody else looks after.
  if [ -z "${TRADU_NO_INSTALL:-}" ]; then
    # shellcheck disable=SC2119 # the packages given, not the script's own arguments
    install_packages "${ENGINE_PACKAGES[@]}" "$@"
  fi
}
