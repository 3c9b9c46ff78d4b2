using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <inheritdoc cref="PeriodicEmbedding"/>
internal sealed unsafe class PeriodicStep(PeriodicEmbedding embedding, LayerValues values, RowKernels kernels) : Step
{
    private readonly ReadOnlyMemory<float> _frequencies = values.Parameters(embedding.FrequencyCount);
    private readonly DenseStep _vectors = new(
        2 * embedding.Frequencies, embedding.Width, values.Parameters(2 * embedding.Frequencies * embedding.Width), values.Parameters(embedding.Width), rectifies: true, kernels);

    public override int OutputWidth => embedding.OutputWidth;

    public override int ScratchSlots => 2 * embedding.Frequencies;

    public override void Run(in Block block, float* input, float* output)
    {
        float* waves = block.Scratch.Take(ScratchSlots);
        fixed (float* frequencies = _frequencies.Span)
        {
            for (int slot = 0; slot < embedding.InputWidth; slot++, input += RowKernels.BlockRows, output += embedding.Width * RowKernels.BlockRows)
            {
                kernels.Waves(
                    frequencies + slot * embedding.Frequencies, input, waves, waves + embedding.Frequencies * RowKernels.BlockRows, embedding.Frequencies, block.Rows);
                _vectors.Run(block, waves, output);
            }
        }
        block.Scratch.GiveBack(ScratchSlots);
    }
}
