using System.Text.Json.Nodes;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A model as train makes it, and what there is to tell of it.</summary>
internal sealed class TrainedModel(ComparisonData data, string label, RefittedModel refitted, string trainer, int seed)
{
    /// <summary>The columns that the model reads: the features as they are in the file, without the label.</summary>
    public DataViewSchema Input { get; } = new ColumnarView(0, data.FeatureColumns).Schema;

    public double? Threshold => refitted.Rule?.Threshold?.Threshold;

    public ITransformer ToTransformer()
    {
        var scoring = new TransformerChain<ITransformer>([.. refitted.Parts]);
        (string, string)? names = data.Positive is { } positive ? (data.Negative!, positive) : null;
        return new TransformerChain<ITransformer>([.. refitted.Parts, ClassNameStep.Create(scoring.GetOutputSchema(data.View.Schema), names)]);
    }

    /// <summary>What later commands need to know.</summary>
    public JsonObject ToJson() => new TrainingPlan
    {
        Label = label,
        Positive = data.Positive,
        Classes = data.Classes.Names,
        Numbers = Names(data.Plan.Numbers),
        NumbersWithGaps = Names(data.Plan.NumbersWithGaps),
        Categories = Names(data.Plan.Categories),
        ManyCategories = Names(data.Plan.ManyCategories),
        Strategy = refitted.Strategy.ToString(),
        Trainer = trainer,
        Seed = seed,
        Threshold = Threshold,
        Offsets = refitted.Rule?.Offsets is { } tuned ? new Dictionary<string, double>(tuned.Offsets) : null,
    }.ToJson();

    private static string[] Names(IEnumerable<TableColumn> columns) => [.. columns.Select(c => c.Name)];
}
