using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Notes the rows that a trainer is fitted on, by their Id column.</summary>
internal sealed class RowRecorder(List<int[]> seen, IEstimator<ITransformer> trainer) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input)
    {
        seen.Add([.. input.GetColumn<int>("Id")]);
        return trainer.Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);
}
