namespace Microsoft.ML.Imbalance.Tests;

/// <summary>
/// What every resampler must do, whatever its method: run by deriving a test class. It covers the estimator checks of imbalanced-learn's own suite, in ML.NET's terms,
/// and sixteen more that its suite never makes.
/// </summary>
public abstract partial class SamplerContract
{
    protected static readonly int[] BinaryCounts = [90, 20];
    protected static readonly int[] ThreeCounts = [60, 25, 12];
    protected static readonly int[] TwinCounts = [60, 15, 15];

    protected MLContext Ml { get; } = new(seed: 1);

    /// <summary>The method under test.</summary>
    internal abstract SamplerCase Sampler { get; }

    private protected ResampledDataView Resample(IDataView view, SamplingTarget? target = null, int seed = 7) => Sampler.Create(Ml, target ?? SamplingTarget.Auto, seed).FitResample(view);

    private protected List<ResampledRow> ResampleRows(LabeledRows data, SamplingTarget? target = null, int seed = 7, LabelKind kind = LabelKind.Text)
        => ResampledRow.Read(Resample(data.ToView(Ml, kind), target, seed));

    /// <summary>Rows of each class, counted by the class of the origin; the label of every row must be its origin's.</summary>
    private protected static int[] CountClasses(LabeledRows data, IEnumerable<ResampledRow> rows)
    {
        var counts = new int[data.ClassCount];
        var labelOf = new Dictionary<int, string>();
        foreach (ResampledRow row in rows)
        {
            int c = data.Classes[row.Id];
            counts[c]++;
            Assert.AreEqual(labelOf.TryGetValue(c, out string? label) ? label : labelOf[c] = row.Label, row.Label);
        }
        Assert.HasCount(labelOf.Values.Distinct().Count(), labelOf, "two classes share a label");
        return counts;
    }

    /// <summary>What the target of a method that makes or picks rows must come to.</summary>
    private protected int[] Balanced(int[] counts) => Array.ConvertAll(counts, _ => Sampler.IsOversampler ? counts.Max() : counts.Min());

    /// <summary>Counts that the default target promises: equal ones, or from a cleaning method no new rows and all rows of the smallest class.</summary>
    private protected void AssertBalanced(int[] before, int[] after)
    {
        if (Sampler.IsCombined)
        {
            Assert.IsTrue(Array.TrueForAll(after, count => count > 0 && count <= before.Max()));
            return;
        }
        if (!Sampler.IsCleaner)
        {
            CollectionAssert.AreEqual(Balanced(before), after);
            return;
        }
        for (int c = 0; c < before.Length; c++)
        {
            Assert.IsLessThanOrEqualTo(before[c], after[c]);
            if (before[c] == before.Min())
                Assert.AreEqual(before[c], after[c]);
        }
    }
}

/// <summary>A resampler for the contract: how to make it, and what kind it is.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Create">Makes it for a target and a seed, over columns Label and Features.</param>
/// <param name="IsOversampler">Adds rows, rather than taking some away.</param>
/// <param name="ReadsFeatures">Looks at the features, so that they must be finite numbers.</param>
/// <param name="MakesRows">Makes rows that the input does not have.</param>
/// <param name="MinimumRows">The fewest rows a class that grows may have.</param>
/// <param name="IsCleaner">Removes rows by a rule, not down to a count.</param>
/// <param name="UsesSeed">Draws at random, so that another seed gives other rows.</param>
/// <param name="ChangesShape">
/// Makes or leaves rows in some places rather than others, so that a class is distributed otherwise than before and counts alone don't restore the base rate.
/// </param>
/// <param name="ReadsCategories">Takes text for a feature.</param>
/// <param name="IsCombined">Adds rows and then removes some: named by all of its steps, with no promise on counts.</param>
internal sealed record SamplerCase(
    string Name, Func<MLContext, SamplingTarget, int, ResamplingEstimator> Create, bool IsOversampler, bool ReadsFeatures = false, bool MakesRows = false, int MinimumRows = 1,
    bool IsCleaner = false, bool UsesSeed = true, bool ChangesShape = false, bool ReadsCategories = false, bool IsCombined = false)
{
    /// <summary>Whether what a target asks for is what comes out.</summary>
    public bool MeetsCounts => !IsCleaner && !IsCombined;

    /// <summary>The step that meets the data first, and so finds what is wrong with it.</summary>
    public string FirstStep => Name.Split(" + ")[0];
}
