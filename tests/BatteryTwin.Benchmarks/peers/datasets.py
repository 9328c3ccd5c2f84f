#!/usr/bin/python3
"""Public data sets through BatteryTwin's HTTP API, as their READMEs say: upload, train, scores on unseen assets or rows, predictions.

  datasets.py URL FOLDER [SEED] [NAMES]   FOLDER holds nasa_battery, um_formation, hydraulic, ai4i2020; NAMES: some of these, separated by commas

nasa_battery  remaining discharges to the end of life (1.4 Ah); cells that begin below it are left out, records near 0 Ah count as missing; and capacity from the other columns
um_formation  cycles to 80 % from what is known after making (form_*, initial capacity, cycle 3), cells unseen
hydraulic     each of the five labels: rows unseen, and all cycles of a combination of conditions unseen
ai4i2020      failures, with margins to the published limits of power, heat dissipation and strain as columns (where the edges lie is learned)
"""
import csv, gzip, io, json, math, sys, time
from rul import call

LABELS = ['cooler_pct', 'valve_pct', 'pump_leak', 'accumulator_bar', 'unstable_flag']


def rows(path):
    with (gzip.open(path, 'rt') if path.endswith('.gz') else open(path)) as f:
        return list(csv.DictReader(f))


def text(table, names):
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction='ignore')
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode()


class Server:
    def __init__(self, url, seed):
        self.api, self.seed = url.rstrip('/') + '/api', seed

    def dataset(self, query, body):
        return call(f'{self.api}/prognostics/datasets?format=csv&{query}', body)

    def train(self, kind, dataset, **more):
        body = json.dumps(dict(name=dataset['name'], datasetId=dataset['id'], seed=self.seed, **more)).encode()
        job = call(f'{self.api}/prognostics/{kind}', body, 'application/json')['jobId']
        while True:
            state = call(f'{self.api}/jobs/{job}')
            if state['state'] in ('succeeded', 'failed', 'cancelled'):
                break
            time.sleep(0.3)
        if state['state'] != 'succeeded':
            raise SystemExit(state)
        return state['result']

    def predictions(self, kind, model, body):
        return call(f'{self.api}/prognostics/{kind}/{model}/predictions', body)['predictions']


def numbers(name, result):
    n = result['numbers']
    print(f"{name}: n {n['n']}, RMSE {n['rmse']:.4g}, MAE {n['mae']:.4g}, R2 {n['r2']:.3f}, coverage {n['coverage']:.3f}, mean width {n['meanWidth'] if n['meanWidth'] is None else format(n['meanWidth'], '.4g')}, {result['trainingSeconds']:.1f} s", flush=True)


def lives(table):
    """Discharges of a cell up to the first below 1.4 Ah; `event` = 0 where the record ends before."""
    out = []
    for cell in dict.fromkeys(row['cell'] for row in table):
        mine = [dict(row) for row in table if row['cell'] == cell]
        for row in mine:
            if row['capacity_ah'] and float(row['capacity_ah']) < 0.1:
                row['capacity_ah'] = ''
        known = [float(row['capacity_ah']) for row in mine if row['capacity_ah']]
        if not known or sorted(known[:5])[len(known[:5]) // 2] < 1.4:
            continue
        end = next((i for i, row in enumerate(mine) if row['capacity_ah'] and float(row['capacity_ah']) < 1.4), None)
        mine = mine if end is None else mine[:end + 1]
        out += [dict(row, event=0 if end is None else 1) for row in mine]
    return out


def nasa_battery(server, folder):
    table = rows(f'{folder}/nasa_battery/discharge_cycles_dev.csv.gz')
    names = [name for name in table[0] if name != 'start']
    near = lives(table)
    dataset = server.dataset('name=NASA+lives&task=rul&asset=cell&time=discharge_index', text(near, names + ['event']))
    result = server.train('models', dataset, rulCap=100)
    s = result['outOfFold']
    print(f"nasa_battery, remaining discharges: {dataset['assets']} cells, {dataset['failedAssets']} to the end of life, n {s['n']}, RMSE {s['rmse']:.1f}, coverage {s['coverage']:.3f}, mean width {s['meanWidth']:.0f}, {result['trainingSeconds']:.1f} s", flush=True)
    print('  ' + '; '.join(result['warnings']))
    now = server.predictions('models', result['modelId'], text([row for row in near if not row['event']], names))
    print(f"  cells that go on, at their last discharge: {', '.join(p['asset'] + ' ' + ('withheld' if p['abstained'] else format(p['rul'], '.0f')) for p in now)}")
    numbers('nasa_battery, capacity Ah', server.train('models', server.dataset('name=NASA+capacity&task=regress&target=capacity_ah&asset=cell&ignore=start', text(table, list(table[0])))))


def um_formation(server, folder):
    body = open(f'{folder}/um_formation/formation_features_dev.csv.gz', 'rb').read()
    dataset = server.dataset('name=Formation&task=regress&target=cycles_to_80_pct&use=form_*,initial_capacity,*_at_c3,is_*', body)
    result = server.train('models', dataset)
    numbers(f"um_formation, cycles to 80 % from {len(dataset['columns'])} columns", result)
    print(f"  first prediction: {server.predictions('models', result['modelId'], body)[0]}")


def classes(name, result):
    c = result['classes']
    rare = min(c['byClass'], key=lambda one: one['n'])
    print(f"{name}: n {c['n']}, accuracy {c['accuracy']:.4f}, macro F1 {c['macroF1']:.3f}, F1 of '{rare['label']}' ({rare['n']}) {rare['f1']:.3f}, {result['trainingSeconds']:.1f} s", flush=True)


def hydraulic(server, folder):
    table = rows(f'{folder}/hydraulic/hydraulic_cycle_features_dev.csv.gz')
    for label in LABELS:
        rest = ','.join(['cycle', *(other for other in LABELS if other != label)])
        classes(f'hydraulic {label}, rows unseen', server.train('classifiers', server.dataset(f'name=Hydraulic&task=classify&label={label}&ignore={rest}', text(table, list(table[0])))))
        # All of one combination together: what is left out of the published part is whole combinations.
        grouped = [dict(row, combination=' '.join(row[other] for other in LABELS[:4])) for row in table]
        dataset = server.dataset(f'name=Hydraulic&task=classify&label={label}&asset=combination&ignore={rest}', text(grouped, list(grouped[0])))
        classes(f"hydraulic {label}, {dataset['assets']} combinations, each unseen", server.train('classifiers', dataset))


def ai4i2020(server, folder):
    table = rows(f'{folder}/ai4i2020/ai4i2020_dev.csv')
    limit = {'L': 11000, 'M': 12000, 'H': 13000}
    for row in table:
        torque, speed, wear, air, process = (float(row[name]) for name in ('Torque', 'Rotational speed', 'Tool wear', 'Air temperature', 'Process temperature'))
        row['power margin'] = 2750 - abs(torque * speed * 2 * math.pi / 60 - 6250)
        row['temperature difference'] = round(process - air, 1)
        row['heat margin'] = max(process - air - 8.6, (speed - 1380) / 100)
        row['strain'] = wear * torque / limit[row['Type']]
    dataset = server.dataset('name=AI4I&task=classify&label=Machine+failure&ignore=UDI,Product+ID,TWF,HDF,PWF,OSF,RNF', text(table, list(table[0])))
    classes('ai4i2020 failures', server.train('classifiers', dataset))


if __name__ == '__main__':
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    server = Server(sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    known = dict(nasa_battery=nasa_battery, um_formation=um_formation, hydraulic=hydraulic, ai4i2020=ai4i2020)
    for name in sys.argv[4].split(',') if len(sys.argv) > 4 else known:
        known[name](server, sys.argv[2])
