using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Diagnostics;

[TestClass]
public sealed class CrossValidationDiagnosticsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IEstimator<ITransformer> Trainer = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

    [TestMethod]
    public void NothingToSayOfEnoughRows()
        => Assert.IsEmpty(CrossValidate(Sample.Binary(Context, seed: 1, count: 1000), Trainer).Diagnostics);

    [TestMethod]
    public void FewRowsInAFold()
    {
        // 41 positive rows in five folds: 8 at least.
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = CrossValidate(Sample.Binary(Context, seed: 1, count: 407), Trainer);
        const string Expected = "Warning IMB301: Classes have fewer than 10 rows in a fold: \"True\" (8). The metrics of a fold, and so Mean and StandardDeviation, rest on too few rows: "
            + "look at Pooled and its Intervals(), use fewer folds, or repeat with other seeds.";
        Assert.AreEqual(Expected, result.Diagnostics.Single().ToString());
        Assert.EndsWith($"\n{Expected}\n", result.ToString());
    }

    [TestMethod]
    public void AResamplerThatChangedNothing()
    {
        LabeledRows balanced = LabeledRows.Gaussian([100, 100]);
        IEstimator<ITransformer> idle = Context.Transforms.Imbalance.RandomOversample(seed: 1).Append(Context.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Boolean)).Append(Trainer);
        ImbalanceDiagnostic diagnostic = CrossValidate(balanced.ToView(Context), idle).Diagnostics.Single(d => d.Id == "IMB101");
        Assert.StartsWith("In 5 of 5 folds, first in fold 0: RandomOversample changed nothing: ", diagnostic.Message);
    }

    [TestMethod]
    [DataRow("WithResampling")]
    [DataRow("TuneThreshold")]
    [DataRow("Calibrate")]
    [DataRow("BalancedBagging")]
    public void SoDoesOneThatIsHiddenInAnotherEstimator(string where)
    {
        IDataView balanced = LabeledRows.Gaussian([100, 100]).ToView(Context, LabelKind.Boolean);
        ResamplingEstimator idle = Context.Transforms.Imbalance.RandomOversample(seed: 1);
        BinaryImbalanceCatalog binary = Context.BinaryClassification.Imbalance;
        IEstimator<ITransformer> hidden = where switch
        {
            "WithResampling" => Trainer.WithResampling(idle),
            "TuneThreshold" => binary.TuneThreshold(idle.Append(Trainer), numberOfFolds: 2, seed: 1),
            "Calibrate" => binary.Calibrate(Trainer.WithResampling(idle), numberOfFolds: 2, seed: 1),
            _ => Context.BinaryClassification.Trainers.Imbalance.BalancedBagging(
                (ml, _) => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }), new BalancedBaggingOptions { Resampler = idle, NumberOfMembers = 2, Seed = 1 }),
        };
        ImbalanceDiagnostic diagnostic = CrossValidate(balanced, hidden).Diagnostics.Single(d => d.Id == "IMB101");
        Assert.StartsWith("In 5 of 5 folds, first in fold 0: RandomOversample changed nothing: ", diagnostic.Message);
    }

    [TestMethod]
    public void RowsOfTwoFoldsWithTheSameFeatures()
    {
        // Each of 200 rows twice; the fold of a row and of its copy differ four times out of five.
        FeatureRow[] rows = [.. Enumerable.Range(0, 400).Select(i => FeatureRow.Of(i % 200))];
        ImbalanceDiagnostic diagnostic = CrossValidate(Context.Data.LoadFromEnumerable(rows), Trainer).Diagnostics.Single(d => d.Id == "IMB010");
        Assert.AreEqual(DiagnosticSeverity.Warning, diagnostic.Severity);
        int count = int.Parse(diagnostic.Message.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsTrue(count is > 280 and < 360, diagnostic.Message);
        Assert.EndsWith(" of 400 rows have the same features as a row of another fold.", diagnostic.Message);
        // Kept together, they are in no two folds.
        Assert.IsEmpty(CrossValidate(Context.Data.LoadFromEnumerable(rows), Trainer, groupColumnName: "Group").Diagnostics.Where(d => d.Id == "IMB010"));
    }

    [TestMethod]
    public void AFeatureThatIsTheLabel()
    {
        IDataView data = Sample.Binary(Context, seed: 1, count: 1000);
        IEstimator<ITransformer> pipeline = Context.Transforms.Conversion.ConvertType("Copy", "Label", DataKind.Single)
            .Append(Context.Transforms.Concatenate("All", "Features", "Copy"))
            .Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "All"));
        ImbalanceDiagnostic diagnostic = CrossValidate(data, pipeline).Diagnostics.Single(d => d.Id == "IMB009");
        Assert.AreEqual(
            "Feature column 'All' tells a class from all others by single slots: 'Copy' tells \"True\" (ROC area 1.0000 of 1000 rows).",
            diagnostic.Message);
        // Behind a threshold, and behind a calibration, it is one too.
        BinaryImbalanceCatalog binary = Context.BinaryClassification.Imbalance;
        foreach (IEstimator<ITransformer> wrapped in new IEstimator<ITransformer>[] { binary.TuneThreshold(pipeline, numberOfFolds: 2, seed: 1), binary.Calibrate(pipeline, numberOfFolds: 2, seed: 1) })
            Assert.AreEqual(diagnostic.Message, CrossValidate(data, wrapped).Diagnostics.Single(d => d.Id == "IMB009").Message);
        // A column that the model does not use is no leak.
        IEstimator<ITransformer> without = Context.Transforms.Conversion.ConvertType("Copy", "Label", DataKind.Single).Append(Trainer);
        Assert.IsEmpty(CrossValidate(data, without).Diagnostics);
    }

    private static ImbalanceCrossValidationResult<BinaryImbalanceMetrics> CrossValidate(IDataView data, IEstimator<ITransformer> pipeline, string? groupColumnName = null)
        => Context.BinaryClassification.Imbalance.CrossValidate(data, pipeline, groupColumnName: groupColumnName, seed: 3);

    private sealed class FeatureRow
    {
        public bool Label { get; set; }

        public int Group { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public static FeatureRow Of(int number)
        {
            RandomStream random = RandomStream.Create(number, "features");
            bool label = number % 3 == 0;
            return new FeatureRow { Label = label, Group = number, Features = [(float)random.NextGaussian() + (label ? 1 : 0), (float)random.NextGaussian()] };
        }
    }
}
