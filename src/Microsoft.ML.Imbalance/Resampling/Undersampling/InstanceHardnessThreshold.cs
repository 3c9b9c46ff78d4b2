namespace Microsoft.ML.Imbalance;

/// <summary>Keeps the rows of large classes that a model, trained on other rows, finds easiest: those whose own class it gives the highest probability.</summary>
/// <remarks>
/// Smith, Martinez and Giraud-Carrier, "An instance level analysis of data complexity", Machine Learning 95 (2014).
/// Exactly as many rows stay as the target asks for; equally probable ones by row index.
/// </remarks>
internal sealed class InstanceHardnessThreshold(InstanceHardnessThresholdOptions options, ICrossPredictor predictor) : Resampler
{
    private readonly int _numberOfFolds = OptionChecks.AtLeast(2, options.NumberOfFolds);
    private readonly SamplingTarget _target = OptionChecks.Target(options.Target);

    public override string Name => nameof(InstanceHardnessThreshold);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    /// <summary>Those of the default model. What a model of the user's reads is its own affair.</summary>
    public override IReadOnlyList<string> FeatureColumnNames { get; } = options.Estimator is null ? OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName) : [];

    public override int? Seed => options.Seed;

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = _target.Resolve(classes, ResamplingKind.Undersampling, Name);
        int[] shrinking = [.. Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] < classes.Counts[c])];
        RowSet kept = RowSet.All(classes.RowCount);
        if (shrinking.Length == 0)
            return new ResamplingPlan(kept, []);
        CheckClasses(classes);
        // Read for its checks: a model trained on NaN would have no opinion, and not say why.
        if (FeatureColumnNames.Count > 0)
            context.LoadAllFeatures();
        double[] easiness = context.PredictOwnClass(predictor);
        foreach (int c in shrinking)
        {
            foreach (int row in Hardest(classes.RowsOf(c), easiness, classes.Counts[c] - wanted[c]))
                kept.Remove(row);
        }
        return new ResamplingPlan(kept, []);
    }

    /// <summary>The hardest of some rows; of equally hard ones those that come last.</summary>
    public static IEnumerable<int> Hardest(int[] rows, double[] easiness, int count) => rows.OrderBy(row => easiness[row]).ThenByDescending(row => row).Take(count);

    private void CheckClasses(ClassPartition classes)
    {
        int smallest = classes.Minority, count = classes.Counts[smallest];
        if (count < _numberOfFolds)
        {
            throw new InvalidOperationException(
                $"Class \"{classes.Names[smallest]}\" has {count} row{(count == 1 ? "" : "s")}; InstanceHardnessThreshold with NumberOfFolds = {_numberOfFolds} needs at least {_numberOfFolds} of every class. "
                + "Lower NumberOfFolds or use RandomUndersample.");
        }
    }
}
