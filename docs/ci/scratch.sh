#!/usr/bin/env bash
# Makes a data directory of its own from the records in this repository, so that a pull request can be checked without writing
# anything into the ledger of the server. It is thrown away with the job.
# Settings (environment):
#   SUTURE_SCRATCH   the directory to make; while it is set, the other scripts work on it and ask no server
#   SUTURE_DEVICE    key of the device
#   SUTURE_RECORDS   folder with the records as text files and device.yaml
set -euo pipefail
: "${SUTURE_SCRATCH:?}" "${SUTURE_DEVICE:?}" "${SUTURE_RECORDS:?}"
unset SUTURE_SERVER SUTURE_TOKEN
export SUTURE_DATA=$SUTURE_SCRATCH

# Nobody will ever sign in there.
head -c 24 /dev/urandom | base64 | suture init --organization "CI scratch" --admin ci --password-stdin --quiet
suture device create "$SUTURE_DEVICE" --name "$SUTURE_DEVICE" --quiet
suture import records "$SUTURE_RECORDS" --device "$SUTURE_DEVICE"
