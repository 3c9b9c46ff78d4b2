using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Rows for comparisons: one in five is positive; the first feature is the number of the row, the second tells something of the class. Three rows make a group.</summary>
internal sealed class ComparisonRows
{
    public bool Label { get; set; }

    public int Group { get; set; }

    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public static IDataView View(int count = 120)
    {
        RandomStream random = RandomStream.Create(seed: 1, "comparison rows");
        return new MLContext(seed: 1).Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => new ComparisonRows
        {
            Label = row % 5 == 2,
            Group = row / 3,
            Features = [row, (float)random.NextGaussian() + (row % 5 == 2 ? 1 : 0)],
        }).ToArray());
    }

    /// <summary>The numbers of the rows of a view.</summary>
    public static HashSet<int> Numbers(IDataView view) => [.. view.GetColumn<float[]>("Features").Select(f => (int)f[0])];

    public static int Count(IDataView view) => view.GetColumn<float[]>("Features").Count();
}

/// <summary>An estimator that notes which rows it was fitted on.</summary>
internal sealed class SpyingEstimator(IEstimator<ITransformer> estimator, List<HashSet<int>> seen) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input)
    {
        lock (seen)
            seen.Add(ComparisonRows.Numbers(input));
        return estimator.Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => estimator.GetOutputSchema(inputSchema);
}

/// <summary>A clock that only moves when it is told to.</summary>
internal sealed class StandingClock : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Read(ref _seconds);

    public void Tick() => Interlocked.Increment(ref _seconds);
}

/// <summary>Progress as it comes, on the thread that it comes from.</summary>
internal sealed class ProgressList(Action<ComparisonProgress>? action = null) : List<ComparisonProgress>, IProgress<ComparisonProgress>
{
    public void Report(ComparisonProgress value)
    {
        Add(value);
        action?.Invoke(value);
    }
}
