#!/usr/bin/python3
"""Remaining useful life on C-MAPSS: BatteryTwin through its HTTP API beside XGBoost (Debian: python3-xgboost), in one run.

  rul.py run URL FOLDER [SUBSETS] [SEEDS]   trains and evaluates each subset for each seed; FOLDER holds train_*.txt.gz, test_*.txt.gz, RUL_*.txt
  rul.py speed FOLDER MATRIX                writes 20,631 rows x 61 features and times XGBoost on it; then: dotnet run … -- boosting MATRIX

XGBoost gets windowed statistics per operating condition (its conditions are given: setting1 rounded), one prediction per test unit, RUL capped at 125; its
intervals are plain split-conformal ones, the 90 % quantile of the absolute misses of three parts of the units. Rows/s: rows of the test file a second,
from the numbers in memory to the scores. The load of the machine stands beside the times, which mean little on a busy one.
"""
import gzip, json, os, sys, time, urllib.request, uuid
import numpy as np

CAP = 125


def table(path):
    with gzip.open(path) as f:
        return np.loadtxt(f)


def life(x):
    last = {u: x[x[:, 0] == u, 1].max() for u in np.unique(x[:, 0])}
    return np.array([last[u] for u in x[:, 0]]) - x[:, 1]


def scales(x):
    key = np.round(x[:, 2] / 5).astype(int)
    return {k: (x[key == k, 5:].mean(0), np.maximum(x[key == k, 5:].std(0), 1e-6)) for k in np.unique(key)}, x[:, 5:].std(0) > 1e-6


def normal(x, fitted, used):
    key = np.round(x[:, 2] / 5).astype(int)
    z = np.zeros((len(x), x.shape[1] - 5))
    for k, (mean, sd) in fitted.items():
        z[key == k] = (x[key == k, 5:] - mean) / sd
    return np.clip(z[:, used], -8, 8)


def features(x, z, windows=(5, 10, 30, 60), spread=True):
    out = []
    for u in np.unique(x[:, 0]):
        a = z[x[:, 0] == u]
        n = len(a)
        t = np.arange(n)
        zero = np.zeros((1, a.shape[1]))
        s = np.vstack([zero, a.cumsum(0)])
        q = np.vstack([zero, (a * a).cumsum(0)])
        m = np.vstack([zero, (a * t[:, None]).cumsum(0)])
        cols = [a] if spread else []
        for w in windows:
            lo = np.maximum(0, t + 1 - w)
            k = (t + 1 - lo)[:, None].astype(float)
            mean = (s[t + 1] - s[lo]) / k
            cols.append(mean)
            if spread:
                cols.append(np.sqrt(np.maximum((q[t + 1] - q[lo]) / k - mean ** 2, 0)))
                var = np.maximum((k * k - 1) / 12, 1e-9)
                cols.append(np.where(k > 1, ((m[t + 1] - m[lo]) / k - (lo + t)[:, None] / 2 * mean) / var, 0))
        first = np.minimum(t + 1, 20)
        cols += [cols[1] - s[first] / first[:, None], s[t + 1] / (t + 1)[:, None], (t + 1)[:, None]]
        out.append(np.hstack(cols))
    return np.vstack(out).astype(np.float32)


def scored(predicted, truth):
    p, t = np.clip(predicted, 0, CAP), np.minimum(truth, CAP)
    d = p - t
    return np.sqrt((d ** 2).mean()), np.sqrt(((p - truth) ** 2).mean()), (np.where(d < 0, np.exp(-d / 13), np.exp(d / 10)) - 1).sum()


def xgboost_run(folder, name, seed):
    import xgboost
    train, truth = table(f'{folder}/train_{name}.txt.gz'), np.loadtxt(f'{folder}/RUL_{name}.txt')
    began = time.time()
    fitted, used = scales(train)
    x, y = features(train, normal(train, fitted, used)), np.minimum(life(train), CAP)
    data = xgboost.DMatrix(x, y)
    how = {'tree_method': 'hist', 'eta': 0.05, 'max_depth': 5, 'subsample': 0.5, 'colsample_bytree': 0.3, 'min_child_weight': 20, 'lambda': 5, 'seed': seed, 'nthread': 2}
    model = xgboost.train(how, data, 220)
    seconds = time.time() - began
    reach = miss(how, train, x, y, seed)
    test = table(f'{folder}/test_{name}.txt.gz')
    began = time.time()
    ends = np.append(np.where(np.diff(test[:, 0]) != 0)[0], len(test) - 1)
    predicted = model.predict(xgboost.DMatrix(features(test, normal(test, fitted, used))[ends]))
    rmse, raw, score = scored(predicted, truth)
    speed = len(test) / (time.time() - began)
    lower, upper = np.clip(predicted - reach, 0, CAP), np.clip(predicted + reach, 0, CAP)
    held = ((np.minimum(truth, CAP) >= lower) & (np.minimum(truth, CAP) <= upper)).mean()
    return dict(rmse=rmse, rmseUncapped=raw, score=score, seconds=seconds, coverage=held, meanWidth=(upper - lower).mean(), rowsPerSecond=speed)


def miss(how, train, x, y, seed):
    """90 % quantile of the absolute misses of units that the predicting model had not seen, at most 150 cycles before their end."""
    import xgboost
    units = np.unique(train[:, 0])
    part = dict(zip(np.random.RandomState(seed).permutation(units), np.arange(len(units)) % 3))
    of = np.array([part[unit] for unit in train[:, 0]])
    misses = np.zeros(len(x))
    for k in range(3):
        model = xgboost.train(how, xgboost.DMatrix(x[of != k], y[of != k]), 220)
        misses[of == k] = np.abs(model.predict(xgboost.DMatrix(x[of == k])) - y[of == k])
    return np.quantile(misses[life(train) <= 1.2 * CAP], 0.9)


def call(url, data=None, kind='application/octet-stream'):
    with urllib.request.urlopen(urllib.request.Request(url, data=data, headers={'Content-Type': kind} if data is not None else {})) as answer:
        return json.load(answer)


def batterytwin_run(url, folder, name, seed):
    api = url.rstrip('/') + '/api'
    read = lambda path: open(path, 'rb').read()
    dataset = call(f'{api}/prognostics/datasets?name={name}&format=cmapss', read(f'{folder}/train_{name}.txt.gz'))
    body = json.dumps(dict(name=f'{name} seed {seed}', datasetId=dataset['id'], rulCap=CAP, level=0.9, seed=seed)).encode()
    job = call(f'{api}/prognostics/models', body, 'application/json')['jobId']
    while True:
        state = call(f'{api}/jobs/{job}')
        if state['state'] in ('succeeded', 'failed', 'cancelled'):
            break
        time.sleep(0.5)
    if state['state'] != 'succeeded':
        raise SystemExit(state)
    edge = uuid.uuid4().hex
    parts = b''.join(f'--{edge}\r\nContent-Disposition: form-data; name="{n}"; filename="{n}"\r\n\r\n'.encode() + content + b'\r\n'
                     for n, content in (('data', read(f'{folder}/test_{name}.txt.gz')), ('truth', read(f'{folder}/RUL_{name}.txt')))) + f'--{edge}--\r\n'.encode()
    scores = call(f"{api}/prognostics/models/{state['result']['modelId']}/evaluation", parts, f'multipart/form-data; boundary={edge}')
    return dict(scores, seconds=state['result']['trainingSeconds'], outOfFold=state['result']['outOfFold']['rmse'])


def run(url, folder, subsets, seeds):
    print('subset seed what         RMSE  uncapped  score  coverage  width  train s  rows/s  out-of-fold RMSE  load')
    for name in subsets:
        for seed in seeds:
            line(name, seed, 'XGBoost', xgboost_run(folder, name, seed))
            line(name, seed, 'BatteryTwin', batterytwin_run(url, folder, name, seed))


def line(name, seed, what, r):
    print(f"{name}  {seed:4} {what:11} {r['rmse']:6.2f}  {r['rmseUncapped']:7.2f} {r['score']:7.0f}  {r['coverage']:8.3f} {r['meanWidth']:6.1f} {r['seconds']:8.1f} {r['rowsPerSecond']:7.0f}"
          f"  {r['outOfFold'] if 'outOfFold' in r else float('nan'):16.2f}  {os.getloadavg()[0]:4.1f}" + (f"  ({r['abstained']} abstained)" if r.get('abstained') else ''), flush=True)


def speed(folder, matrix):
    import xgboost
    train = table(f'{folder}/train_FD001.txt.gz')
    fitted, used = scales(train)
    x = features(train, normal(train, fitted, used), windows=(10, 30, 60), spread=False)[:, :61]
    y = np.minimum(life(train), CAP).astype(np.float32)
    with open(matrix, 'wb') as f:
        f.write(np.array(x.shape, np.int32).tobytes() + x.tobytes() + y.tobytes())
    for _ in range(3):
        began = time.time()
        data = xgboost.DMatrix(x, y)
        model = xgboost.train({'nthread': 1, 'tree_method': 'hist', 'max_depth': 6, 'eta': 0.05}, data, 600)
        print(f'XGBoost {x.shape[0]} x {x.shape[1]}, 600 trees, 1 thread: {time.time() - began:.2f} s, training RMSE {np.sqrt(((model.predict(data) - y) ** 2).mean()):.4f}', flush=True)


if __name__ == '__main__':
    if len(sys.argv) > 3 and sys.argv[1] == 'run':
        run(sys.argv[2], sys.argv[3], (sys.argv[4] if len(sys.argv) > 4 else 'FD001,FD002').split(','), [int(s) for s in (sys.argv[5] if len(sys.argv) > 5 else '1,2,3').split(',')])
    elif len(sys.argv) == 4 and sys.argv[1] == 'speed':
        speed(sys.argv[2], sys.argv[3])
    else:
        raise SystemExit(__doc__)
