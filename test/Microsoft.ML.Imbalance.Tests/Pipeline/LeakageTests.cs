using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A resampler in a real pipeline changes the rows that are trained on, and nothing else, wherever ML.NET applies the pipeline.</summary>
/// <remarks>Run for one resampler of each kind by deriving a test class.</remarks>
public abstract class LeakageTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly LabeledRows _train = LabeledRows.Gaussian([300, 40]);
    private readonly LabeledRows _test = LabeledRows.Gaussian([100, 12], seed: 2);

    private IDataView TrainView => _train.ToView(_ml, LabelKind.Boolean);

    private IDataView TestView => _test.ToView(_ml, LabelKind.Boolean);

    /// <summary>The name in the report.</summary>
    protected abstract string Name { get; }

    /// <summary>Whether there are more rows afterwards; otherwise there are fewer.</summary>
    protected abstract bool AddsRows { get; }

    protected abstract ResamplingEstimator Create(TransformsImbalanceCatalog catalog);

    private ResamplingEstimator Resampler => Create(_ml.Transforms.Imbalance);

    // Neighbors, and with them what is removed, depend on the scale.
    private long ResampledCount => Resampler.FitResample(_ml.Transforms.NormalizeMeanVariance("Features").Fit(TrainView).Transform(TrainView)).GetRowCount()!.Value;

    private LbfgsLogisticRegressionBinaryTrainer Trainer => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression();

    [TestMethod]
    public void TheTrainerSeesResampledRowsAndTheModelScoresEveryRowOnce()
    {
        var counter = new RowCounter();
        var model = _ml.Transforms.NormalizeMeanVariance("Features").Append(Resampler).Append(counter).Append(Trainer).Fit(TrainView);
        Assert.AreEqual(ResampledCount, (long)counter.Rows);
        Assert.AreEqual(AddsRows, counter.Rows > 340);
        Assert.AreNotEqual(340, counter.Rows);
        Assert.HasCount(112, model.Transform(TestView).GetColumn<float>("Score").ToArray());
        Assert.HasCount(340, model.Transform(TrainView).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void AChainThatBeginsWithAResamplerLeavesItsOwnTrainingDataAloneWhenScored()
    {
        IDataView train = TrainView;
        var model = Resampler.Append(Trainer).Fit(train);
        Assert.HasCount(340, model.Transform(train).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void ResamplingAChainEqualsTrainingOnRowsResampledByHand()
    {
        IDataView train = TrainView;
        var chained = Resampler.Append(Trainer).Fit(train);
        BinaryPredictionTransformer<Calibrators.CalibratedModelParametersBase<LinearBinaryModelParameters, Calibrators.PlattCalibrator>> byHand = Trainer.Fit(Resampler.FitResample(train));
        CollectionAssert.AreEqual(Scores(byHand.Transform(TestView)), Scores(chained.Transform(TestView)));
        CollectionAssert.AreEqual(Scores(byHand.Transform(TestView)), Scores(Trainer.WithResampling(Resampler).Fit(train).Transform(TestView)));
    }

    [TestMethod]
    public void WithResamplingKeepsTheTrainersTypeAndSurvivesNesting()
    {
        var counter = new RowCounter();
        IEstimator<ITransformer> inner = counter.Append(Trainer).WithResampling(Resampler);
        var model = _ml.Transforms.NormalizeMeanVariance("Features").Append(_ml.Transforms.CopyColumns("Copy", "Id").Append(inner)).Fit(TrainView);
        Assert.AreEqual(ResampledCount, (long)counter.Rows);
        Assert.HasCount(112, model.Transform(TestView).GetColumn<float>("Score").ToArray());
        Assert.IsInstanceOfType<LinearBinaryModelParameters>(Trainer.WithResampling(Resampler).Fit(TrainView).Model.SubModel);
    }

    [TestMethod]
    public void CacheCheckpointsBeforeAndAfterChangeNothing()
    {
        float[] plain = Scores(Resampler.Append(Trainer).Fit(TrainView).Transform(TestView));
        var before = _ml.Transforms.CopyColumns("Copy", "Id").AppendCacheCheckpoint(_ml).Append(Resampler).Append(Trainer);
        var after = Resampler.AppendCacheCheckpoint(_ml).Append(Trainer);
        CollectionAssert.AreEqual(plain, Scores(before.Fit(TrainView).Transform(TestView)));
        CollectionAssert.AreEqual(plain, Scores(after.Fit(TrainView).Transform(TestView)));
    }

    [TestMethod]
    public void TrainTestSplitLeavesTheTestRowsAsTheyAre()
    {
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(TrainView, testFraction: 0.3, seed: 4);
        var model = Resampler.Append(Trainer).Fit(split.TrainSet);
        CollectionAssert.AreEqual(split.TestSet.GetColumn<int>("Id").ToArray(), model.Transform(split.TestSet).GetColumn<int>("Id").ToArray());
    }

    [TestMethod]
    public void CrossValidationFitsOnResampledFoldsAndScoresPlainOnes()
    {
        var counter = new RowCounter();
        var pipeline = _ml.Transforms.CopyColumns("Copy", "Id").Append(Resampler).Append(counter).Append(Trainer);
        IDataView data = TrainView;
        var folds = _ml.BinaryClassification.CrossValidate(data, pipeline, numberOfFolds: 5);
        CollectionAssert.AreEqual(Enumerable.Range(0, 340).ToArray(), folds.SelectMany(f => f.ScoredHoldOutSet.GetColumn<int>("Id")).Order().ToArray());
        Assert.AreEqual(5, counter.Fits);
        // The training parts of five folds hold 4 * 340 rows before they are resampled.
        Assert.AreEqual(AddsRows, counter.Rows > 4 * 340);
        Assert.AreNotEqual(4 * 340, counter.Rows);
    }

    [TestMethod]
    public void APredictionEnginePredictsWhatTheModelScores()
    {
        var model = _ml.Transforms.NormalizeMeanVariance("Features").Append(Resampler).Append(Trainer).Fit(TrainView);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Input));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4);
        using PredictionEngine<Input, Output> engine = _ml.Model.CreatePredictionEngine<Input, Output>(model, inputSchemaDefinition: schema);
        float[] one = [.. _test.Features.Select(f => engine.Predict(new Input { Features = f }).Score)];
        CollectionAssert.AreEqual(Scores(model.Transform(TestView)), one);
    }

    [TestMethod]
    public void PermutationFeatureImportanceWorksOnAModelThatWasTrainedOnResampledRows()
    {
        IDataView train = TrainView;
        var model = Resampler.Append(Trainer).Fit(train);
        var importance = _ml.BinaryClassification.PermutationFeatureImportance(model.LastTransformer, model.Transform(TestView), permutationCount: 2);
        Assert.HasCount(4, importance);
        Assert.IsTrue(importance.Any(v => v.AreaUnderRocCurve.Mean < -0.02), "permuting a feature that separates the classes must hurt");
    }

    [TestMethod]
    public void ANestedChainThatEndsInAResamplerIsWarnedAbout()
    {
        var counter = new RowCounter();
        List<string> warnings = WarningsOf(ml => Fit(ml, counter));
        Assert.AreEqual(340, counter.Rows, "the outer chain transforms its input anew: nothing can resample it");
        Assert.HasCount(1, warnings);
        StringAssert.Contains(
            warnings[0],
            $"{Name} was fitted, but its rows were never used: the rows that follow are not resampled. Put the trainer into the same chain as the resampler, use trainer.WithResampling(...), or call FitResample.");

        void Fit(MLContext ml, RowCounter rows)
        {
            IEstimator<ITransformer> inner = ml.Transforms.CopyColumns("Copy", "Id").Append(Create(ml.Transforms.Imbalance));
            ml.Transforms.NormalizeMeanVariance("Features").Append(inner).Append(rows).Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(TrainView);
        }
    }

    [TestMethod]
    public void APipelineThatIsPutTogetherRightIsNotWarnedAbout()
    {
        List<string> warnings = WarningsOf(ml =>
        {
            var model = ml.Transforms.NormalizeMeanVariance("Features").Append(Create(ml.Transforms.Imbalance)).Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(TrainView);
            _ = Scores(model.Transform(TestView));
        });
        Assert.IsEmpty(warnings);
    }

    [TestMethod]
    public void FitResampleOfAChainGivesTheRowsThatItsTrainerWouldSee()
    {
        EstimatorChain<ITransformer> chain = new EstimatorChain<ITransformer>().Append(_ml.Transforms.NormalizeMeanVariance("Features")).Append((IEstimator<ITransformer>)Resampler);
        ResampledDataView resampled = chain.FitResample(TrainView);
        Assert.AreNotEqual(340, resampled.GetRowCount());
        Assert.AreEqual(340, resampled.Report.CountBefore);
        var error = Assert.ThrowsExactly<ArgumentException>(() => new EstimatorChain<ITransformer>().Append(_ml.Transforms.CopyColumns("Copy", "Id")).FitResample(TrainView));
        StringAssert.StartsWith(error.Message, "The last step of the chain is no resampler.");
    }

    [TestMethod]
    public void AModelDoesNotKeepItsTrainingDataAlive()
    {
        (ITransformer model, WeakReference view) = FitAndForget();
        for (int i = 0; i < 10 && view.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.IsFalse(view.IsAlive);
        Assert.IsTrue(model.IsRowToRowMapper, "the model itself is still there");

        [MethodImpl(MethodImplOptions.NoInlining)]
        (ITransformer, WeakReference) FitAndForget()
        {
            IDataView train = TrainView;
            ITransformer fitted = Resampler.Fit(train);
            _ = ResampledRow.Read(fitted.Transform(train));
            return (fitted, new WeakReference(train));
        }
    }

    [TestMethod]
    public void ASavedModelPredictsTheSameBitsInAProcessThatKnowsMlNetOnly()
    {
        var pipeline = _ml.Transforms.Imbalance.ClassWeights().Append(_ml.Transforms.NormalizeMeanVariance("Features")).Append(Resampler)
            .Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight"));
        PlainProcess.AssertSameAnswers(_ml, pipeline.Fit(TrainView), TestView);
    }

    private List<string> WarningsOf(Action<MLContext> action)
    {
        var ml = new MLContext(seed: 1);
        var warnings = new List<string>();
        ml.Log += (_, e) =>
        {
            if (e.Kind == Runtime.ChannelMessageKind.Warning && e.Message.Contains(Name, StringComparison.Ordinal))
                warnings.Add(e.Message);
        };
        action(ml);
        return warnings;
    }

    private static float[] Scores(IDataView scored) => [.. scored.GetColumn<float>("Score")];

    /// <summary>Counts the rows that reach the training of the next step.</summary>
    private sealed class RowCounter : IEstimator<ITransformer>
    {
        private int _rows;
        private int _fits;

        public int Rows => _rows;

        public int Fits => _fits;

        public ITransformer Fit(IDataView input)
        {
            Interlocked.Add(ref _rows, input.GetColumn<int>("Id").Count());
            Interlocked.Increment(ref _fits);
            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class Input
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];

        public int Id { get; set; }

        public string Name { get; set; } = "";
    }

    private sealed class Output
    {
        public float Score { get; set; }
    }
}
