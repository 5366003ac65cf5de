#!/usr/bin/env bash
# Posts a comment on a pull request of GitHub, or refreshes the one posted before.
#   comment-github.sh comment.md
# Settings (environment):
#   GITHUB_TOKEN        token that may write pull requests
#   GITHUB_API_URL, GITHUB_REPOSITORY   as the runner sets them
#   PULL_REQUEST        number of the pull request
#   COMMENT_AUTHOR      who posts (default: github-actions[bot], the owner of the runner's own token)
set -euo pipefail
: "${GITHUB_TOKEN:?}" "${GITHUB_API_URL:?}" "${GITHUB_REPOSITORY:?}" "${PULL_REQUEST:?}"
file=${1:?the comment}
# shellcheck source=forge.sh
. "$(dirname "${BASH_SOURCE[0]}")/forge.sh"
FORGE_AUTHORIZATION="Authorization: Bearer $GITHUB_TOKEN"
author=${COMMENT_AUTHOR:-github-actions[bot]}

id= page=1
while [ -z "$id" ]; do
  found=$(forge GET "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments?per_page=100&page=$page")
  id=$(jq -r --arg marker "$(marker_of "$file")" --arg author "$author" 'first(.[] | select(.user.login == $author and (.body | startswith($marker))) | .id) // empty' <<<"$found")
  [ "$(jq length <<<"$found")" -eq 100 ] || break
  page=$((page + 1))
done

body=$(jq -n --rawfile body "$file" '{body: $body}')
if [ -n "$id" ]; then
  forge PATCH "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/comments/$id" "$body" >/dev/null
  echo "Refreshed comment $id."
else
  forge POST "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" "$body" >/dev/null
  echo "Posted a comment."
fi
