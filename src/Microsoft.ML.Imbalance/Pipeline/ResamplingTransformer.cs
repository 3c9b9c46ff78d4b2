using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Resamples the very view it was fitted on; every other view passes through unchanged, row by row.</summary>
public sealed class ResamplingTransformer : ITransformer
{
    private readonly IHost _host;

    // Weak in the view: a trained model must not keep its training data alive.
    private readonly ConditionalWeakTable<IDataView, ResampledDataView> _resampled = [];
    private readonly ReadMark _mark;
    private bool _hasWarned;

    internal ResamplingTransformer(IHost host, IDataView fitted, ResampledDataView resampled)
    {
        _host = host;
        _resampled.Add(fitted, resampled);
        _mark = resampled.ReadMark;
        Report = resampled.Report;
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
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_resampled.TryGetValue(input, out ResampledDataView? resampled))
            return resampled;
        WarnIfNobodyReadTheResampledRows();
        return input;
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new IdentityMapper(inputSchema);
    }

    // An empty chain of ML.NET's own: a saved model loads without this package and holds no row of the training data.
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)new TransformerChain<ITransformer>()).Save(ctx);

    // Another view comes, and no one has ever read the resampled rows: a chain that ends in a resampler stands inside another chain, or was applied to its own training data.
    private void WarnIfNobodyReadTheResampledRows()
    {
        if (_hasWarned || _mark.IsSet)
            return;
        _hasWarned = true;
        using IChannel channel = _host.Start("Transform");
        channel.Warning(
            MessageSensitivity.None,
            "{0} was fitted, but its rows were never used: the rows that follow are not resampled. Put the trainer into the same chain as the resampler, use trainer.WithResampling(...), or call FitResample.",
            Report.Method);
    }
}
