using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Adds the weight of each row's class as a column.</summary>
public sealed class ClassWeightsTransformer : ITransformer
{
    private readonly string _outputColumnName;
    private readonly string _labelColumnName;
    private readonly string[] _classNames;
    private readonly float[] _weights;

    internal ClassWeightsTransformer(string outputColumnName, string labelColumnName, ClassPartition classes, double[] weights)
    {
        _outputColumnName = outputColumnName;
        _labelColumnName = labelColumnName;
        _classNames = classes.Names;
        _weights = Array.ConvertAll(weights, w => (float)w);
        Weights = classes.Names.Zip(weights).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>The weight of each class by name.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>Always true.</summary>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetRowToRowMapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AppendedColumnView(Map(input.Schema), input);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return Map(inputSchema);
    }

    // Weights matter in training only: saved as an empty chain of ML.NET's own.
    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)new TransformerChain<ITransformer>()).Save(ctx);

    private AppendedColumn<float> Map(DataViewSchema schema)
    {
        // At prediction there may be no label, or one of another type: every row weighs 1 then.
        DataViewSchema.Column? label = schema.GetColumnOrNull(_labelColumnName);
        bool usable = label?.Type is KeyDataViewType or BooleanDataViewType or TextDataViewType or NumberDataViewType;
        label = usable ? label : null;
        return new AppendedColumn<float>(
            schema, _outputColumnName, NumberDataViewType.Single, label, Weigh, dependencyAnnotations: label is { } column ? Annotate(column) : null);
    }

    // Weights on top of weights multiply. Only relative sizes count.
    private DataViewSchema.Annotations Annotate(DataViewSchema.Column label)
    {
        Dictionary<string, double>? before = PriorAnnotations.Read(label, PriorAnnotations.ClassWeights);
        double[] weights = [.. _classNames.Select((name, c) => _weights[c] * (before?.GetValueOrDefault(name, 1) ?? 1))];
        return PriorAnnotations.WithClassWeights(label.Annotations, _classNames, weights);
    }

    private ValueGetter<float> Weigh(DataViewRow row, DataViewSchema.Column? label)
    {
        if (label is null)
            return (ref float weight) => weight = 1;
        Func<int> classOf = ClassPartitionReader.CreateLookup(row, label.Value, _classNames);
        return (ref float weight) => weight = classOf() is var c and >= 0 ? _weights[c] : 1;
    }
}
