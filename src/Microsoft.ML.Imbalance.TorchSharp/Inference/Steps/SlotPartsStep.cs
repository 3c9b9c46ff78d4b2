using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>Parts of the input side by side, each through a layer of its own.</summary>
internal sealed unsafe class SlotPartsStep(SlotParts parts, LayerValues values, RowKernels kernels) : Step
{
    private readonly (int[] Slots, Step? Step)[] _parts = [.. parts.Parts.Select(part => (part.Slots, part.Layer is null ? null : Create(part.Layer, values, kernels)))];

    public override int OutputWidth => parts.OutputWidth;

    public override int ScratchSlots => _parts.Where(part => part.Step is not null).Select(part => part.Slots.Length + part.Step!.ScratchSlots).DefaultIfEmpty(0).Max();

    public override void Run(in Block block, float* input, float* output)
    {
        foreach ((int[] slots, Step? step) in _parts)
        {
            if (step is null)
            {
                Gather(input, slots, output, block.Rows);
                output += slots.Length * RowKernels.BlockRows;
                continue;
            }
            float* own = block.Scratch.Take(slots.Length);
            Gather(input, slots, own, block.Rows);
            step.Run(block, own, output);
            block.Scratch.GiveBack(slots.Length);
            output += step.OutputWidth * RowKernels.BlockRows;
        }
    }

    private static void Gather(float* input, int[] slots, float* output, int rows)
    {
        foreach (int slot in slots)
        {
            new ReadOnlySpan<float>(input + slot * RowKernels.BlockRows, rows).CopyTo(new Span<float>(output, rows));
            output += RowKernels.BlockRows;
        }
    }
}
