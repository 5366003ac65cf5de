# Shared by the comment scripts: one request to the forge. Source it.
# The token goes to curl through a file descriptor, never on a command line that others could list.
#   forge METHOD ADDRESS [JSON]   prints the answer; fails on any status that is not a success
forge() {
  local method=$1 address=$2
  shift 2
  local more=(--retry 2) # what only reads may be asked again
  if [ $# -gt 0 ]; then more=(--data-binary @- --header "Content-Type: application/json"); fi
  printf '%s' "${1:-}" | curl --silent --show-error --fail-with-body --max-time 60 --request "$method" \
    --header @<(printf '%s\n' "$FORGE_AUTHORIZATION") --header "Accept: application/json" "${more[@]}" "$address"
}

# The first line of the comment that suture writes; by it an earlier one is found.
marker_of() { head -n 1 "$1"; }
