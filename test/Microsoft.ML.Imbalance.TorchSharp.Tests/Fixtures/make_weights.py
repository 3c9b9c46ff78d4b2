"""Residual networks of torchvision with weights by a formula, and files of weights as PyTorch writes them.

    python3 make_weights.py FOLDER

Needs PyTorch and torchvision (written with 2.14.1 and 0.27). Writes into FOLDER:
  resnets.json             the logits of ResNet-18, 34, 50 (torchvision) and 20, 32 (written out below) for two images
  bottleneck.safetensors   a small network with one block of torchvision, numbers of 32 and 16 bits; the heading is written by PyTorch itself (torch.distributed.checkpoint)
  bottleneck.dat           the same state dictionary in TorchSharp's format, with the counters of batch normalization
"""
import json
import sys

import numpy as np
import torch
from torch import nn
from torch.distributed.checkpoint import _consolidate_hf_safetensors as heading
from torch.nn import functional as F
from torchvision.models import resnet, resnet18, resnet34, resnet50

HEIGHT, WIDTH, CLASSES = 64, 48, 5


def uniform(name, count):
    """count numbers in [-1, 1) that follow from name alone: 32-bit hashes (FNV-1a of the name, then the finalizer of MurmurHash3)."""
    seed = 2166136261
    for letter in name.encode():
        seed = (seed ^ letter) * 16777619 % 2**32
    h = np.arange(count, dtype=np.uint32) * np.uint32(2654435761) + np.uint32(seed)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return torch.from_numpy((h >> np.uint32(8)).astype(np.float32) / 2**23 - 1)


def value(name, shape):
    """What training might leave: 0.75 ± 0.25 for γ and running variances, ± 0.2 for β, running means and the last bias, ± √(3 / inputs) for weights."""
    u = uniform(name, int(np.prod(shape))).reshape(shape)
    if len(shape) > 1:
        return u * np.sqrt(np.float32(3 / np.prod(shape[1:])))
    return 0.75 + 0.25 * u if name.endswith((".weight", ".running_var")) else 0.2 * u


class CifarResNet(nn.Module):
    """He et al. (CVPR 2016), section 4.2, with shortcuts that have no parameters (A)."""

    class Block(nn.Module):
        def __init__(self, inputs, outputs, stride):
            super().__init__()
            self.conv1, self.bn1 = nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False), nn.BatchNorm2d(outputs)
            self.conv2, self.bn2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs)
            self.stride, self.added = stride, (outputs - inputs) // 2

        def forward(self, x):
            y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
            return F.relu(y + F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, self.added, self.added)))

    def __init__(self, blocks):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16)
        stages = [[self.Block(16 * max(1, 2 ** s // (1 if b else 2)), 16 * 2 ** s, 2 if s and not b else 1) for b in range(blocks)] for s in range(3)]
        self.layer1, self.layer2, self.layer3 = (nn.Sequential(*stage) for stage in stages)
        self.linear = nn.Linear(64, CLASSES)

    def forward(self, x):
        x = self.layer3(self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x))))))
        return self.linear(x.mean((2, 3)))


class OneBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1, self.pool = nn.Conv2d(3, 8, 7, 2, padding=3, bias=False), nn.BatchNorm2d(8), nn.MaxPool2d(3, 2, padding=1)
        self.layer1 = nn.Sequential(resnet.Bottleneck(8, 4, 2, nn.Sequential(nn.Conv2d(8, 16, 1, 2, bias=False), nn.BatchNorm2d(16))))
        self.fc = nn.Linear(16, CLASSES)

    def forward(self, x):
        return self.fc(self.layer1(self.pool(F.relu(self.bn1(self.conv1(x))))).mean((2, 3)))


def logits(model):
    state = model.state_dict()
    model.load_state_dict({name: array if array.dtype == torch.int64 else value(name.replace("linear.", "fc."), array.shape) for name, array in state.items()})
    return answer(model)


def answer(model):
    model.eval()
    with torch.inference_mode():
        return model(uniform("images", 2 * 3 * HEIGHT * WIDTH).reshape(2, 3, HEIGHT, WIDTH)).double().tolist()


def write_safetensors(state, path):
    sizes = {torch.float32: ("F32", 4), torch.float16: ("F16", 2), torch.bfloat16: ("BF16", 2), torch.int64: ("I64", 8)}
    entries = {name: heading._FqnData(shape_in_file=list(array.shape), dtype_size=sizes[array.dtype][1], dtype_str=sizes[array.dtype][0]) for name, array in state.items()}
    heading._write_metadata({path: heading._OutputFileData(fqn_data=entries)})
    with open(path, "ab") as file:
        for array in state.values():
            file.write(array.contiguous().view(-1).view(torch.uint8).numpy().tobytes())


def number(n):
    """LEB128: seven bits a byte, the lowest first."""
    return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + number(n >> 7)


def write_torchsharp(state, path):
    with open(path, "wb") as file:
        file.write(number(len(state)))
        for name, array in state.items():
            file.write(number(len(name)) + name.encode() + number({torch.int64: 4, torch.float32: 6}[array.dtype]) + number(array.dim()))
            file.write(b"".join(number(side) for side in array.shape) + array.numpy().tobytes())


def main():
    folder = sys.argv[1]
    torch.set_num_threads(1)
    models = {"ResNet-18": resnet18(num_classes=CLASSES), "ResNet-34": resnet34(num_classes=CLASSES), "ResNet-50": resnet50(num_classes=CLASSES), "ResNet-20": CifarResNet(3), "ResNet-32": CifarResNet(5)}
    cases = [{"name": name, "logits": logits(model)} for name, model in models.items()]

    # PyTorch's own initial values here, rounded to what the file keeps.
    torch.manual_seed(5)
    block = OneBlock()
    for name, array in block.state_dict().items():
        if "running" in name:
            array.copy_(value(name, array.shape))
    types = {"conv1.weight": torch.bfloat16, "layer1.0.conv2.weight": torch.float16, "layer1.0.downsample.0.weight": torch.float16, "fc.weight": torch.bfloat16}
    state = {name: array.to(types.get(name, array.dtype)) for name, array in block.state_dict().items()}
    block.load_state_dict(state)
    write_safetensors(state, f"{folder}/bottleneck.safetensors")
    write_torchsharp(block.state_dict(), f"{folder}/bottleneck.dat")
    cases.append({"name": "bottleneck", "logits": answer(block)})
    with open(f"{folder}/resnets.json", "w") as file:
        json.dump({"source": f"PyTorch {torch.__version__}, made by make_weights.py", "cases": cases}, file, indent=1)


main()
