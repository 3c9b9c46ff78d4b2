namespace Microsoft.ML.Imbalance.Tests;

/// <summary>What a comparison has to say before its numbers are trusted.</summary>
[TestClass]
public sealed class CompareDiagnosticsTests
{
    private static readonly MLContext Context = new(seed: 1);

    [TestMethod]
    public void NothingToSayOfGoodDataButWhatResamplingDoesToProbabilities()
    {
        ComparisonResult result = CompareTests.Compare(Evaluation.Sample.Binary(Context, seed: 1, count: 1000), ["random-undersample"], new ComparisonSettings { NumberOfFolds = 2, Seed = 1 });
        // Decisions at one half of balanced rows are less accurate than the majority's, as they must be.
        Assert.AreEqual("IMB201 IMB203", string.Join(' ', result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id)));
        Assert.IsTrue(result.Diagnostics.All(d => d.Message.StartsWith("random-undersample, in ", StringComparison.Ordinal)));
        ImbalanceDiagnostic diagnostic = result.Diagnostics.Single(d => d.Id == "IMB203");
        Assert.StartsWith("random-undersample, in 2 of 2 models, first with logistic-regression in fold 0: The mean probability is far from the share of the rows: ", diagnostic.Message);
    }

    [TestMethod]
    public void FewRowsInAFold()
        => Assert.AreEqual("Classes have fewer than 10 rows in a fold: \"True\" (4).", Of("class-weights", ComparisonRows.View(60), folds: 3, id: "IMB301").Message);

    [TestMethod]
    public void AccuracyOfTheMajorityIsSaid()
    {
        // The first feature is the row's number, the second noise: nothing tells the classes apart.
        ImbalanceDiagnostic diagnostic = Of("tuned-threshold", Rows(row => [0, row.Noise]), folds: 2, id: "IMB201");
        Assert.StartsWith("none, in 2 of 2 models, first with logistic-regression in fold 0: Accuracy is 0.8000, and always answering \"False\" has 0.8000.", diagnostic.Message);
    }

    [TestMethod]
    public void AResamplerThatChangedNothing()
    {
        IDataView balanced = Rows(row => [row.Noise, row.Number], every: 2);
        Assert.StartsWith("random-oversample, in 2 of 2 models, first with logistic-regression in fold 0: RandomOversample changed nothing: ", Of("random-oversample", balanced, folds: 2, id: "IMB101").Message);
    }

    [TestMethod]
    public void RowsThatWereResampledBeforeTheyWereSplit()
    {
        IDataView resampled = Context.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(ComparisonRows.View(200));
        ImbalanceDiagnostic diagnostic = Of("class-weights", resampled, folds: 2, id: "IMB204");
        Assert.AreEqual(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.EndsWith("\"True\" 40 -> 160.", diagnostic.Message);
    }

    [TestMethod]
    public void EqualRowsInSeveralFolds() => Assert.EndsWith(" of 200 rows have the same features as a row of another fold.", Of("class-weights", Rows(row => [row.Number % 100, row.Number % 100]), folds: 2, id: "IMB010").Message);

    [TestMethod]
    public void AFeatureThatIsTheLabel() => Assert.StartsWith(
        "Feature column 'Features' tells a class from all others by single slots: ", Of("class-weights", Rows(row => [row.Noise, row.Number % 5 == 2 ? 1 : 0]), folds: 2, id: "IMB009").Message);

    [TestMethod]
    public void AThresholdThatTheOwnEvaluatorOfTheFrameworkIgnores()
        => Assert.StartsWith("tuned-threshold, in ", Of("tuned-threshold", ComparisonRows.View(600), folds: 2, id: "IMB206").Message);

    [TestMethod]
    public void TheTextHasThem()
    {
        ComparisonResult result = CompareTests.Compare(ComparisonRows.View(60), ["class-weights"], new ComparisonSettings { NumberOfFolds = 3, Seed = 1 });
        string[] ids = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id).Distinct()];
        Assert.AreEqual("IMB301", ids[0], "what is of the data comes first");
        Assert.EndsWith($"Diagnostics: {string.Join(", ", ids)}.\n", result.ToString());
        // With a time budget strategies come one after the other; what is said is the same.
        ComparisonResult timed = CompareTests.Compare(ComparisonRows.View(60), ["class-weights"], new ComparisonSettings { NumberOfFolds = 3, Seed = 1, TimeBudget = TimeSpan.FromHours(1) });
        CollectionAssert.AreEqual(result.Diagnostics.Select(d => d.ToString()).ToArray(), timed.Diagnostics.Select(d => d.ToString()).ToArray());
    }

    private static ImbalanceDiagnostic Of(string strategy, IDataView data, int folds, string id)
        => CompareTests.Compare(data, [strategy], new ComparisonSettings { NumberOfFolds = folds, Seed = 1 }).Diagnostics.First(d => d.Id == id);

    private static IDataView Rows(Func<(int Number, float Noise), float[]> features, int every = 5)
    {
        RandomStream random = RandomStream.Create(seed: 1, "diagnosed rows");
        return Context.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(row => new ComparisonRows { Label = row % every == every / 2, Group = row, Features = features((row, (float)random.NextGaussian())) }).ToArray());
    }
}
