#!/usr/bin/env python3
"""torchvision: images a second on one thread of rotate + flip + color jitter + normalize, one image at a time, for both of its back ends.

    python3 images.py SIZE[,SIZE...] SECONDS     prints JSON lines
"""
import json
import sys
import time

import numpy as np
import torch
import torchvision
from PIL import Image
from torchvision import transforms as T

torch.set_num_threads(1)


def pipeline(back_end):
    steps = [T.RandomRotation(30, interpolation=T.InterpolationMode.BILINEAR), T.RandomHorizontalFlip(), T.ColorJitter(0.2, 0.2, 0.2)]
    steps.append(T.ToTensor() if back_end == "PIL" else T.ConvertImageDtype(torch.float))
    return T.Compose(steps + [T.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])


def main():
    seconds = float(sys.argv[2])
    for size in map(int, sys.argv[1].split(",")):
        arrays = [np.random.default_rng(i).integers(0, 256, (size, size, 3), np.uint8) for i in range(64)]
        sources = {"PIL": [Image.fromarray(a) for a in arrays], "tensor": [torch.from_numpy(a.transpose(2, 0, 1).copy()) for a in arrays]}
        for back_end, images in sources.items():
            augment, count = pipeline(back_end), 0
            for image in images[:8]:
                augment(image)
            start = time.process_time()
            while time.process_time() - start < seconds:
                augment(images[count % len(images)])
                count += 1
            print(json.dumps({"size": size, "backEnd": back_end, "rate": count / (time.process_time() - start), "version": torchvision.__version__}), flush=True)


if __name__ == "__main__":
    main()
