#!/usr/bin/env bash
# Fetches the gate.json that the last good pipeline of the default branch kept. Without one nothing is written, and check-gate.sh says so.
#   baseline-gitlab.sh FILE JOB
# Settings (environment): CI_API_V4_URL, CI_PROJECT_ID, CI_DEFAULT_BRANCH, CI_JOB_TOKEN, as the runner sets them
set -euo pipefail
: "${CI_API_V4_URL:?}" "${CI_PROJECT_ID:?}" "${CI_DEFAULT_BRANCH:?}" "${CI_JOB_TOKEN:?}"
file=${1:?where to} job=${2:?the job that kept it}
# shellcheck source=forge.sh
. "$(dirname "${BASH_SOURCE[0]}")/forge.sh"
FORGE_AUTHORIZATION="JOB-TOKEN: $CI_JOB_TOKEN"

branch=$(jq -rn --arg name "$CI_DEFAULT_BRANCH" '$name | @uri')
mkdir -p "$(dirname "$file")"
if forge GET "$CI_API_V4_URL/projects/$CI_PROJECT_ID/jobs/artifacts/$branch/raw/gate/gate.json?job=$job" >"$file.part" 2>/dev/null; then
  mv "$file.part" "$file"
else
  rm -f "$file.part"
  echo "No gate.json was kept on $CI_DEFAULT_BRANCH yet."
fi
