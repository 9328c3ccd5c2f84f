#!/usr/bin/env bash
# batterytwin.sh WORKDIR BODIES LOADER: starts the Release build on 127.0.0.1:$PORT in WORKDIR with the demo plant off, loads the prepared bodies
# plain and gzip, each into an empty directory, asks the three queries before and after a restart, measures, stops.
# BODIES and LOADER come from the ingest comparison (gen.js, load.js): 1,000 series x 4 fields x 1,250 times.
# Environment: PROGRAM (a BatteryTwin.Web.dll or published executable), PORT (15100), MODES ("plain gz"), INGEST_ONLY.
set -u
work=$1; bodies=$2; loader=$3; url=http://127.0.0.1:${PORT:-15100}
program=${PROGRAM:-$(cd "$(dirname "$0")/../../.." && pwd)/BatteryTwin.Web/bin/Release/net10.0/BatteryTwin.Web.dll}
[ -f "$program" ] || { echo "no $program: dotnet build -c Release BatteryTwin.Web first" >&2; exit 1; }
case $program in *.dll) run=(dotnet "$program") ;; *) run=("$program") ;; esac
rm -rf "$work"; mkdir -p "$work"; cd "$work" || exit 1
pid=
trap '[ -n "$pid" ] && kill "$pid" 2>/dev/null' EXIT

start() {
  local t0; t0=$(date +%s.%N)
  "${run[@]}" --urls $url --BatteryTwin:DataDirectory="$work/data" --BatteryTwin:DemoPlant:Enabled=false >> "$work/log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null $url/health/ready; do
    kill -0 "$pid" 2>/dev/null || { tail -20 "$work/log" >&2; exit 1; }
    sleep .02
  done
  echo "$1 $(echo "$(date +%s.%N) - $t0" | bc)"
}
stop() { kill "$pid"; wait "$pid" 2>/dev/null; pid=; }
cpu() { awk '{ print ($14 + $15) / 100 }' "/proc/$pid/stat"; }
rss() { awk '/VmRSS/ { print $2 }' "/proc/$pid/status"; }
ask() { # name, then curl arguments
  local name=$1; shift
  for _ in 1 2 3 4 5; do curl -s -G "$@" -o "$work/q.json" -w "$name %{time_total}s %{size_download}B\n"; done
  head -c 200 "$work/q.json"; echo
}
ask_all() {
  ask a_last_all "$url/api/telemetry/latest" -d twin='*' -d field=voltage
  ask b_mean_1m_10 "$url/api/telemetry/range" $(printf -- '-d twin=c%s ' 0 1 2 3 4 5 6 7 8 9) -d field=voltage -d from=1700000000000 -d to=1700003600000 -d every=1m -d aggregate=mean
  ask c_mean_all "$url/api/telemetry/range" -d twin='*' -d field=voltage -d field=current -d field=temp -d field=soc -d from=1700000000000 -d to=1700003750000 -d aggregate=mean -d groupBy=field
}

for mode in ${MODES:-plain gz}; do
  if [ -n "$pid" ]; then stop; rm -rf "$work/data"; fi
  start start_s
  before=$(cpu)
  node "$loader" "$bodies" "$url/api/v2/write?precision=ns" "$mode" 2
  echo "server_cpu_s $(echo "$(cpu) - $before" | bc) rss_kB $(rss)"
done
[ -n "${INGEST_ONLY:-}" ] && { stop; exit; }
sleep 3
ask_all
du -sb "$work/data/telemetry"
stop
start restart_s
sleep 12 # an idle store packs its log into blocks after five seconds
size=$(du -sb "$work/data/telemetry" | cut -f1)
echo "bytes_per_value $(echo "scale=3; $size / ${VALUES:-5000000}" | bc)"
ask_all
echo "rss_kB $(rss)"
stop
