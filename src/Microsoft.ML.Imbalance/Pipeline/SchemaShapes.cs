using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>The shape of a schema. Only ML.NET can make one: a chain shows it to its first estimator.</summary>
internal static class SchemaShapes
{
    public static SchemaShape.Column[] Of(DataViewSchema schema)
    {
        var witness = new Witness();
        new EstimatorChain<ITransformer>().Append(witness).Fit(new SchemaView(schema));
        return [.. witness.Seen!];
    }

    private sealed class Witness : IEstimator<ITransformer>
    {
        public SchemaShape? Seen { get; private set; }

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;
    }
}
