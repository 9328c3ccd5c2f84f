#!/usr/bin/env bash
# compare.sh SCRIPTS [ROUNDS]: BatteryTwin, VictoriaMetrics and InfluxDB in turn (A B C A B C), one table at the end.
# SCRIPTS is the folder of the ingest comparison (gen.js, load.js, vm.sh, influx.sh). Build first: dotnet build -c Release BatteryTwin.Web
# Environment: BODIES (prepared bodies; made when missing), WORK (scratch folder), PEERS ("batterytwin vm influx"), PROGRAM (see batterytwin.sh).
set -eu
here=$(cd "$(dirname "$0")" && pwd); scripts=$(cd "$1" && pwd); rounds=${2:-2}
work=${WORK:-/tmp/batterytwin-compare}; bodies=${BODIES:-$work/bodies}; results=$work/results
mkdir -p "$work"; rm -rf "$results"; mkdir "$results"
[ -f "$bodies/b0249.lp.gz" ] || node "$scripts/gen.js" "$bodies"

one() { # name, round
  case $1 in
    batterytwin) "$here/batterytwin.sh" "$work/$1" "$bodies" "$scripts/load.js" ;;
    vm) command -v victoria-metrics > /dev/null && "$scripts/vm.sh" "$work/$1" "$bodies" ;;
    influx) command -v influxd > /dev/null && "$scripts/influx.sh" "$work/$1" "$bodies" ;;
  esac > "$results/$2-$1.txt" 2> "$results/$2-$1.err" || echo "round $2: $1 did not run to its end, see $results/$2-$1.err" >&2
}

for round in $(seq "$rounds"); do
  for peer in ${PEERS:-batterytwin vm influx}; do
    echo "round $round: $peer (load $(cut -d' ' -f1 /proc/loadavg))" >&2
    one "$peer" "$round"
  done
done
node "$here/table.js" "$results"
