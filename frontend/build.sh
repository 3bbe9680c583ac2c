#!/bin/sh
# Builds static/cairn.css and static/cairn.js. Needed only by someone who changes frontend/: what it makes is committed.
set -eu
cd "$(dirname "$0")"
[ -x node_modules/.bin/sass ] || npm ci --no-audit --no-fund
node_modules/.bin/sass --no-source-map --style=compressed --no-charset cairn.scss ../static/cairn.css
cp cairn.js ../static/cairn.js
for made in ../static/cairn.css ../static/cairn.js; do
    printf '%s: %s bytes, %s gzipped\n' "${made#../}" "$(wc -c <"$made")" "$(gzip -9c "$made" | wc -c)"
done
