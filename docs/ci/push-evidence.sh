#!/usr/bin/env bash
# Sends this build's SBOM and test results to Suture.
#   push-evidence.sh
# Settings (environment):
#   SUTURE_SERVER, SUTURE_TOKEN   the server and a token of scope "evidence"
#   SUTURE_SCRATCH                instead of a server: a directory that scratch.sh has made
#   SUTURE_DEVICE                 key of the device
#   SBOM                          CycloneDX file
#   TEST_RESULTS                  JUnit XML or TRX: files or folders, divided by spaces
#   SOFTWARE_VERSION, COMMIT      what was built and tested
set -euo pipefail
: "${SUTURE_DEVICE:?}" "${SBOM:?}" "${TEST_RESULTS:?}" "${SOFTWARE_VERSION:?}" "${COMMIT:?}"
if [ -n "${SUTURE_SCRATCH:-}" ]; then
  unset SUTURE_SERVER SUTURE_TOKEN
  export SUTURE_DATA=$SUTURE_SCRATCH
fi

suture import sbom "$SBOM"
# shellcheck disable=SC2086 # several paths are meant
suture import tests $TEST_RESULTS --software-version "$SOFTWARE_VERSION" --commit "$COMMIT"
