namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows drawn at random and moves each by Gaussian noise: sampling from a kernel density estimate of the class.</summary>
/// <remarks>
/// Menardi and Torelli, "Training and assessing classification rules with imbalanced data", Data Mining and Knowledge Discovery 28 (2014).
/// The bandwidth follows from the rows of the class, as in the paper, not from the rows of the data set.
/// </remarks>
internal sealed class SmoothedOversample(RandomOversampleOptions options) : ClassOversampler
{
    public override string Name => nameof(RandomOversample);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override void CheckClass(string name, int count)
    {
        if (count < 2)
        {
            throw new InvalidOperationException(
                $"Class \"{name}\" has {count} row; RandomOversample with Shrinkage needs at least 2 to know how far rows vary. Set Shrinkage = 0.");
        }
    }

    protected override SyntheticRows Generate(FeatureTable rows, Growth growth, RandomStream stream)
    {
        int d = rows.Layout.Dimension;
        double bandwidth = Math.Pow(4.0 / ((d + 2.0) * rows.RowCount), 1.0 / (d + 4));
        double[] scale = [.. ColumnStatistics.StandardDeviations(rows.Rows).Select((s, slot) => rows.Layout.Roles[slot] == SlotRole.Categorical ? 0 : s * bandwidth * options.Shrinkage)];
        return new SmoothedRows(rows, growth.ClassIndex, growth.Count, scale, stream);
    }
}

/// <summary>Synthetic rows around one row each; origin and noise follow from the stream, so nothing is stored.</summary>
internal sealed class SmoothedRows(FeatureTable table, int classIndex, int count, double[] scale, RandomStream stream) : SyntheticRows(table, classIndex)
{
    public override int Count => count;

    public override int OriginOf(int index) => stream.Split((ulong)index).Next(Table.RowCount);

    public override void Fill(int index, Span<float> destination)
    {
        RandomStream draw = stream.Split((ulong)index);
        ReadOnlySpan<float> origin = Table.Rows[draw.Next(Table.RowCount)];
        for (int slot = 0; slot < destination.Length; slot++)
            destination[slot] = scale[slot] == 0 ? origin[slot] : ToSingle(origin[slot] + scale[slot] * draw.NextGaussian());
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, draw);
    }
}
