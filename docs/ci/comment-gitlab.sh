#!/usr/bin/env bash
# Posts a note on a merge request of GitLab, or refreshes the one posted before.
#   comment-gitlab.sh comment.md
# Settings (environment):
#   GITLAB_TOKEN    project access token of scope "api" (the job's own token may not write notes)
#   CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID   as the runner sets them
set -euo pipefail
: "${GITLAB_TOKEN:?}" "${CI_API_V4_URL:?}" "${CI_PROJECT_ID:?}" "${CI_MERGE_REQUEST_IID:?}"
file=${1:?the comment}
# shellcheck source=forge.sh
. "$(dirname "${BASH_SOURCE[0]}")/forge.sh"
FORGE_AUTHORIZATION="PRIVATE-TOKEN: $GITLAB_TOKEN"
notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
author=$(forge GET "$CI_API_V4_URL/user" | jq -r .id)

id= page=1
while [ -z "$id" ]; do
  found=$(forge GET "$notes?per_page=100&page=$page")
  id=$(jq -r --arg marker "$(marker_of "$file")" --argjson author "$author" 'first(.[] | select(.author.id == $author and (.body | startswith($marker))) | .id) // empty' <<<"$found")
  [ "$(jq length <<<"$found")" -eq 100 ] || break
  page=$((page + 1))
done

body=$(jq -n --rawfile body "$file" '{body: $body}')
if [ -n "$id" ]; then
  forge PUT "$notes/$id" "$body" >/dev/null
  echo "Refreshed note $id."
else
  forge POST "$notes" "$body" >/dev/null
  echo "Posted a note."
fi
