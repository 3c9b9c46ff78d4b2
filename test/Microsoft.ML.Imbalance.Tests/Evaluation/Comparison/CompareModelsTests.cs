namespace Microsoft.ML.Imbalance.Tests.Evaluation.Comparison;

[TestClass]
public sealed class CompareModelsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly BootstrapOptions Few = new() { ReplicateCount = 100 };
    private static readonly KeyedRow[] RowsA = Rows(noise: 1);
    private static readonly KeyedRow[] RowsB = Rows(noise: 2);

    [TestMethod]
    public void BothModelsHaveTheirMetricsAndTheDifferencesAreTheirs()
    {
        BinaryModelComparison comparison = Compare(RowsA, RowsB);
        Assert.AreEqual(Context.BinaryClassification.Imbalance.Evaluate(Load(RowsA)).ToString(), comparison.MetricsA.ToString());
        Assert.AreEqual(Context.BinaryClassification.Imbalance.Evaluate(Load(RowsB)).ToString(), comparison.MetricsB.ToString());
        CollectionAssert.AreEqual(comparison.MetricsA.ToDictionary().Keys.ToArray(), comparison.Differences.Select(d => d.Metric).ToArray());
        MetricDifference f1 = comparison["f1Score"];
        Assert.AreEqual(comparison.MetricsA.F1Score, f1.A);
        Assert.AreEqual(comparison.MetricsB.F1Score, f1.B);
        Assert.AreEqual(f1.B - f1.A, f1.Difference);
        Assert.IsTrue(f1.Interval.Lower <= f1.Difference && f1.Difference <= f1.Interval.Upper);
        Assert.AreEqual(comparison.MetricsB.AreaUnderRocCurve - comparison.MetricsA.AreaUnderRocCurve, comparison.RocAreas.Difference, 1e-12);
        Assert.StartsWith("There is no metric 'auc'. The metrics are: accuracy, ", Assert.ThrowsExactly<KeyNotFoundException>(() => comparison["auc"]).Message);
    }

    [TestMethod]
    public void MeasuresThatHaveSomethingToChooseAreComparedInTheSameWay()
    {
        BinaryModelComparison comparison = Compare(RowsA, RowsB);
        // A metric of the list, as a measure of one's own: the same rows are drawn.
        MetricDifference listed = comparison["areaUnderRocCurve"], own = comparison.Difference("mine", m => m.AreaUnderRocCurve);
        Assert.AreEqual($"mine{listed.ToString()["areaUnderRocCurve".Length..]}", own.ToString());
        foreach (Func<BinaryImbalanceMetrics, double> measure in new Func<BinaryImbalanceMetrics, double>[]
        {
            m => m.PartialAreaUnderRocCurve(0.2), m => m.AtTop(30).Precision, m => m.AtTopShare(0.1).Lift, m => m.ExpectedCost(1, 20), m => m.BrierDecomposition(10).Refinement, m => m.HMeasureWith(CostSeverity.Symmetric),
            m => m.CostCurve().AreaUnderCurve,
        })
        {
            MetricDifference difference = comparison.Difference("measure", measure);
            Assert.AreEqual(measure(comparison.MetricsB) - measure(comparison.MetricsA), difference.Difference);
            Assert.IsLessThan(0.05, difference.PValue, "B is much noisier, by all of them");
            Assert.IsTrue(difference.Interval.Lower < difference.Difference && difference.Difference < difference.Interval.Upper);
        }
        Assert.AreEqual(200, comparison.Difference("more", m => m.F1Score, new BootstrapOptions { ReplicateCount = 200 }).Interval.ReplicateCount);
        Assert.StartsWith("ReplicateCount is 1; it must be at least 20.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => comparison.Difference("few", m => m.F1Score, new BootstrapOptions { ReplicateCount = 1 })).Message);
    }

    [TestMethod]
    public void TheSameModelTwiceDiffersInNothing()
    {
        BinaryModelComparison comparison = Compare(RowsA, RowsA);
        foreach (MetricDifference difference in comparison.Differences)
        {
            Assert.AreEqual(0, difference.Difference, difference.Metric);
            Assert.AreEqual(0, difference.Interval.Lower, difference.Metric);
            Assert.AreEqual(0, difference.Interval.Upper, difference.Metric);
            Assert.AreEqual(1, difference.PValue, difference.Metric);
        }
        Assert.AreEqual(1, comparison.RocAreas.PValue);
        Assert.AreEqual(1, comparison.Decisions.ExactPValue);
    }

    [TestMethod]
    public void PairedReplicatesVaryLessThanTheModelsDo()
    {
        // B is A with a little noise: most of what varies is common to both.
        KeyedRow[] similar = [.. RowsA.Select((row, i) => row.With(row.Score + 0.05 * Math.Sin(i)))];
        BinaryModelComparison comparison = Compare(RowsA, similar);
        double alone = comparison.MetricsA.Interval(m => m.AreaUnderRocCurve, Few).StandardError;
        Assert.IsLessThan(alone / 5, comparison["areaUnderRocCurve"].Interval.StandardError);
        Assert.IsLessThan(alone / 5, comparison.RocAreas.StandardError);
    }

    [TestMethod]
    public void DeLongAndBootstrapAgreeAboutTheRocArea()
    {
        BinaryModelComparison comparison = Context.BinaryClassification.Imbalance.CompareModels(Load(RowsA), Load(RowsB), bootstrap: new BootstrapOptions { ReplicateCount = 1000 });
        double ratio = comparison["areaUnderRocCurve"].Interval.StandardError / comparison.RocAreas.StandardError;
        Assert.IsTrue(ratio is > 0.85 and < 1.15, $"{ratio}");
        // B is much noisier: both say so.
        Assert.IsLessThan(0.01, comparison.RocAreas.PValue);
        Assert.IsLessThan(0.01, comparison["areaUnderRocCurve"].PValue);
        Assert.IsLessThan(0, comparison.RocAreas.Upper);
    }

    [TestMethod]
    public void DecisionsAreCountedRowByRow()
    {
        BinaryModelComparison comparison = Compare(RowsA, RowsB);
        int Count(Func<KeyedRow, KeyedRow, bool> of) => RowsA.Zip(RowsB, of).Count(hit => hit);
        Assert.AreEqual(Count((a, b) => a.IsRight && b.IsRight), comparison.Decisions.BothRight);
        Assert.AreEqual(Count((a, b) => a.IsRight && !b.IsRight), comparison.Decisions.OnlyARight);
        Assert.AreEqual(Count((a, b) => !a.IsRight && b.IsRight), comparison.Decisions.OnlyBRight);
        Assert.AreEqual(Count((a, b) => !a.IsRight && !b.IsRight), comparison.Decisions.BothWrong);
        Assert.AreEqual(Count((a, b) => a.Label && a.IsRight && !b.IsRight), comparison.PerClassDecisions[1].OnlyARight);
        Assert.AreEqual(comparison.Decisions.OnlyBRight, comparison.PerClassDecisions.Sum(test => test.OnlyBRight));
    }

    [TestMethod]
    public void McNemarByHand()
    {
        // 1 to 5: 2 (6 + 1) / 64, and less 6 / 64.
        var test = new McNemarTest(bothRight: 10, onlyARight: 1, onlyBRight: 5, bothWrong: 2);
        Assert.AreEqual(14.0 / 64, test.ExactPValue, 1e-14);
        Assert.AreEqual(8.0 / 64, test.MidPValue, 1e-14);
        Assert.AreEqual("only A right on 1, only B on 5: exact p = 0.2188, mid-p = 0.1250", test.ToString());
        Assert.AreEqual(1, new McNemarTest(10, 0, 0, 3).MidPValue);
    }

    [TestMethod]
    public void RowsInAnotherOrderAreMatchedByTheirKey()
    {
        KeyedRow[] shuffled = [.. RowsB.Reverse()];
        string inOrder = Compare(RowsA, RowsB).ToString();
        Assert.AreEqual(inOrder, Compare(RowsA, shuffled, keyColumnName: "Id").ToString());
        Assert.StartsWith(
            "Labeled row 0 (counted from 0) has the label 'True' in the first data and 'False' in the second. Both models must have scored the same rows; "
            + "pass keyColumnName to match rows by a key if only their order differs.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Compare(RowsA, shuffled)).Message);
    }

    [TestMethod]
    public void GroupsAreDrawnWholeInBothModels()
    {
        var evaluation = new BinaryEvaluationOptions { GroupColumnName = "Group" };
        BinaryModelComparison grouped = Context.BinaryClassification.Imbalance.CompareModels(Load(RowsA), Load(RowsB), evaluation: evaluation, bootstrap: Few);
        Assert.AreNotEqual(Compare(RowsA, RowsB)["f1Score"].Interval.Lower, grouped["f1Score"].Interval.Lower);
        // Ten rows a group, of both classes, with a part of the score in common: DeLong's error and the bootstrap's say the same, and another than without groups.
        KeyedRow[] a = [.. RowsA.Select((row, i) => row.With(row.Score + 1.5 * Math.Sin(7 * (i / 10))))];
        BinaryModelComparison shared = Context.BinaryClassification.Imbalance.CompareModels(Load(a), Load(RowsB), evaluation: evaluation, bootstrap: new BootstrapOptions { ReplicateCount = 500 });
        double ratio = shared["areaUnderRocCurve"].Interval.StandardError / shared.RocAreas.StandardError;
        Assert.IsTrue(ratio is > 0.85 and < 1.15, $"{ratio}");
        Assert.AreNotEqual(Compare(a, RowsB).RocAreas.StandardErrorA, shared.RocAreas.StandardErrorA, 0.001);
    }

    [TestMethod]
    public void OtherRowsAreAnError()
    {
        AssertError("The first data has 300 labeled rows, the second 299. Both models must have scored the same rows; pass keyColumnName", () => Compare(RowsA, RowsB[1..]));
        KeyedRow[] twice = [.. RowsB[..^1], RowsB[0]];
        AssertError("Key column 'Id' holds 'row 0' twice in the second data. A key must tell rows apart; choose another column.", () => Compare(RowsA, twice, "Id"));
        KeyedRow[] other = [.. RowsB];
        other[7] = RowsB[7].With(0);
        other[7].Id = "another";
        AssertError("Key column 'Id' holds 'row 7' in the first data, but not in the second. Both models must have scored the same rows.", () => Compare(RowsA, other, "Id"));
        other[7].Id = "";
        AssertError(
            "Key column 'Id' has no value in row 7 (counted from 0), so that nothing tells which row it is. Fill in the value, or remove such rows first.",
            () => Compare(RowsA, other, "Id"));
        KeyedRow[] heavier = [.. RowsB];
        heavier[3] = RowsB[3].With(0);
        heavier[3].Weight = 2;
        AssertError(
            "Labeled row 3 (counted from 0) has the weight 1 in the first data and 2 in the second.",
            () => Context.BinaryClassification.Imbalance.CompareModels(Load(RowsA), Load(heavier), evaluation: new BinaryEvaluationOptions { ExampleWeightColumnName = "Weight" }));
        Assert.StartsWith(
            "Could not find key column 'Nr'.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Context.BinaryClassification.Imbalance.CompareModels(Load(RowsA), Load(RowsB), "Nr")).Message);
        Assert.StartsWith(
            "ReplicateCount is 1; it must be at least 20.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => Context.BinaryClassification.Imbalance.CompareModels(Load(RowsA), Load(RowsB), bootstrap: new BootstrapOptions { ReplicateCount = 1 })).Message);

        static void AssertError(string message, Func<object> action) => Assert.StartsWith(message, Assert.ThrowsExactly<InvalidOperationException>(action).Message);
    }

    [TestMethod]
    public void MulticlassModelsAreComparedByClassName()
    {
        IDataView train = Sample.Multiclass(Context, seed: 1, count: 300), test = Sample.Multiclass(Context, seed: 2, count: 300);
        IDataView Score(float regularization, bool byValue)
        {
            IEstimator<ITransformer> pipeline = Context.Transforms.Conversion
                .MapValueToKey("Label", "Class", keyOrdinality: byValue ? Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue : Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence)
                .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l2Regularization: regularization));
            return pipeline.Fit(train).Transform(test);
        }

        var evaluation = new MulticlassEvaluationOptions { LabelColumnName = "Class" };
        MulticlassModelComparison comparison = Context.MulticlassClassification.Imbalance.CompareModels(Score(1, byValue: true), Score(200, byValue: false), evaluation: evaluation, bootstrap: Few);
        CollectionAssert.AreEqual(comparison.MetricsA.ConfusionMatrix.ClassNames.ToArray(), comparison.MetricsB.ConfusionMatrix.ClassNames.ToArray());
        Assert.HasCount(3, comparison.PerClassRocAreas);
        for (int c = 0; c < 3; c++)
            Assert.AreEqual(comparison.MetricsB.PerClassAreaUnderRocCurve[c], comparison.PerClassRocAreas[c].AreaB, 1e-12);
        // Strong regularization answers the common class only.
        Assert.IsLessThan(0.05, comparison["balancedAccuracy"].PValue);
        Assert.IsLessThan(0, comparison["balancedAccuracy"].Difference);
        Assert.AreEqual(300, comparison.Decisions.BothRight + comparison.Decisions.BothWrong + comparison.Decisions.OnlyARight + comparison.Decisions.OnlyBRight);
        Assert.Contains("DeLong: ROC areas of 'rare' ", comparison.ToString());
        MetricDifference few = comparison.Difference("few", m => m.ShotAccuracy(Context.Transforms.CopyColumns("Copy", "Class").Fit(train).Transform(train), "Class", manyAbove: 200, fewBelow: 80).Few);
        Assert.AreEqual(few.B - few.A, few.Difference);
        Assert.IsLessThan(0, few.Interval.Upper);
        Assert.Contains("McNemar: only A right on ", comparison.ToString());
    }

    [TestMethod]
    public void ModelsOfOtherClassesAreAnError()
    {
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => ClassOrder.MapModels(["a", "b"], ["a", "c"]));
        Assert.AreEqual(
            "The first model has the classes 'a', 'c', the second 'a', 'b': they can't be compared. "
            + "Both need the same classes; train them on the same label, and set PositiveClass if there are two in another order.",
            error.Message);
        Assert.AreEqual("The first model has the classes 'b', 'a'", Assert.ThrowsExactly<InvalidOperationException>(() => ClassOrder.CheckModels(["a", "b"], ["b", "a"])).Message.Split(", the second")[0]);
    }

    private static BinaryModelComparison Compare(KeyedRow[] a, KeyedRow[] b, string? keyColumnName = null)
        => Context.BinaryClassification.Imbalance.CompareModels(Load(a), Load(b), keyColumnName, bootstrap: Few);

    private static IDataView Load(KeyedRow[] rows) => Context.Data.LoadFromEnumerable(rows);

    private static KeyedRow[] Rows(int noise)
    {
        RandomStream random = RandomStream.Create(noise, "compare");
        return [.. Enumerable.Range(0, 300).Select(i => new KeyedRow { Id = $"row {i}", Label = i % 5 == 0, Group = i / 10 }.With(noise * random.NextGaussian() + (i % 5 == 0 ? 1.5 : -0.5)))];
    }

    private sealed class KeyedRow
    {
        public string Id { get; set; } = "";

        public bool Label { get; set; }

        public int Group { get; set; }

        public double Score { get; set; }

        public double Probability { get; set; }

        public bool PredictedLabel { get; set; }

        public double Weight { get; set; } = 1;

        internal bool IsRight => Label == PredictedLabel;

        public KeyedRow With(double score)
            => new() { Id = Id, Label = Label, Group = Group, Score = score, Probability = 1 / (1 + Math.Exp(-score)), PredictedLabel = score > 0, Weight = Weight };
    }
}
