#!/usr/bin/env bash
# Builds everything and runs every test. Installs what the browser and database tests need (Chromium, PostgreSQL) from Debian's
# packages where it may, and says plainly what it could not run. Ends with one line: N passed, N failed.
#   ./test.sh                 all tests
#   ./test.sh Ledger Domain   only these projects (tests/Suture.Ledger.Tests, tests/Suture.Domain.Tests)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

have_chromium() { [ -n "${SUTURE_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }
have_postgres() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

missing=()
have_chromium || missing+=(chromium)
have_postgres || missing+=(postgresql)
for tool in curl jq; do command -v "$tool" >/dev/null || missing+=("$tool"); done # the scripts of docs/ci, which tests run
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  echo "Installing ${missing[*]} ..."
  { "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$logs/apt.log" 2>&1 \
    || { echo "Could not install ${missing[*]}:"; tail -n 3 "$logs/apt.log"; }
fi
have_chromium || echo "No Chromium: the browser tests can not run here (apt-get install chromium)."
have_postgres || echo "No PostgreSQL server: its half of the storage tests can not run here (apt-get install postgresql)."

echo "Building ..."
if ! dotnet build Suture.slnx -c Release -v q -clp:ErrorsOnly --nologo >"$logs/build.log" 2>&1; then
  cat "$logs/build.log"
  echo "The build failed."
  echo "0 passed, 1 failed"
  exit 1
fi

projects=()
if [ $# -gt 0 ]; then
  for name in "$@"; do projects+=("tests/Suture.$name.Tests"); done
else
  for dir in tests/*.Tests; do projects+=("$dir"); done
fi

passed=0 failed=0 skipped=0
for project in "${projects[@]}"; do
  name=$(basename "$project")
  started=$SECONDS
  dotnet run --no-build -c Release --project "$project" -- --no-ansi --progress off >"$logs/$name.log" 2>&1
  code=$?
  count() { grep -oE "^ *$1: [0-9]+" "$logs/$name.log" | tail -n 1 | grep -oE '[0-9]+$'; }
  total=$(count total) bad=$(count failed) good=$(count succeeded) left=$(count skipped)
  if [ -z "$total" ]; then
    bad=1 good=0 left=0
    echo "$name gave no result (exit code $code)."
  fi
  # A run that ends badly without a failed test (it crashed, or had no test) is a failure too.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  echo "$name: $good passed, $bad failed, $left skipped ($((SECONDS - started)) s)"
  [ "$bad" -gt 0 ] && grep -vE '^\s*$' "$logs/$name.log" | tail -n 80
  if [ "$left" -gt 0 ]; then grep -iE '^ *skipped ' "$logs/$name.log" | head -n 5; fi
done

[ "$skipped" -gt 0 ] && echo "$skipped skipped: see above for what was missing."
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
