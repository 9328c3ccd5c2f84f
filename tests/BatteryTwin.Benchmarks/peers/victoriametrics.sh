#!/usr/bin/env bash
# victoriametrics.sh WORKDIR BODIES LOADER: what batterytwin.sh does, for VictoriaMetrics and bodies of any number of series and times (gzip only).
# Environment: VALUES and SPAN (values and seconds of the bodies).
set -u
work=$1; bodies=$2; loader=$3; url=http://127.0.0.1:${PORT:-15101}; span=${SPAN:-3750}
rm -rf "$work"; mkdir -p "$work"
pid=
trap '[ -n "$pid" ] && kill "$pid" 2>/dev/null' EXIT
start() {
  victoria-metrics -storageDataPath="$work/data" -httpListenAddr="${url#http://}" -retentionPeriod=100y -memory.allowedPercent=25 -search.latencyOffset=0s >> "$work/log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null $url/health; do sleep .02; done
}
cpu() { awk '{ print ($14 + $15) / 100 }' "/proc/$pid/stat"; }
rss() { awk '/VmRSS/ { print $2 }' "/proc/$pid/status"; }
ask() { # name, then curl arguments
  local name=$1; shift
  for _ in 1 2 3 4 5; do curl -s -G "$@" -o "$work/q.json" -w "$name %{time_total}s %{size_download}B\n"; done
}
start
before=$(cpu)
node "$loader" "$bodies" "$url/write?db=bt&precision=ns" gz 2
echo "server_cpu_s $(echo "$(cpu) - $before" | bc) rss_kB $(rss)"
curl -s $url/internal/force_flush; sleep 3
kill "$pid"; wait "$pid" 2>/dev/null
start
curl -s -XPOST $url/internal/force_merge; sleep 12
echo "bytes_per_value $(echo "scale=3; $(du -sb "$work/data/data" | cut -f1) / $VALUES" | bc) with_index $(echo "scale=3; ($(du -sb "$work/data/data" | cut -f1) + $(du -sb "$work/data/indexdb" | cut -f1)) / $VALUES" | bc)"
end=$((1700000000 + span - 3))
ask a_last_all $url/api/v1/query --data-urlencode 'query=cell_voltage' -d time=$end -d nocache=1
ask b_mean_1m_10 $url/api/v1/query_range --data-urlencode 'query=avg_over_time(cell_voltage{twin=~"c[0-9]"}[1m])' -d start=1700000060 -d end=1700003600 -d step=60 -d nocache=1
ask c_mean_all $url/api/v1/query --data-urlencode "query=sum(sum_over_time({__name__=~\"cell_.*\"}[${span}s])) by (__name__) / sum(count_over_time({__name__=~\"cell_.*\"}[${span}s])) by (__name__)" -d time=$end -d nocache=1
echo "rss_kB $(rss)"
