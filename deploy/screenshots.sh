#!/usr/bin/env bash
# Takes a picture of every page, 1440 and 390 wide, light and dark, and puts the three that the README shows into docs/screens.
#   deploy/screenshots.sh [FOLDER]      all of them go to FOLDER (.data/screens)
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
export WORKFLOW_SCREENSHOTS=${1:-$ROOT/.data/screens}

mkdir -p "$WORKFLOW_SCREENSHOTS"
"$HERE/test.sh" screenshots
mkdir -p "$ROOT/docs/screens"
for shown in xu-ly-1440-light van-ban-1440-light van-ban-den-chi-bo-390-light; do
    cp "$WORKFLOW_SCREENSHOTS/$shown.png" "$ROOT/docs/screens/"
done
