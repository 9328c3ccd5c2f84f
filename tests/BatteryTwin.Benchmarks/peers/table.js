// table.js RESULTS: what the scripts of the comparison printed (files ROUND-PEER.txt), as one table; query times are medians of the warm calls.
const fs = require('fs'), path = require('path');
const folder = process.argv[2];
const median = values => { const sorted = [...values].sort((a, b) => a - b); return sorted.length ? sorted[sorted.length >> 1] : NaN; };
const queries = ['a_last_all', 'b_mean_1m_10', 'c_mean_all'];

function read(file) {
  const [round, peer] = path.basename(file, '.txt').split(/-(.*)/);
  const run = { round, peer, plain: NaN, gz: NaN, cpuPlain: NaN, cpuGz: NaN, rss: NaN, bytes: NaN, start: NaN, calls: { a_last_all: [], b_mean_1m_10: [], c_mean_all: [] } };
  let mode, previous;
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('{"url"')) { const load = JSON.parse(line); mode = load.mode; run[mode] = load.bad ? NaN : load.valuesPerS / 1e6; }
    const words = line.split(' ');
    if (words[0] === 'start_s' && isNaN(run.start)) run.start = +words[1];
    if (words[0] === 'server_cpu_s') { run[mode === 'gz' ? 'cpuGz' : 'cpuPlain'] = +words[1]; run.rss = Math.max(run.rss || 0, words[3] / 1024); }
    if (words[0] === 'bytes_per_value') run.bytes = +words[1];
    if (queries.includes(words[0])) { if (previous === words[0]) run.calls[words[0]].push(parseFloat(words[1]) * 1000); }
    previous = queries.includes(words[0]) ? words[0] : undefined;
  }
  return run;
}

const runs = fs.readdirSync(folder).filter(name => name.endsWith('.txt')).sort().map(name => read(path.join(folder, name)));
const columns = [
  ['ingest plain M/s', run => run.plain, 2], ['gzip M/s', run => run.gz, 2], ['CPU plain s', run => run.cpuPlain, 2], ['CPU gzip s', run => run.cpuGz, 2],
  ['RSS MB', run => run.rss, 0], ['B/value', run => run.bytes, 3], ['start s', run => run.start, 2],
  ['last 1,000 ms', run => median(run.calls.a_last_all), 1], ['1-min means ms', run => median(run.calls.b_mean_1m_10), 1], ['mean of all ms', run => median(run.calls.c_mean_all), 1]];
const row = (name, values) => console.log(`| ${name} | ${values.join(' | ')} |`);
row('run', columns.map(column => column[0]));
row('---', columns.map(() => '---:'));
for (const run of runs) row(`${run.peer} ${run.round}`, columns.map(([, of, digits]) => isNaN(of(run)) ? '-' : of(run).toFixed(digits)));
const mean = (peer, of) => { const values = runs.filter(run => run.peer === peer).map(of).filter(value => !isNaN(value)); return values.reduce((a, b) => a + b, 0) / values.length; };
for (const peer of new Set(runs.map(run => run.peer))) {
  if (peer !== 'batterytwin') row(`batterytwin / ${peer}`, columns.map(([, of]) => { const ratio = mean('batterytwin', of) / mean(peer, of); return isNaN(ratio) ? '-' : `${ratio.toFixed(2)} x`; }));
}
