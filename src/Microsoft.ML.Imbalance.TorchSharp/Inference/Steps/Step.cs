using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>The rows that a step is to compute.</summary>
/// <param name="Scratch">Memory on the way.</param>
/// <param name="Count">Rows of the block.</param>
/// <param name="Rows">The same in whole passes.</param>
/// <param name="Member">Which member of an ensemble.</param>
internal readonly record struct Block(Scratch Scratch, int Count, int Rows, int Member);

/// <summary>A layer as the forward pass computes it.</summary>
internal abstract unsafe class Step
{
    public abstract int OutputWidth { get; }

    /// <summary>Slots of memory that it takes on the way.</summary>
    public virtual int ScratchSlots => 0;

    /// <summary>Computes the slots of <paramref name="output"/>, which is not <paramref name="input"/>.</summary>
    public abstract void Run(in Block block, float* input, float* output);

    public static Step? Create(Layer layer, LayerValues values, RowKernels kernels) => layer switch
    {
        Dense dense => new DenseStep(
            dense.InputWidth, dense.OutputWidth, values.Parameters(dense.InputWidth * dense.OutputWidth), dense.HasBias ? values.Parameters(dense.OutputWidth) : default, dense.Rectifies,
            kernels),
        BatchNorm norm => new AffineStep(norm, values, kernels),
        Standardization standardization => new StandardizationStep(standardization, values, kernels),
        Dropout => null,
        Residual residual => new ResidualStep(residual, values, kernels),
        SlotParts parts => new SlotPartsStep(parts, values, kernels),
        CategoricalEmbedding embedding => new DenseStep(
            embedding.InputWidth, embedding.OutputWidth, Transpose(values.Parameters(embedding.ParameterCount).Span, embedding.InputWidth, embedding.OutputWidth), default, rectifies: false,
            kernels),
        PeriodicEmbedding embedding => new PeriodicStep(embedding, values, kernels),
        MemberDense dense => new MemberDenseStep(dense, values, kernels),
        MemberHead head => new MemberHeadStep(head, values, kernels),
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no managed forward pass."),
    };

    /// <summary>A matrix of so many rows and columns by columns.</summary>
    protected static float[] Transpose(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        var result = new float[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                result[column * rows + row] = matrix[row * columns + column];
        }
        return result;
    }
}
