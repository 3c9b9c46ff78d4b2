"""Times one sampler of imbalanced-learn on a table in files, and measures its memory. Prints one JSON object.

    python3 imbalanced_learn.py --method Smote --data PREFIX --rows 100000 --columns 30 --repeat 3

PREFIX.f64 holds the rows (little-endian doubles, row after row), PREFIX.i32 the labels. Samplers run with their defaults.
The peak is that of the resident set during the first run, above the resident set before it, when the table was loaded and the
sampler had seen a few rows.
--sgemm ROWSxCOLUMNS times numpy's single-precision product of a matrix with its transpose instead, in blocks of rows.
"""
import argparse
import json
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")


def sampler(name, columns):
    from imblearn import combine, over_sampling as over, under_sampling as under

    categories = list(range(columns - min(5, columns // 2), columns))
    return {
        "Smote": lambda: over.SMOTE(random_state=1),
        "BorderlineSmote": lambda: over.BorderlineSMOTE(random_state=1),
        "Adasyn": lambda: over.ADASYN(random_state=1),
        "SvmSmote": lambda: over.SVMSMOTE(random_state=1),
        "KMeansSmote": lambda: over.KMeansSMOTE(random_state=1),
        "SmoteNC": lambda: over.SMOTENC(categorical_features=categories, random_state=1),
        "TomekLinks": under.TomekLinks,
        "EditedNearestNeighbors": under.EditedNearestNeighbours,
        "RepeatedEditedNearestNeighbors": under.RepeatedEditedNearestNeighbours,
        "AllKnn": under.AllKNN,
        "NeighborhoodCleaningRule": under.NeighbourhoodCleaningRule,
        "CondensedNearestNeighbor": lambda: under.CondensedNearestNeighbour(random_state=1),
        "OneSidedSelection": lambda: under.OneSidedSelection(random_state=1),
        "NearMiss": under.NearMiss,
        "ClusterCentroids": lambda: under.ClusterCentroids(random_state=1),
        "InstanceHardnessThreshold": lambda: under.InstanceHardnessThreshold(random_state=1),
        "SmoteEnn": lambda: combine.SMOTEENN(random_state=1),
        "SmoteTomek": lambda: combine.SMOTETomek(random_state=1),
    }[name]()


def status(name):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(name + ":")) / 1024


def reset_peak():
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def measure(arguments):
    features = np.fromfile(arguments.data + ".f64", "<f8").reshape(arguments.rows, arguments.columns)
    labels = np.fromfile(arguments.data + ".i32", "<i4")
    few = np.sort(np.r_[np.flatnonzero(labels == 1)[:50], np.flatnonzero(labels == 0)[:400]])
    try:
        sampler(arguments.method, arguments.columns).fit_resample(features[few], labels[few])
    except Exception:
        pass  # too few rows for the method: then the first run pays for its imports
    before = status("VmRSS")
    reset_peak()
    seconds, peak, resampled = [], 0, None
    while len(seconds) < arguments.repeat and sum(seconds) <= arguments.budget:
        resampled = None
        start = time.perf_counter()
        _, resampled = sampler(arguments.method, arguments.columns).fit_resample(features, labels)
        seconds.append(time.perf_counter() - start)
        peak = peak or status("VmHWM")
    return dict(seconds=seconds, megabytes=peak - before, rows=len(resampled), minority=int((resampled == 1).sum()))


def sgemm(arguments):
    rows, columns = map(int, arguments.sgemm.split("x"))
    block = 2048
    matrix = np.random.default_rng(1).standard_normal((rows, columns), np.float32)
    product = np.empty((block, rows), np.float32)
    seconds = []
    for _ in range(arguments.repeat + 1):
        start = time.perf_counter()
        for first in range(0, rows, block):
            part = matrix[first:first + block]
            np.matmul(part, matrix.T, out=product[:len(part)])
        seconds.append(time.perf_counter() - start)
    return dict(seconds=seconds[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--method")
    parser.add_argument("--data")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--columns", type=int)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--budget", type=float, default=30, help="start no further run after this many seconds")
    parser.add_argument("--sgemm")
    arguments = parser.parse_args()
    import imblearn
    import sklearn
    versions = f"imbalanced-learn {imblearn.__version__}, scikit-learn {sklearn.__version__}"
    print(json.dumps(dict(sgemm(arguments) if arguments.sgemm else measure(arguments), versions=versions)))


if __name__ == "__main__":
    main()
