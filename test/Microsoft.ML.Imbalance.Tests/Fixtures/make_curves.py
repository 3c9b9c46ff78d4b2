"""Writes curves.json: curves and measures of scikit-learn, intervals and distributions of SciPy, on generated scores.

Run with scikit-learn 1.9 and SciPy: python3 make_curves.py > curves.json
"""

import json
import sys

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics
from sklearn.calibration import calibration_curve

random = np.random.RandomState(7)


def numbers(values):
    return [float(v) if np.isfinite(v) else None for v in np.asarray(values, dtype=float)]


def binary(name, y, p, w):
    case = dict(name=name, kind="binary", label=[int(v) for v in y], probability=numbers(p), weight=numbers(w))
    for suffix, weight in (("", None), ("_weighted", w)):
        fpr, tpr, thresholds = metrics.roc_curve(y, p, sample_weight=weight, drop_intermediate=False)
        case["roc" + suffix] = dict(fpr=numbers(fpr), tpr=numbers(tpr), thresholds=numbers(thresholds))
        precision, recall, thresholds = metrics.precision_recall_curve(y, p, sample_weight=weight)
        case["precision_recall" + suffix] = dict(precision=numbers(precision), recall=numbers(recall), thresholds=numbers(thresholds))
        case["average_precision" + suffix] = metrics.average_precision_score(y, p, sample_weight=weight)
        for most in (0.05, 0.3, 0.8):
            case[f"partial_{most}" + suffix] = metrics.roc_auc_score(y, p, sample_weight=weight, max_fpr=most)
        case["brier" + suffix] = metrics.brier_score_loss(y, p, sample_weight=weight)
        case["brier_skill" + suffix] = metrics.d2_brier_score(y, p, sample_weight=weight)
    fpr, fnr, thresholds = metrics.det_curve(y, p)
    case["det"] = dict(fpr=numbers(fpr), fnr=numbers(fnr), thresholds=numbers(thresholds))
    for strategy in ("uniform", "quantile"):
        share, mean = calibration_curve(y, p, n_bins=10, strategy=strategy)
        case["calibration_" + strategy] = dict(share=numbers(share), mean=numbers(mean))
    return case


def multiclass(name, y, p, w):
    case = dict(name=name, kind="multiclass", label=[int(v) for v in y], probability=[numbers(row) for row in p], weight=numbers(w))
    predicted = p.argmax(1)
    case["one_versus_one"] = metrics.roc_auc_score(y, p, multi_class="ovo", average="macro")
    for suffix, weight in (("", None), ("_weighted", w)):
        case["quadratic_kappa" + suffix] = metrics.cohen_kappa_score(y, predicted, weights="quadratic", sample_weight=weight)
        case["top_2" + suffix] = metrics.top_k_accuracy_score(y, p, k=2, sample_weight=weight)
        case["brier" + suffix] = metrics.brier_score_loss(y, p, sample_weight=weight, scale_by_half=False)
        case["brier_skill" + suffix] = metrics.d2_brier_score(y, p, sample_weight=weight)
    return case


def scores(count, share, shift, decimals):
    y = (random.rand(count) < share).astype(int)
    y[:3] = 1
    p = 1 / (1 + np.exp(-(random.randn(count) + shift * y - 2)))
    return y, np.round(p, decimals), np.round(random.rand(count) * 3 + 0.1, 2)


cases = [
    binary("distinct", *scores(200, 0.15, 1.5, 9)),
    binary("ties", *scores(300, 0.1, 1.5, 2)),
    binary("rare", *scores(400, 0.02, 2.0, 9)),
]
for count, classes in ((150, 3), (240, 5)):
    share = 0.5 ** np.arange(classes)
    y = random.choice(classes, count, p=share / share.sum())
    y[:classes] = np.arange(classes)
    z = random.randn(count, classes) + 1.2 * np.eye(classes)[y]
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    cases.append(multiclass(f"classes_{classes}", y, p, np.round(random.rand(count) * 3 + 0.1, 2)))

distributions = dict(name="distributions", kind="distributions")
x = [-12.0, -6.5, -3.0, -2.999, -1.0, -0.1, 0.0, 0.3, 1.0, 2.5, 3.0, 3.001, 5.0, 8.0, 20.0]
distributions["normal"] = [dict(x=v, cdf=float(stats.norm.cdf(v)), tail=float(stats.norm.sf(v))) for v in x]
distributions["normal_quantile"] = [dict(p=v, x=float(stats.norm.ppf(v))) for v in (1e-12, 1e-5, 0.001, 0.025, 0.2, 0.5, 0.7, 0.95, 0.975, 0.9999)]
distributions["beta"] = [
    dict(x=v, a=a, b=b, cdf=float(stats.beta.cdf(v, a, b)))
    for a, b in ((2, 2), (1.01, 1.99), (0.5, 0.5), (1, 1), (30.5, 4), (300, 700), (5e4, 2e5))
    for v in (0.001, 0.1, 0.2, 0.2005, 0.3, 0.5, 0.88, 0.999)
]
distributions["proportion"] = [
    dict(successes=k, trials=n, level=level, method=method, lower=float(interval.low), upper=float(interval.high))
    for k, n in ((0, 10), (1, 10), (5, 10), (10, 10), (3, 1000), (250, 1000), (0, 1))
    for level in (0.9, 0.95)
    for method in ("wilson", "exact")
    for interval in (stats.binomtest(k, n).proportion_ci(level, method),)
]
distributions["binomial"] = [dict(fewer=k, all=n, exact=float(stats.binomtest(k, n).pvalue), point=float(stats.binom.pmf(k, n, 0.5))) for k, n in ((0, 1), (0, 5), (2, 10), (5, 10), (30, 90))]
cases.append(distributions)

source = f"scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}"
json.dump(dict(source=source, generated_by="make_curves.py", cases=cases), sys.stdout)
print()
