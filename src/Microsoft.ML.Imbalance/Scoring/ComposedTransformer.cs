using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A model that is made of other transformers, applied one after the other, and says more of itself than a chain does.</summary>
/// <remarks>
/// Saved, it is the chain of its parts. What this package adds to a model consists of ML.NET's own parts, so that it loads and predicts where this package is
/// not there, with the same bits.
/// </remarks>
public abstract class ComposedTransformer : ITransformer
{
    private readonly TransformerChain<ITransformer> _chain;

    private protected ComposedTransformer(IEnumerable<ITransformer> parts) => _chain = new TransformerChain<ITransformer>([.. parts]);

    /// <summary>The model that this one only decides or calibrates anew; null where there is none.</summary>
    internal virtual ITransformer? Inner => null;

    /// <summary>Whether every part maps rows one by one, so that a prediction engine can be made of them.</summary>
    public bool IsRowToRowMapper => ((ITransformer)_chain).IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _chain.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _chain.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)_chain).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_chain).Save(ctx);
}
