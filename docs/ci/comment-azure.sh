#!/usr/bin/env bash
# Posts a comment on a pull request of Azure DevOps, or refreshes the one posted before.
#   comment-azure.sh comment.md
# Settings (environment):
#   SYSTEM_ACCESSTOKEN   token of the build, which must be handed to the step; its account may contribute to pull requests
#   SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECTID, BUILD_REPOSITORY_ID, SYSTEM_PULLREQUEST_PULLREQUESTID   as the agent sets them
set -euo pipefail
: "${SYSTEM_ACCESSTOKEN:?}" "${SYSTEM_COLLECTIONURI:?}" "${SYSTEM_TEAMPROJECTID:?}" "${BUILD_REPOSITORY_ID:?}" "${SYSTEM_PULLREQUEST_PULLREQUESTID:?}"
file=${1:?the comment}
# shellcheck source=forge.sh
. "$(dirname "${BASH_SOURCE[0]}")/forge.sh"
FORGE_AUTHORIZATION="Authorization: Bearer $SYSTEM_ACCESSTOKEN"
threads="${SYSTEM_COLLECTIONURI%/}/$SYSTEM_TEAMPROJECTID/_apis/git/repositories/$BUILD_REPOSITORY_ID/pullRequests/$SYSTEM_PULLREQUEST_PULLREQUESTID/threads"
version="api-version=7.1"

# All threads come in one answer; of each only the first comment can be ours.
place=$(forge GET "$threads?$version" | jq -r --arg marker "$(marker_of "$file")" \
  'first(.value[] | select(.isDeleted != true) | select((.comments[0].content // "") | startswith($marker)) | "\(.id)/comments/\(.comments[0].id)") // empty')

if [ -n "$place" ]; then
  forge PATCH "$threads/$place?$version" "$(jq -n --rawfile text "$file" '{content: $text}')" >/dev/null
  echo "Refreshed comment $place."
else
  forge POST "$threads?$version" "$(jq -n --rawfile text "$file" '{status: "closed", comments: [{parentCommentId: 0, commentType: "text", content: $text}]}')" >/dev/null
  echo "Posted a comment."
fi
