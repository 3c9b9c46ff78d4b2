namespace Microsoft.ML.Imbalance.Tests;

/// <summary>
/// What every resampler must do, whatever its method: run by deriving a test class from the contract of its kind. It covers the estimator checks of imbalanced-learn's own suite, in ML.NET's terms,
/// and sixteen more that its suite never makes.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Check of the peer's suite</term><description>Here</description></listheader>
/// <item><term>target type</term><description><see cref="AMeasurementIsNoLabel"/>, <see cref="ALabelOfAWrongTypeIsRefused"/></description></item>
/// <item><term>one label</term><description><see cref="OneClassIsRefused"/></description></item>
/// <item><term>fit, fit and resample</term><description><see cref="ByDefaultEveryClassGetsTheSameSize"/>, <see cref="ReportAnnotationsAndRowCountSayWhatCameOut"/></description></item>
/// <item><term>sampling strategy</term><description><see cref="CountingSamplerContract.ClassesThatTheTargetDoesNotNameStayAsTheyAre"/>, <see cref="CountingSamplerContract.NamedTargetsChooseTheClassesTheyName"/>, <see cref="CleanerContract.ACleaningMethodTakesRowsOfTheClassesThatItsTargetNamesOnly"/></description></item>
/// <item><term>sparse input</term><description><see cref="SparseFeaturesGiveWhatDenseOnesGive"/></description></item>
/// <item><term>data frames, lists, other containers</term><description><see cref="CachedFilteredAndFileBackedViewsAreResampledRight"/></description></item>
/// <item><term>text columns, columns and types kept</term><description><see cref="EveryRowHasAllColumnsOfItsOriginAndProvenanceNamesIt"/></description></item>
/// <item><term>missing values</term><description><see cref="FeaturesThatAreNoFiniteNumbersAreRefusedWhereTheyMatterAndKeptWhereTheyDoNot"/></description></item>
/// <item><term>one-hot targets, column vectors</term><description><see cref="TheLabelTypeAndTheNamesOfClassesChangeNothing"/>: the label types that ML.NET has</description></item>
/// <item><term>sample indices</term><description><see cref="EveryRowHasAllColumnsOfItsOriginAndProvenanceNamesIt"/></description></item>
/// <item><term>feature names, wrong columns</term><description><see cref="OnlyTheFittedViewIsResampled"/>, <see cref="FeaturesOfAWrongTypeOrUnknownSizeAreRefusedByMethodsThatReadThemAndNoMatterToOthers"/></description></item>
/// <item><term>parameters</term><description><see cref="OptionsTests"/>, and each method's own tests</description></item>
/// </list>
/// <list type="table">
/// <listheader><term>Check that the peer's suite lacks</term><description>Here</description></listheader>
/// <item><term>1 same seed, same bits, any threads</term><description><see cref="TheSameSeedGivesTheSameBitsAlsoFromManyThreads"/>, <see cref="FittingOneEstimatorTwiceGivesTheSameRows"/>, <see cref="CursorsOnManyThreadsReadTheSameRows"/></description></item>
/// <item><term>2 a stream for each class</term><description><see cref="TargetedSamplerContract.ClassesDoNotShareARandomStream"/></description></item>
/// <item><term>3 rows in another order, classes renamed</term><description><see cref="TheOrderInWhichAViewHandsOutItsRowsChangesNothing"/>, <see cref="RenamingClassesSoThatTheirOrderTurnsChangesNothing"/></description></item>
/// <item><term>4 provenance</term><description><see cref="EveryRowHasAllColumnsOfItsOriginAndProvenanceNamesIt"/></description></item>
/// <item><term>5 exact counts</term><description><see cref="CountingSamplerContract.CountsAskedForAreCountsDelivered"/>, <see cref="CountingSamplerContract.RatiosAreMetToTheRow"/>, <see cref="SmallTablesWithTiesDuplicatesAndConstantColumnsGiveExactCountsAndFiniteRowsOrAnErrorThatSaysWhatIsNeeded"/></description></item>
/// <item><term>6 duplicates</term><description>the same, <see cref="DistinctNeighborsTests"/>, <see cref="PeerDefectTests"/></description></item>
/// <item><term>7 where new rows lie; categories; whole numbers</term><description><see cref="EveryRowHasAllColumnsOfItsOriginAndProvenanceNamesIt"/>, <see cref="SmoteFamilyColumnTests"/>, <see cref="CategoricalColumnTests"/>, <see cref="WholeNumbersTests"/></description></item>
/// <item><term>8 all kinds of labels</term><description><see cref="TheLabelTypeAndTheNamesOfClassesChangeNothing"/></description></item>
/// <item><term>9 classes of 1, 2, k and k + 1 rows</term><description><see cref="SmallClassesWorkDownToTheMinimumAndAreRefusedBelow"/></description></item>
/// <item><term>10 NaN, infinity, constant and huge columns</term><description><see cref="FeaturesThatAreNoFiniteNumbersAreRefusedWhereTheyMatterAndKeptWhereTheyDoNot"/>, <see cref="ConstantAndHugeColumnsGiveFiniteRows"/></description></item>
/// <item><term>11 weights in metrics</term><description>no resampler's affair: <see cref="Evaluation.MetricsPropertyTests"/></description></item>
/// <item><term>12 out-of-bag at chance on noise</term><description>no resampler's affair: tested with the ensembles</description></item>
/// <item><term>13 no leakage</term><description><see cref="OnlyTheFittedViewIsResampled"/>, <see cref="CrossValidationNeverResamplesAValidationRow"/>, <see cref="LeakageTests"/></description></item>
/// <item><term>14 memory and time</term><description>no test asserts times: the benchmark project measures both</description></item>
/// <item><term>15 base rate after correction</term><description><see cref="CountingSamplerContract.CountsInTheAnnotationsAreEnoughToRestoreTheBaseRate"/></description></item>
/// <item><term>16 nothing done is said</term><description><see cref="CountingSamplerContract.NothingToDoIsSaidNotSilent"/></description></item>
/// </list>
/// </remarks>
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

    /// <summary>Whether rows are added, at first at least, rather than taken away.</summary>
    private protected abstract bool Grows { get; }

    /// <summary>Counts that the default target promises.</summary>
    private protected abstract void AssertBalanced(int[] before, int[] after);

    /// <summary>The same for a table of a few rows.</summary>
    private protected virtual void AssertCountsOfSmallTable(int[] before, int[] after, int smallest) => AssertBalanced(before, after);

    /// <summary>Every way to name a class in a target that the method takes.</summary>
    private protected virtual SamplingTarget[] TargetsThatName(string name) => [SamplingTarget.Classes(name)];

    /// <summary>Rows of these classes are the input's, in its order.</summary>
    private protected void AssertClassesStay(SamplingTarget target, params int[] classes)
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        List<ResampledRow> rows = ResampleRows(data, target);
        List<ResampledRow> source = ResampledRow.Read(data.ToView(Ml));
        foreach (int c in classes)
        {
            CollectionAssert.AreEqual(
                source.Where(r => data.Classes[r.Id] == c).Select(r => r.Content).ToArray(), rows.Where(r => data.Classes[r.Id] == c).Select(r => r.Content).ToArray());
        }
    }
}

/// <summary>A resampler for the contract: how to make it, and what kind it is.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Create">Makes it for a target and a seed, over columns Label and Features.</param>
/// <param name="ReadsFeatures">Looks at the features, so that they must be finite numbers.</param>
/// <param name="MakesRows">Makes rows that the input does not have.</param>
/// <param name="MinimumRows">The fewest rows a class that grows may have.</param>
/// <param name="UsesSeed">Draws at random, so that another seed gives other rows.</param>
/// <param name="ChangesShape">
/// Makes or leaves rows in some places rather than others, so that a class is distributed otherwise than before and counts alone don't restore the base rate.
/// </param>
/// <param name="ReadsCategories">Takes text for a feature.</param>
internal sealed record SamplerCase(
    string Name, Func<MLContext, SamplingTarget, int, ResamplingEstimator> Create, bool ReadsFeatures = false, bool MakesRows = false, int MinimumRows = 1,
    bool UsesSeed = true, bool ChangesShape = false, bool ReadsCategories = false)
{
    /// <summary>The step that meets the data first, and so finds what is wrong with it.</summary>
    public string FirstStep => Name.Split(" + ")[0];
}
