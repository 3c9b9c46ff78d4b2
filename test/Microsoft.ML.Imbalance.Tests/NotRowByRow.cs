using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A pipeline whose model says that it can't score single rows, as one that filters rows does.</summary>
internal sealed class NotRowByRow(IEstimator<ITransformer> estimator) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input) => new Model(estimator.Fit(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => estimator.GetOutputSchema(inputSchema);

    private sealed class Model(ITransformer model) : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => model.GetOutputSchema(inputSchema);

        public IDataView Transform(IDataView input) => model.Transform(input);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
