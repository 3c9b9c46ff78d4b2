using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Says on a column of probabilities for which class shares they hold, where that is not the shares of the training rows: an estimator that balances within itself
/// ends with it, and <c>CorrectPriors</c> reads it. Values pass through; saved, it is an empty chain.
/// </summary>
/// <remarks>
/// The annotations are <c>ImbalanceClassNames</c>, the classes as texts, and <c>ImbalanceTrainingPriors</c>, a share for each. They stand on <c>Probability</c>, a
/// Single, or on <c>Score</c>, a vector of Single with a slot for each class.
/// </remarks>
internal sealed class TrainingPriorsMarker(string columnName, IReadOnlyList<string> classNames, IReadOnlyList<double> priors) : ITransformer
{
    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetRowToRowMapper(inputSchema).OutputSchema;

    public IDataView Transform(IDataView input) => new AppendedColumnView(GetRowToRowMapper(input.Schema), input);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        DataViewSchema.Column column = inputSchema[columnName];
        return column.Type is VectorDataViewType ? Copy<VBuffer<float>>(inputSchema, column) : Copy<float>(inputSchema, column);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)new TransformerChain<ITransformer>()).Save(ctx);

    private AppendedColumn<T> Copy<T>(DataViewSchema schema, DataViewSchema.Column column) => new(
        schema, columnName, column.Type, column, (row, source) => row.GetGetter<T>(source!.Value), PriorAnnotations.WithTrainingPriors(column.Annotations, classNames, priors));
}
