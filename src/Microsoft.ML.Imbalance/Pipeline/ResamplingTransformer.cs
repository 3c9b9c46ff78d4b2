using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Resamples the very view it was fitted on; every other view passes through unchanged, row by row.</summary>
public sealed class ResamplingTransformer : ITransformer
{
    private readonly TrainingView _view;

    internal ResamplingTransformer(IHost host, IDataView fitted, ResampledDataView resampled)
    {
        Report = resampled.Report;
        _view = new TrainingView(
            host, fitted, resampled, resampled.ReadMark,
            $"{Report.Method} was fitted, but its rows were never used: the rows that follow are not resampled. "
            + "Put the trainer into the same chain as the resampler, use trainer.WithResampling(...), or call FitResample.");
    }

    /// <summary>What was done to the training data.</summary>
    public ResamplingReport Report { get; }

    /// <summary>Always true: towards every view but the one it was fitted on, this is the identity.</summary>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema;
    }

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _view.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new IdentityMapper(inputSchema);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => TrainingView.Save(ctx);
}
