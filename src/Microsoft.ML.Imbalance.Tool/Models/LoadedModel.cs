using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A model from a file: what it reads, what it tells of a row, and what it calls the classes.</summary>
internal sealed class LoadedModel
{
    private readonly ITransformer[] _steps;

    /// <exception cref="ToolException">It is no classifier.</exception>
    public LoadedModel(string path, ITransformer model, DataViewSchema input)
    {
        Path = path;
        Input = input;
        _steps = model is IEnumerable<ITransformer> chain ? [.. chain] : [model];
        DataViewSchema output = model.GetOutputSchema(input);
        DataViewSchema.Column? decision = output.GetColumnOrNull(ModelOutput.PredictedLabel);
        if (decision is null || output.GetColumnOrNull(ModelOutput.Score) is null || !(decision.Value.Type is BooleanDataViewType or KeyDataViewType))
            throw new ToolException($"'{path}' is no classifier: '{ModelOutput.Score}' and a Boolean or key '{ModelOutput.PredictedLabel}' are needed. Its columns are: {string.Join(", ", output.Select(c => $"'{c.Name}'"))}.");
        IsBinary = decision.Value.Type is BooleanDataViewType;
        HasProbabilities = output.GetColumnOrNull(ModelOutput.Probability) is not null;
        HasNameStep = output.GetColumnOrNull(ModelOutput.PredictedClass) is not null && _steps.Length > 1;
        ClassNames = NamesIn(output, decision.Value);
    }

    public string Path { get; }

    /// <summary>The columns that the model reads.</summary>
    public DataViewSchema Input { get; }

    public bool IsBinary { get; }

    /// <summary>Whether there is a probability beside the score of two classes.</summary>
    public bool HasProbabilities { get; }

    /// <summary>The classes; of two the negative and the positive.</summary>
    public string[] ClassNames { get; }

    private bool HasNameStep { get; }

    /// <summary>Scores rows.</summary>
    public IDataView Score(IDataView rows) => new TransformerChain<ITransformer>(_steps).Transform(rows);

    /// <summary>The same model with another decision: steps after its own, before the one that names the class.</summary>
    public ITransformer WithDecision(IEnumerable<ITransformer> decision)
    {
        ITransformer[] scoring = HasNameStep ? _steps[..^1] : _steps;
        return new TransformerChain<ITransformer>([.. scoring, .. decision, .. HasNameStep ? [_steps[^1]] : Array.Empty<ITransformer>()]);
    }

    private string[] NamesIn(DataViewSchema output, DataViewSchema.Column decision)
    {
        if (IsBinary)
            return HasNameStep && ClassNameStep.Read(_steps[^1]) is { } names ? [names.Negative, names.Positive] : ["False", "True"];
        VBuffer<ReadOnlyMemory<char>> keyValues = default;
        if (decision.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            throw new ToolException($"'{Path}' does not tell what its classes are called: the keys of '{ModelOutput.PredictedLabel}' have no texts. Train it with a label of texts.");
        decision.GetKeyValues(ref keyValues);
        return [.. keyValues.DenseValues().Select(v => v.ToString())];
    }
}
