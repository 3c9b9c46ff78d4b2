using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;
using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class ChangeThresholdTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Rows => Scored.Binary(_ml, (false, 0.1), (true, 0.3), (false, 0.6), (true, 0.9));

    private BinaryImbalanceCatalog Binary => _ml.BinaryClassification.Imbalance;

    [TestMethod]
    public void AStepDecidesByTheProbabilityAndWithoutOneByTheScore()
    {
        CollectionAssert.AreEqual(new[] { false, true, true, true }, Decide(Rows, 0.3));
        IDataView scores = _ml.Transforms.DropColumns("Probability").Fit(Rows).Transform(Rows);
        CollectionAssert.AreEqual(new[] { false, false, true, true }, Decide(scores, 0));

        bool[] Decide(IDataView rows, double threshold) => [.. Binary.ChangeThreshold(threshold).Fit(rows).Transform(rows).GetColumn<bool>("PredictedLabel")];
    }

    [TestMethod]
    public void ItStandsBehindATrainerAndIsSavedWithIt()
    {
        IDataView data = Sample.Binary(_ml, seed: 1, count: 300);
        var model = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression().Append(Binary.ChangeThreshold(0.07)).Fit(data);
        Assert.IsTrue(Binary.Evaluate(model.Transform(data)).PositiveRecall > 0.8);
        PlainProcess.AssertSameAnswers(_ml, model, data);
    }

    [TestMethod]
    public void ScoredRowsAreSearchedByThemselves()
    {
        ThresholdTuning tuning = Binary.FindThreshold(Rows, DecisionObjective.RecallAtLeast(1), bootstrapCount: 0);
        Assert.AreEqual(0.2, tuning.Threshold, 1e-7);
        Assert.AreEqual(2.0 / 3, tuning.Value, 1e-12);
        Assert.HasCount(1, tuning.FoldThresholds);
        Assert.AreEqual(Math.Log(0.3 / 0.7), Binary.FindThreshold(Rows, DecisionObjective.RecallAtLeast(1), probabilityColumnName: null, bootstrapCount: 0).Threshold, 1.1);
    }

    [TestMethod]
    public void ThresholdsOutOfRangeAndMissingColumnsAreErrors()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Binary.ChangeThreshold(double.NaN)).Message, "threshold is NaN; it must be a finite number.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Binary.ChangeThreshold(1.5).Fit(Rows)).Message, "threshold is 1.5; on column 'Probability' it must be between 0 and 1.");
        IDataView none = _ml.Transforms.SelectColumns("Label").Fit(Rows).Transform(Rows);
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Binary.ChangeThreshold(0.5).Fit(none)).Message, "Could not find score column 'Score'.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(Binary.ChangeThreshold(0.5)).Fit(none)).Message,
            "Could not find score column 'Score'. The pipeline has: 'Label'.");
    }
}
