using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>Step after step, over two memories in turn.</summary>
internal sealed unsafe class SequenceStep : Step
{
    private readonly Step[] _steps;
    private readonly int _width;

    private SequenceStep(Step[] steps)
    {
        _steps = steps;
        _width = steps.SkipLast(1).Select(step => step.OutputWidth).DefaultIfEmpty(0).Max();
    }

    public override int OutputWidth => _steps[^1].OutputWidth;

    public override int ScratchSlots => 2 * _width + _steps.Max(step => step.ScratchSlots);

    /// <summary>The steps of some layers, or null if they do nothing in prediction.</summary>
    public static Step? Create(IEnumerable<Layer> layers, LayerValues values, RowKernels kernels)
    {
        Step[] steps = [.. layers.Select(layer => Create(layer, values, kernels)).OfType<Step>()];
        return steps.Length <= 1 ? steps.SingleOrDefault() : new SequenceStep(steps);
    }

    public override void Run(in Block block, float* input, float* output)
    {
        float* memory = block.Scratch.Take(2 * _width);
        for (int i = 0; i < _steps.Length; i++)
        {
            float* target = i == _steps.Length - 1 ? output : memory + i % 2 * _width * RowKernels.BlockRows;
            _steps[i].Run(block, input, target);
            input = target;
        }
        block.Scratch.GiveBack(2 * _width);
    }
}
