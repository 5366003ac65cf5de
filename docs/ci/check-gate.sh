#!/usr/bin/env bash
# Asks the gate and writes, into a folder:
#   gate.json    the answer; kept from the main branch, it is the baseline of a pull request
#   gate.xml     JUnit: each clause a test case
#   gate.sarif   SARIF 2.1.0: each gap a result
#   comment.md   Markdown for a comment or a job summary; with a baseline, what this change opened and closed
#   check-gate.sh FOLDER
# Settings (environment), beside those of push-evidence.sh:
#   SUTURE_STANDARDS   ids divided by spaces, or "all" (default: those chosen for the device)
#   SUTURE_RECORDS     folder with the records as text files, so that gaps name file and line (default: none)
#   SUTURE_BASELINE    a gate.json kept earlier, a ledger position or a release (default: none)
#   SUTURE_FAIL_ON     which gaps fail the job: "any", "new", or "none" (default: new with a baseline, else any)
# Exit code: 0 fine, 1 gaps, 2 wrong usage or input, 3 refused, 4 integrity broken.
set -euo pipefail
: "${SUTURE_DEVICE:?}"
folder=${1:?a folder to write into}
if [ -n "${SUTURE_SCRATCH:-}" ]; then
  unset SUTURE_SERVER SUTURE_TOKEN
  export SUTURE_DATA=$SUTURE_SCRATCH
fi

standards=()
if [ "${SUTURE_STANDARDS:-}" = all ]; then
  standards+=(--all)
else
  for id in ${SUTURE_STANDARDS:-}; do standards+=(--standard "$id"); done
fi
records=()
if [ -n "${SUTURE_RECORDS:-}" ]; then records+=(--records "$SUTURE_RECORDS"); fi

# Gaps are exit code 1, which is an answer; anything above it is not.
ask() {
  code=0
  suture check "${standards[@]}" "$@" || code=$?
  if [ "$code" -gt 1 ]; then exit "$code"; fi
}

ask --out "$folder/gate.json" --out "$folder/gate.xml" --out "$folder/gate.sarif" "${records[@]}"
at=$(jq -r .position "$folder/gate.json")

baseline=${SUTURE_BASELINE:-}
if [[ "$baseline" = */* || "$baseline" = *.json ]] && [ ! -f "$baseline" ]; then
  echo "There is no baseline at $baseline yet: every gap counts."
  baseline=
fi
if [ -n "$baseline" ]; then
  rule=${SUTURE_FAIL_ON:-new}
  ask --at "$at" --compare "$baseline" --fail-on "${rule/none/any}" --out "$folder/comment.md"
else
  ask --at "$at" --out "$folder/comment.md"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$folder/comment.md" >>"$GITHUB_STEP_SUMMARY"; fi
if [ "${SUTURE_FAIL_ON:-}" = none ]; then code=0; fi
exit "$code"
