#!/usr/bin/env bash
# growth.sh SCRIPTS: how ingest (gzip), memory, disk and reads grow: 4,000, 10,000 and 100,000 series with 5 million values, then ten times the history
# (50 million values of 4,000 series), BatteryTwin and VictoriaMetrics in turn. SCRIPTS is the folder of the ingest comparison (load.js).
# Build first: dotnet build -c Release BatteryTwin.Web tests/BatteryTwin.Benchmarks. Environment: WORK (scratch folder), SHAPES ("cells:times …").
set -eu
here=$(cd "$(dirname "$0")" && pwd); loader=$(cd "$1" && pwd)/load.js; work=${WORK:-/tmp/batterytwin-growth}
mkdir -p "$work"
for shape in ${SHAPES:-1000:1250 2500:500 25000:50 1000:12500}; do
  cells=${shape%:*}; times=${shape#*:}; bodies=$work/bodies-$cells-$times; results=$work/results-$cells-$times
  [ -d "$bodies" ] || dotnet "$here/../bin/Release/net10.0/BatteryTwin.Benchmarks.dll" bodies "$bodies" "$cells" "$times" >&2
  rm -rf "$results"; mkdir "$results"
  export VALUES=$((cells * times * 4)) SPAN=$((times * 3)) MODES=gz
  "$here/batterytwin.sh" "$work/batterytwin" "$bodies" "$loader" > "$results/1-batterytwin.txt"
  "$here/victoriametrics.sh" "$work/vm" "$bodies" "$loader" > "$results/1-vm.txt"
  echo; echo "$((cells * 4)) series, $VALUES values"; echo
  node "$here/table.js" "$results"
done
