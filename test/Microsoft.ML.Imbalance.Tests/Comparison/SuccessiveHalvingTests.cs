namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SuccessiveHalvingTests
{
    private const string Strategy = "smote:target=auto";

    [TestMethod]
    public void ThirdsGoOnToThreeTimesTheRows()
    {
        // 10 > 9 = 3²: three rounds; ceil(10 / 3) = 4, ceil(4 / 3) = 2.
        CollectionAssert.AreEqual(
            new SearchRound[] { new(10, 1 / 9.0), new(4, 1 / 3.0), new(2, 1) }, SearchRound.Of(OptionSearchMethod.SuccessiveHalving, 10).ToArray());
        CollectionAssert.AreEqual(new SearchRound[] { new(2, 1) }, SearchRound.Of(OptionSearchMethod.SuccessiveHalving, 2).ToArray());
        CollectionAssert.AreEqual(new SearchRound[] { new(10, 1) }, SearchRound.Of(OptionSearchMethod.Random, 10).ToArray());
    }

    [TestMethod]
    public void FewCandidatesSeeAllRowsAndManySeeAPart()
    {
        // 3600 rows, of 2 folds 1800 to train on, of 2 inner folds 900; a third of them is 300, a ninth 100, both with 20 positive rows at least.
        List<int> seen = [];
        var spy = new ComparisonTrainer("spy", of => new CountingEstimator(of.Context.BinaryClassification.Trainers.Prior(of.LabelColumnName), seen));
        ComparisonResult result = new MLContext(seed: 1).BinaryClassification.Imbalance.Compare(
            ComparisonRows.View(3600), [spy], [ImbalanceStrategy.Parse(Strategy)],
            settings: new ComparisonSettings { NumberOfFolds = 2, NumberOfInnerFolds = 2, SearchTrials = 12, SearchMethod = OptionSearchMethod.SuccessiveHalving, NumberOfThreads = 1, Seed = 1 });
        int candidates = OptionSearch.Candidates(ImbalanceStrategy.Parse(Strategy), trials: 12, seed: 1).Count;
        Assert.IsTrue(candidates is >= 9 and < 27);
        int[] rounds = [candidates, (candidates + 2) / 3, ((candidates + 2) / 3 + 2) / 3];
        // Balanced, as many rows as the larger class twice: 8/5 of the rows.
        int[] sizes = [.. seen.Where(rows => rows is not (1800 or 2880)).Order()];
        CollectionAssert.AreEqual(
            new[] { 160, 480, 1440 }.SelectMany((size, round) => Enumerable.Repeat(size, 2 * 2 * rounds[round])).ToArray(), sizes);
        Assert.HasCount(2, result["spy", Strategy].FoldStrategies);
    }

    [TestMethod]
    public void WithFewRowsItIsTheRandomSearch()
    {
        string[] chosen = [.. new[] { OptionSearchMethod.Random, OptionSearchMethod.SuccessiveHalving }.Select(method => string.Join(' ', CompareTests.Compare(
            ComparisonRows.View(120), ["smote"], new ComparisonSettings { NumberOfFolds = 2, SearchTrials = 6, SearchMethod = method, Seed = 1 })["logistic-regression", "smote"].FoldStrategies))];
        Assert.AreEqual(chosen[0], chosen[1]);
    }

    [TestMethod]
    public void ProgressReachesItsEnd()
    {
        var progress = new ProgressList();
        CompareTests.Compare(
            ComparisonRows.View(600), ["smote"], new ComparisonSettings { NumberOfFolds = 2, SearchTrials = 4, SearchMethod = OptionSearchMethod.SuccessiveHalving, Progress = progress, Seed = 1 });
        Assert.AreEqual(1, progress[^1].Fraction);
    }

    private sealed class CountingEstimator(IEstimator<ITransformer> estimator, List<int> seen) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input)
        {
            seen.Add(ComparisonRows.Count(input));
            return estimator.Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => estimator.GetOutputSchema(inputSchema);
    }
}
