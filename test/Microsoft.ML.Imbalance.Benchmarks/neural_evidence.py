"""Average precision of a perceptron in PyTorch, on one thread: as NeuralNetwork trains it by default, without validation rows. Prints one JSON object for each loss.

    python3 neural_evidence.py PREFIX SEED EPOCHS BATCH_SIZE LOSSES

PREFIX.f32 holds the features row by row, PREFIX.i32 the labels, PREFIX.folds the fold of each row.
"""
import json
import sys

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from torch import nn
from torch.nn import functional


def losses(counts):
    shares = counts / counts.sum()
    balanced = counts.sum() / (len(counts) * counts)
    margins = counts ** -0.25
    margins = 0.5 * margins / margins.max()

    def focal(z, y):
        plain = functional.cross_entropy(z, y, reduction="none")
        return ((1 - torch.exp(-plain)) ** 2 * plain).mean()

    return {
        "cross-entropy": lambda z, y: functional.cross_entropy(z, y),
        "weighted": lambda z, y: functional.cross_entropy(z, y, weight=balanced),
        "focal": focal,
        "LDAM": lambda z, y: functional.cross_entropy(z - functional.one_hot(y, 2) * margins, y),
        "logit-adjusted": lambda z, y: functional.cross_entropy(z + shares.log(), y),
    }


def train(x, y, loss, epochs, size):
    model = nn.Sequential(
        nn.Linear(x.shape[1], 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 2))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    for _ in range(epochs):
        order = torch.randperm(len(y))
        for start in range(0, len(y), size):
            batch = order[start:start + size]
            optimizer.zero_grad()
            loss(model(x[batch]), y[batch]).backward()
            optimizer.step()
    return model.eval()


def main():
    torch.set_num_threads(1)
    prefix, seed, epochs, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    labels, folds = (np.fromfile(prefix + end, np.int32) for end in (".i32", ".folds"))
    rows = np.fromfile(prefix + ".f32", np.float32).reshape(len(labels), -1)
    for name in sys.argv[5].split(","):
        values = []
        for fold in range(folds.max() + 1):
            torch.manual_seed(1000 * seed + fold)
            test = folds == fold
            means, deviations = rows[~test].mean(0, dtype=np.float64), rows[~test].std(0, dtype=np.float64)
            deviations[deviations == 0] = 1
            x = torch.from_numpy(((rows - means) / deviations).astype(np.float32))
            y = torch.from_numpy(labels.astype(np.int64))
            counts = torch.bincount(y[~test]).float()
            model = train(x[~test], y[~test], losses(counts)[name], epochs, size)
            with torch.inference_mode():
                z = model(x[test])
            values.append(average_precision_score(labels[test], (z[:, 1] - z[:, 0]).numpy()))
        print(json.dumps({"loss": name, "prAuc": values}), flush=True)


main()
