# shellcheck shell=bash
# What the other scripts share; sourced, not run. Expects $root, the project's folder.
# Every message goes to standard error, so that a command's own output stays its own.

# The pairs of the sample feeds; a feed in other languages says itself which package it needs.
ENGINE_PACKAGES=(apertium apertium-eng-spa apertium-eng-cat apertium-fr-es)

# What the tests need beyond that.
# shellcheck disable=SC2034 # used by scripts/test
TEST_PACKAGES=(apertium-spa-cat chromium chromium-driver gcc influxdb jq libc6-dev postgresql rabbitmq-server)

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

# With too few, Java cannot load its classes, or exits silently.
require_open_files() {
  local most
  most=$(ulimit -Hn)
  if [ "$most" != unlimited ] && [ "$most" -lt 256 ]; then
    fail "only $most files may be open at once (ulimit -Hn); Tradu needs 256"
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

# Earlier versions kept services from starting by this file, and left it behind when they were killed: from then on no
# upgrade of the machine restarted a service.
remove_stale_policy() {
  local policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ] && grep -qsx '# made by tradu while it installs packages' "$policy"; then
    "$@" rm -f "$policy" 2>/dev/null || true
  fi
}
[ "$EUID" -ne 0 ] || remove_stale_policy

# Prints which of these Debian packages are missing; none on another system.
missing_packages() {
  local package
  command -v dpkg-query >/dev/null 2>&1 || return 0
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

# Installs Debian packages, and starts none of the services that come along: what needs one starts its own.
install_packages() {
  local as_root=() log installed=true
  if [ "$EUID" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
      fail "these packages are missing, and only root can install them: apt-get install $*"
    as_root=(sudo)
  fi
  say "installing $* (Debian packages; TRADU_NO_INSTALL=1 leaves that to you)"
  log=$(mktemp)
  {
    remove_stale_policy "${as_root[@]}"
    "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends -o DPkg::Path="$root/scripts/without-services:/usr/sbin:/usr/bin:/sbin:/bin" "$@"
  } >"$log" 2>&1 || installed=false
  if ! $installed; then
    cat "$log" >&2
    rm -f "$log"
    fail "could not install $*"
  fi
  rm -f "$log"
}

agreed_on_terminal() {
  local answer
  if [ ! -t 0 ] || [ ! -t 2 ]; then
    return 1
  fi
  read -r -p "tradu: install $* (Debian packages)? [y/N] " answer
  [[ $answer == [yY]* ]]
}

# Sees to Debian packages that are missing. With "install" first they are announced and installed: that is for commands
# that are to set everything up. With "ask" they are installed where TRADU_INSTALL=1 or the terminal agrees, and else
# named. TRADU_NO_INSTALL is for machines whose packages are managed otherwise.
provide_packages() {
  local how=$1 missing
  shift
  [ -z "${TRADU_NO_INSTALL:-}" ] || return 0
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  if [ "$how" = install ] || [ -n "${TRADU_INSTALL:-}" ] || agreed_on_terminal "${missing[@]}"; then
    install_packages "${missing[@]}"
  else
    say "these Debian packages are missing: ${missing[*]}"
    say "install them with: apt-get install ${missing[*]} (as root), or let TRADU_INSTALL=1 do it"
  fi
}

# Sees to the engine, and to further packages.
provide_engine() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    say "this is not a Debian system; install Apertium and its language pairs by hand"
    return
  fi
  provide_packages "$1" "${ENGINE_PACKAGES[@]}" "${@:2}"
}

# Prints what a script says of itself in its first lines.
usage_of() {
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$1"
}

# Whether help is asked for, which builds and installs nothing.
wants_help() {
  local word
  for word in "$@"; do
    case $word in
      --help | -h) return 0 ;;
    esac
  done
  return 1
}

# Prints the folder that an application starts quickly from: its jar unpacked, and its classes as the JVM has read them
# once. It is made once for a jar and a JVM; prints nothing where that fails, or another process is at it.
quick_start() {
  local jar=$1 cache key folder
  cache=$(dirname "$jar")/start
  key=$(stat -L -c '%Y-%s' "$jar" "$(command -v java)" | tr '\n' - && cksum <<<"$jar" | tr ' ' -)
  folder=$cache/$key
  if [ ! -e "$folder/classes.jsa" ]; then
    (umask 022 && mkdir -p "$cache" && exec 8>"$cache/lock" && flock -n 8 && make_quick_start "$jar" "$folder") \
      >/dev/null 2>&1 || return 0
  fi
  if [ -s "$folder/classes.jsa" ] && [ -r "$folder/classes.jsa" ]; then
    echo "$folder"
  fi
}

make_quick_start() {
  local jar=$1 folder=$2 other home
  say "preparing a quick start (once for each build)" 2>&9
  if [ ! -d "$folder" ]; then
    rm -rf "$folder.new"
    # Each may fail, and nothing here ends the script.
    java -Djarmode=tools -jar "$jar" extract --destination "$folder.new" && touch "$folder.new/used" &&
      mv "$folder.new" "$folder" || return
  fi
  home=$(mktemp -d) || return
  # A command that opens everything. Its settings are the default ones, whatever those of the caller are.
  env -i PATH="$PATH" HOME="$home" LC_ALL=C.UTF-8 TRADU_HOME="$home" java -XX:ArchiveClassesAtExit="$folder/classes.new" \
    -Xmx512m -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dtradu.root="$root" -jar "$folder/$(basename "$jar")" \
    reconcile --repair --reason "quick start" || true
  rm -rf "$home"
  # An empty one says that it was tried.
  [ -s "$folder/classes.new" ] || : >"$folder/classes.new"
  mv "$folder/classes.new" "$folder/classes.jsa"
  # Those of earlier builds, unless a process has been started from one and still runs.
  for other in "$(dirname "$folder")"/*/; do
    if [ "${other%/}" != "$folder" ]; then
      flock -n -x "$other/used" rm -rf "${other%/}" || true
    fi
  done
}
