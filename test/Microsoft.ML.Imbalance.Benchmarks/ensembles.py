#!/usr/bin/env python3
"""imbalanced-learn's ensembles: training time on a generated table, or quality on tables of a folder.

    python3 ensembles.py time DUMP                 writes the table to DUMP.f64 and DUMP.i32, prints JSON with seconds
    python3 ensembles.py quality FOLDER NAMES OUT  writes each table and its folds to OUT/NAME.*, prints JSON lines with PR-AUC in each fold

Quality: 5 times 2 stratified folds (shuffled, random_state 0 to 4); tables above 20,000 rows are cut by a stratified draw; numbers with the median for missing values,
categories one-hot, both fitted on the whole table, as no method sees labels by it.
"""
import json
import os
import statistics
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
CAP = 20_000


def generated(n, d, ratio):
    rng = np.random.default_rng(1)
    y = np.zeros(n, np.int32)
    y[: n // (ratio + 1)] = 1
    rng.shuffle(y)
    X = rng.standard_normal((n, d))
    for label, count in ((0, 4), (1, 3)):
        rows = np.flatnonzero(y == label)
        X[rows] += (rng.uniform(-6, 6, (count, d)) / np.sqrt(d))[rng.integers(0, count, len(rows))]
    return X, y


def timing(dump):
    from imblearn.ensemble import BalancedBaggingClassifier

    X, y = generated(100_000, 30, 9)
    X.astype("<f8").tofile(dump + ".f64")
    y.astype("<i4").tofile(dump + ".i32")
    result = {}
    for name, jobs in (("one job", None), ("all processors", -1)):
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            BalancedBaggingClassifier(n_estimators=10, random_state=1, n_jobs=jobs).fit(X, y)
            seconds.append(time.perf_counter() - start)
        result[name] = statistics.median(seconds)
    print(json.dumps(result))


def quality(folder, names, out):
    import pandas as pd
    from imblearn.ensemble import BalancedBaggingClassifier, BalancedRandomForestClassifier, EasyEnsembleClassifier, RUSBoostClassifier
    from sklearn.metrics import average_precision_score
    from sklearn.model_selection import StratifiedKFold, train_test_split

    methods = {
        "BalancedBagging": lambda: BalancedBaggingClassifier(n_estimators=10, random_state=0),
        "EasyEnsemble": lambda: EasyEnsembleClassifier(n_estimators=10, random_state=0),
        "RUSBoost": lambda: RUSBoostClassifier(n_estimators=50, random_state=0),
        "BalancedRandomForest": lambda: BalancedRandomForestClassifier(100, random_state=0),
    }
    os.makedirs(out, exist_ok=True)
    for name in names.split(","):
        path = next(p for p in (os.path.join(folder, name + e) for e in (".csv", ".csv.gz")) if os.path.exists(p))
        d = pd.read_csv(path)
        if len(d) > CAP:
            d = train_test_split(d, train_size=CAP, stratify=d["Label"], random_state=0)[0]
        y = d["Label"].to_numpy(int)
        X = pd.get_dummies(d.drop(columns="Label")).astype(float)
        X = X.fillna(X.median()).to_numpy()
        folds = np.zeros((5, len(y)), np.int32)
        for repeat in range(5):
            for fold, (_, test) in enumerate(StratifiedKFold(2, shuffle=True, random_state=repeat).split(X, y)):
                folds[repeat, test] = fold
        X.astype("<f8").tofile(os.path.join(out, name + ".f64"))
        y.astype("<i4").tofile(os.path.join(out, name + ".i32"))
        folds.tofile(os.path.join(out, name + ".folds"))
        for method, create in methods.items():
            values = []
            for repeat in range(5):
                for fold in range(2):
                    test = folds[repeat] == fold
                    try:
                        p = create().fit(X[~test], y[~test]).predict_proba(X[test])[:, 1]
                    except ValueError as error:  # RUSBoost gives up where its first round is no better than chance
                        print(f"{name} {method}: {error}", file=sys.stderr)
                        continue
                    values.append(average_precision_score(y[test], p))
            print(json.dumps({"table": name, "rows": len(y), "positives": int(y.sum()), "method": method, "prAuc": values}), flush=True)


if __name__ == "__main__":
    {"time": timing, "quality": quality}[sys.argv[1]](*sys.argv[2:])
