"""Rows a second of a small network in PyTorch, on one thread: in training, from a resident tensor and from a DataLoader, and in prediction, by the rows of a call. Prints one JSON object a line.

    python3 neural.py ROWS [BATCH_SIZES]

With batch sizes training is measured, without prediction.
"""
import json
import statistics
import sys
import time

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

FEATURES = 30
LOADER_ROWS = 40_000


def network():
    return nn.Sequential(nn.Linear(FEATURES, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 2))


def median(action, repeats):
    action()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rows, sizes = int(sys.argv[1]), [int(size) for size in sys.argv[2].split(",")] if len(sys.argv) > 2 else []
    x = torch.randn(rows, FEATURES)
    y = (torch.rand(rows) < 0.02).long()
    priors = torch.log(torch.tensor([0.98, 0.02]))
    for size in sizes:
        model = network()
        # Both kinds of update that PyTorch has on a CPU; the faster one counts.
        for fused in (False, True):
            optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4, fused=fused)

            def step(features, classes):
                optimizer.zero_grad()
                nn.functional.cross_entropy(model(features) + priors, classes).backward()
                optimizer.step()

            def resident():
                order = torch.randperm(rows)
                for start in range(0, rows, size):
                    batch = order[start:start + size]
                    step(x[batch], y[batch])

            loader = DataLoader(TensorDataset(x[:LOADER_ROWS], y[:LOADER_ROWS]), batch_size=size, shuffle=True)

            def loaded():
                for features, classes in loader:
                    step(features, classes)

            print(json.dumps({"batch": size, "fused": fused, "resident": rows / median(resident, 3), "loader": LOADER_ROWS / median(loaded, 3)}), flush=True)
    if sizes:
        return
    model = network().eval()
    with torch.inference_mode():
        for chunk in (rows, 16384, 4096, 1024, 512, 256, 1):
            # Row by row, a part of the table will do.
            count = rows if chunk > 1 else 20_000
            seconds = median(lambda: [model(x[start:start + chunk]) for start in range(0, count, chunk)], 5)
            print(json.dumps({"prediction": chunk, "rate": count / seconds, "torch": torch.__version__}), flush=True)


main()
