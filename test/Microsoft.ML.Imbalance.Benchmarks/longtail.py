"""The small network of the long-tail benchmark in PyTorch, on one thread: the recall of each class of Fashion-MNIST's test set, as one JSON object.

    python3 longtail.py FOLDER LOSS SEED EPOCHS BATCH_SIZE LEARNING_RATE WIDTHS
"""
import gzip
import json
import math
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def read(folder, part):
    images = np.frombuffer(gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz").read(), np.uint8, offset=16).reshape(-1, 1, 28, 28)
    labels = np.frombuffer(gzip.open(f"{folder}/{part}-labels-idx1-ubyte.gz").read(), np.uint8, offset=8)
    return torch.from_numpy(images.astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64))


def long_tail(labels):
    rows = [torch.nonzero(labels == c).flatten()[:int(6000 * 100 ** (-c / 9))] for c in range(10)]
    return torch.cat(rows).sort().values


def network(widths):
    layers, channels = [], 1
    for width in widths:
        layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2)]
        nn.init.kaiming_normal_(layers[-4].weight, mode="fan_out", nonlinearity="relu")
        channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


def main():
    folder, name = sys.argv[1], sys.argv[2]
    seed, epochs, size = map(int, sys.argv[3:6])
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    x, y = read(folder, "train")
    rows = long_tail(y)
    x, y = x[rows], y[rows]
    mean, deviation = x.mean(), x.std()
    x = (x - mean) / deviation
    counts = torch.bincount(y).double()
    log_shares = torch.log(counts / counts.sum()).float()
    margins = (0.5 * counts ** -0.25 / (counts ** -0.25).max()).float()
    effective = (1 - 0.9999) / (1 - 0.9999 ** counts)
    weights = (effective / effective.sum() * len(counts)).float()

    def loss_of(logits, classes, epoch):
        if name == "logit adjustment":
            return F.cross_entropy(logits + log_shares, classes)
        if name == "LDAM-DRW":
            shifted = logits - margins * F.one_hot(classes, 10)
            return F.cross_entropy(shifted, classes, weight=weights if epoch >= math.ceil(0.5 * epochs) else None)
        if name == "class-balanced":
            return (F.cross_entropy(logits, classes, reduction="none") * weights[classes]).mean()
        return F.cross_entropy(logits, classes)

    model = network([int(width) for width in sys.argv[7].split(",")])
    optimizer = torch.optim.AdamW(model.parameters(), lr=float(sys.argv[6]), weight_decay=0.01)
    steps = math.ceil(len(y) / size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (1 + math.cos(math.pi * step / (steps * epochs))) / 2)
    start = time.process_time()
    for epoch in range(epochs):
        order = torch.randperm(len(y))
        for first in range(0, len(y), size):
            batch = order[first:first + size]
            optimizer.zero_grad()
            loss_of(model(x[batch]), y[batch], epoch).backward()
            optimizer.step()
            schedule.step()
    seconds = time.process_time() - start
    x, y = read(folder, "t10k")
    model.eval()
    with torch.inference_mode():
        predicted = torch.cat([model((part - mean) / deviation).argmax(1) for part in x.split(1000)])
    recalls = [(predicted[y == c] == c).double().mean().item() for c in range(10)]
    print(json.dumps({"recalls": recalls, "seconds": seconds, "torch": torch.__version__}))


main()
