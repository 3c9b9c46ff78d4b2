namespace Microsoft.ML.Imbalance;

/// <summary>A resampler whose decisions are a function of the user's.</summary>
internal sealed class CustomResampler(string name, Action<CustomResampling> resample, string labelColumnName, IReadOnlyList<string> featureColumnNames, int? seed) : Resampler
{
    public override string Name { get; } = !string.IsNullOrWhiteSpace(name)
        ? name
        : throw new ArgumentException("name is empty; a resampler needs a name for its report and its random numbers.", nameof(name));

    public override string LabelColumnName { get; } = OptionChecks.Column(labelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = featureColumnNames.Count == 0 ? [] : OptionChecks.Columns(featureColumnNames, labelColumnName);

    public override int? Seed => seed;

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        FeatureTable? features = FeatureColumnNames.Count == 0 ? null : context.LoadAllFeatures();
        var wishes = new CustomResampling(Name, context, features);
        resample(wishes);
        return wishes.ToPlan();
    }
}
