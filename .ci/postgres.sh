#!/bin/sh
# A throw-away PostgreSQL server for the tests, on a free port of 127.0.0.1 and with a password of its own.
#
#   eval "$(sh .ci/postgres.sh)"   starts it and sets TEST_DATABASE_URL and TEST_POSTGRES_DIR
#   sh .ci/postgres.sh stop        stops the server of TEST_POSTGRES_DIR and deletes it
#
# Root installs Debian's postgresql where it is missing, and runs the server as user postgres.
set -eu

if [ "$(id -u)" = 0 ]; then as_owner="runuser -u postgres --"; else as_owner=""; fi
marker=shirase-test-cluster

binaries() {
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$newest" ]; then echo "$newest"; elif command -v initdb >/dev/null; then dirname "$(command -v initdb)"; fi
}

install() {
  if [ "$(id -u)" != 0 ]; then
    echo "PostgreSQL is missing: install it, for example with 'sudo apt-get install postgresql'" >&2
    exit 1
  fi
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >&2
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start() {
  [ -n "$(binaries)" ] || install
  bin=$(binaries)
  dir=$($as_owner mktemp -d /tmp/shirase-postgres.XXXXXX)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  port=$(free_port)
  cd "$dir"
  $as_owner touch "$marker"
  printf '%s' "$password" | $as_owner sh -c 'umask 077 && cat > password'
  $as_owner "$bin/initdb" -D "$dir/data" -U shirase -A scram-sha-256 --pwfile="$dir/password" -E UTF8 --locale=C -N >/dev/null
  # Nothing here outlives a test: without fsync it is several times faster.
  $as_owner "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$dir -c fsync=off -c full_page_writes=off" \
    start >/dev/null || { cat "$dir/log" >&2; exit 1; }
  echo "export TEST_DATABASE_URL=postgres://shirase:$password@127.0.0.1:$port/postgres"
  echo "export TEST_POSTGRES_DIR=$dir"
  echo "# process id: $(head -n 1 "$dir/data/postmaster.pid") in $dir/data/postmaster.pid"
}

stop() {
  dir=${TEST_POSTGRES_DIR:?is not set: which server?}
  [ -e "$dir/$marker" ] || { echo "$dir was not made by this script" >&2; exit 1; }
  cd /
  $as_owner "$(binaries)/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null || true
  rm -rf "$dir"
}

case ${1:-start} in
  start) start ;;
  stop) stop ;;
  *) echo "usage: sh .ci/postgres.sh [start|stop]" >&2; exit 2 ;;
esac
