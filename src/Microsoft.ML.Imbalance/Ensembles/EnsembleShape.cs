using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance;

/// <summary>The columns of an ensemble: what it needs, checked as ML.NET's trainers check it, and what it adds.</summary>
internal sealed class EnsembleShape
{
    private const string LentFeatures = "EnsembleFeatures";

    private static readonly Lazy<SchemaShape.Column> FeatureColumn = new(() =>
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(LentFeatures, new VectorDataViewType(NumberDataViewType.Single, 1));
        return SchemaShapes.Of(builder.ToSchema())[0];
    });

    private readonly EnsembleMethod _method;
    private readonly MemberFactory _factory;
    private readonly EnsembleOptionsBase _options;
    private readonly IEstimator<ITransformer> _lender;

    public EnsembleShape(EnsembleTask task, EnsembleMethod method, MemberFactory factory, EnsembleOptionsBase options)
    {
        _method = method;
        _factory = factory;
        _options = options;
        _lender = task.Lender(options.LabelColumnName, LentFeatures, options.ExampleWeightColumnName);
        Info = ((ITrainerEstimator<ISingleFeaturePredictionTransformer<object>, object>)_lender).Info;
    }

    public TrainerInfo Info { get; }

    /// <summary>Checks the columns of data.</summary>
    public void Check(DataViewSchema schema) => GetOutputSchema(new SchemaShape(SchemaShapes.Of(schema)));

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type; the message is that of ML.NET's trainers.</exception>
    public SchemaShape GetOutputSchema(SchemaShape input)
    {
        // Features are the trainers' own business: the lender gets some.
        string?[] own = [_options.LabelColumnName, _options.ExampleWeightColumnName];
        SchemaShape lent = _lender.GetOutputSchema(new SchemaShape(input.Where(column => own.Contains(column.Name)).Append(FeatureColumn.Value)));
        SchemaShape.Column[] added = [.. lent.Where(column => column.Name is DefaultColumns.PredictedLabel or DefaultColumns.Score or DefaultColumns.Probability)];
        _method.CheckColumns(input);
        _factory.Sample.GetOutputSchema(new SchemaShape(_method.BoostingWeightColumnName is { } name ? input.Append(WeightColumn(name)) : input));
        return new SchemaShape(input.Where(column => !added.Any(a => a.Name == column.Name)).Concat(added));
    }

    private static SchemaShape.Column WeightColumn(string name)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(name, NumberDataViewType.Single);
        return SchemaShapes.Of(builder.ToSchema())[0];
    }
}
