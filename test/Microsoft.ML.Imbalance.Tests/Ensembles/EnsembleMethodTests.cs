using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>What single ensembles do, beyond the contract.</summary>
[TestClass]
public sealed class EnsembleMethodTests
{
    private readonly MLContext _ml = new(seed: 1);

    private BinaryTrainersImbalanceCatalog Catalog => _ml.BinaryClassification.Trainers.Imbalance;

    private IEstimator<ITransformer> Trainer => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });

    private IDataView Train => LabeledRows.Gaussian([160, 40]).ToView(_ml, LabelKind.Boolean);

    [TestMethod]
    public void AnEasyEnsembleTrainsOnAllRowsOfTheSmallestClassAndOtherRowsOfTheLargerOne()
    {
        var seen = new List<int[]>();
        LabeledRows rows = LabeledRows.Gaussian([160, 40]);
        Catalog.EasyEnsemble(new RowRecorder(seen, Trainer), numberOfMembers: 3, seed: 1).Fit(Train);
        int[] smallest = [.. Enumerable.Range(0, 200).Where(row => rows.Classes[row] == 1)];
        foreach (int[] bag in seen)
        {
            CollectionAssert.AreEqual(smallest, bag.Where(row => rows.Classes[row] == 1).ToArray());
            Assert.HasCount(80, bag.Distinct().ToArray());
        }
        CollectionAssert.AreNotEqual(seen[0], seen[1]);
    }

    [TestMethod]
    public void BoostingRoundsMakeMembersOfMembers()
    {
        EnsembleTransformer<BinaryImbalanceMetrics> model = Catalog.EasyEnsemble(Trainer, new EasyEnsembleOptions { NumberOfMembers = 2, NumberOfBoostingRounds = 3, Seed = 1 }).Fit(Train);
        foreach (EnsembleMember member in model.Model.Members)
        {
            EnsembleModel inner = ((EnsembleTransformer<BinaryImbalanceMetrics>)member.Transformer).Model;
            Assert.AreEqual("AdaBoost", inner.Method);
            Assert.IsGreaterThan(1, inner.Members.Count);
            Assert.AreEqual(80, inner.Members[0].Classes.Sum(c => c.CountBefore));
        }
        Assert.IsGreaterThan(0.8, _ml.BinaryClassification.Evaluate(model.Transform(Train)).AreaUnderRocCurve);
    }

    [TestMethod]
    public void AnyResamplerBalancesBags()
    {
        var options = new BalancedBaggingOptions { NumberOfMembers = 2, Resampler = _ml.Transforms.Imbalance.Smote(seed: 1), Seed = 1 };
        EnsembleTransformer<BinaryImbalanceMetrics> model = Catalog.BalancedBagging(Trainer, options).Fit(Train);
        Assert.IsTrue(model.Model.Members.All(m => m.Classes.All(c => c.CountAfter == 160)));
    }

    [TestMethod]
    public void TheSeedOfAResamplerVariesFromMemberToMember()
    {
        var seen = new List<int[]>();
        var options = new BalancedBaggingOptions { NumberOfMembers = 2, Bootstrap = false, Resampler = _ml.Transforms.Imbalance.RandomUndersample(seed: 1), Seed = 1 };
        Catalog.BalancedBagging(new RowRecorder(seen, Trainer), options).Fit(Train);
        CollectionAssert.AreNotEqual(seen[0], seen[1]);
    }

    [TestMethod]
    public void AFeatureSubsetHasTheSizeAskedForAndDiffersFromMemberToMember()
    {
        IDataView data = LabeledRows.Gaussian([160, 40], dimension: 10).ToView(_ml, LabelKind.Boolean);
        EnsembleTransformer<BinaryImbalanceMetrics> model = Catalog.BalancedBagging(Trainer, new BalancedBaggingOptions { NumberOfMembers = 3, FeatureFraction = 0.4, Seed = 1 }).Fit(data);
        string[] features = [.. model.Model.Members.Select(m => string.Join(' ', m.Transformer.Transform(data).GetColumn<float[]>("Features").First()))];
        Assert.IsTrue(features.All(f => f.Split(' ').Length == 4));
        Assert.IsGreaterThan(1, features.Distinct().Count());
        Assert.HasCount(10, model.Transform(data).GetColumn<float[]>("Features").First());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => Catalog.BalancedBagging(Trainer, new BalancedBaggingOptions { FeatureFraction = 0.4, FeatureColumnName = "Ratio" }).Fit(data));
        StringAssert.StartsWith(error.Message, "Schema mismatch for feature column 'Ratio': expected a known-size vector of Single, of which FeatureFraction takes slots, got Double.");
    }

    [TestMethod]
    public void AFractionThatLeavesAClassWithoutRowsIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Catalog.BalancedBagging(Trainer, new BalancedBaggingOptions { ExampleFraction = 0.01 }).Fit(Train));
        Assert.AreEqual("ExampleFraction 0.01 of the 40 rows of class \"True\" is no row. Every bag needs a row of every class; use at least 0.0125.", error.Message);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Catalog.BalancedBagging(Trainer, new BalancedBaggingOptions { ExampleFraction = 0 })).Message, "ExampleFraction is 0; it must be above 0 and at most 1.");
    }

    [TestMethod]
    public void ASharedTrainerIsNotFittedTwiceAtATime()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Catalog.BalancedBagging(Trainer, new BalancedBaggingOptions { NumberOfThreads = 4 }));
        StringAssert.StartsWith(
            error.Message,
            "NumberOfThreads is 4, but all members share one trainer, which can be fitted to one at a time. Pass a function that makes a trainer for each member, (context, seed) => ..., or leave NumberOfThreads null.");
    }

    [TestMethod]
    public void AMemberMayOverwriteColumnsAndBeAnEnsemble()
    {
        IEstimator<ITransformer> inner = _ml.Transforms.NormalizeMeanVariance("Features").Append(Catalog.EasyEnsemble(Trainer, numberOfMembers: 2, seed: 2));
        EnsembleTransformer<BinaryImbalanceMetrics> model = Catalog.EasyEnsemble(_ml.Transforms.NormalizeMinMax("Features").Append(inner), numberOfMembers: 2, seed: 1).Fit(Train);
        IDataView scored = model.Transform(Train);
        double[][] members = [.. model.Model.Members.Select(m => m.Transformer.Transform(Train).GetColumn<float>("Probability").Select(p => (double)p).ToArray())];
        float[] mean = [.. scored.GetColumn<float>("Probability")];
        for (int row = 0; row < mean.Length; row++)
            Assert.AreEqual((members[0][row] + members[1][row]) / 2, mean[row], 1e-5);
        PlainProcess.AssertSameAnswers(_ml, model, Train);
    }

    [TestMethod]
    public void MembersThatCannotStandInAChainAreAnError()
    {
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Catalog.EasyEnsemble(Trainer.Append(_ml.Transforms.SelectColumns("Score", "Probability", "PredictedLabel")), numberOfMembers: 2).Fit(Train)).Message,
            "A member drops columns that it does not know (SelectColumns does), also those that other members need. Take that step out of the trainer's pipeline, and put it behind the ensemble.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Catalog.EasyEnsemble(new NotRowByRow(Trainer), numberOfMembers: 2).Fit(Train)).Message,
            "A member of the ensemble is no row-to-row mapper (Model): it filters, groups or reorders rows. Every row has to be scored; take such steps out of the trainer's pipeline.");
    }

    [TestMethod]
    public void MembersWithoutProbabilitiesAreCalibrated()
    {
        IEstimator<ITransformer> svm = _ml.BinaryClassification.Trainers.LinearSvm();
        EnsembleTransformer<BinaryImbalanceMetrics> model = Catalog.EasyEnsemble(svm, numberOfMembers: 3, seed: 1).Fit(Train);
        Assert.IsGreaterThan(0.8, _ml.BinaryClassification.Evaluate(model.Transform(Train)).AreaUnderRocCurve);
        Assert.IsNotNull(model.Model.Members[0].Transformer.GetOutputSchema(Train.Schema).GetColumnOrNull("Probability"));
    }

    [TestMethod]
    public void MulticlassScoresThatAreNoProbabilitiesAreRefusedAndCanBeVotedOn()
    {
        IDataView data = LabeledRows.Gaussian([120, 50, 30]).ToView(_ml, LabelKind.KeyWithNames);
        IEstimator<ITransformer> raw = _ml.MulticlassClassification.Trainers.OneVersusAll(_ml.BinaryClassification.Trainers.AveragedPerceptron(), useProbabilities: false);
        MulticlassTrainersImbalanceCatalog catalog = _ml.MulticlassClassification.Trainers.Imbalance;
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => catalog.BalancedBagging(raw).Fit(data));
        StringAssert.StartsWith(error.Message, "The trainer's scores are no probabilities: a row has ");
        StringAssert.EndsWith(error.Message, "Use EnsembleVoting.Hard, or a trainer with probabilities: OneVersusAll over a calibrated trainer has them.");
        Assert.IsGreaterThan(0.6, _ml.MulticlassClassification.Evaluate(catalog.BalancedBagging(raw, new BalancedBaggingOptions { Voting = EnsembleVoting.Hard }).Fit(data).Transform(data)).MacroAccuracy);
    }

    [TestMethod]
    public void RusBoostWeighsMembersByTheirErrorAndRowsByBoosting()
    {
        IEstimator<ITransformer> weighted = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1, ExampleWeightColumnName = "Boosting" });
        EnsembleTransformer<BinaryImbalanceMetrics> model = Catalog.RusBoost(weighted, numberOfMembers: 5, boostingWeightColumnName: "Boosting", seed: 1).Fit(Train);
        Assert.IsTrue(model.Model.Members[0].Classes.All(c => c.CountAfter == 40), "with a weight column the draw is exactly balanced");
        Assert.IsGreaterThan(1, model.Model.Members.Select(m => m.Weight).Distinct().Count());
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Catalog.RusBoost(Trainer, boostingWeightColumnName: "Boosting").Fit(Train));
        StringAssert.StartsWith(error.Message, "BoostingWeightColumnName is 'Boosting', but the trainer did not read that column: the weights would have no effect.");
        var same = Assert.ThrowsExactly<ArgumentException>(() => Catalog.RusBoost(Trainer, boostingWeightColumnName: "Label"));
        StringAssert.StartsWith(same.Message, "BoostingWeightColumnName is 'Label', a column of the data.");
    }

    [TestMethod]
    public void RusBoostRefusesATrainerThatOnlyGuesses()
    {
        // Trained on as many rows of each class the prior answers false, and is wrong about 160 of 200 rows.
        IDataView data = LabeledRows.Gaussian([40, 160]).ToView(_ml, LabelKind.Boolean);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Catalog.RusBoost(_ml.BinaryClassification.Trainers.Prior(), seed: 1).Fit(data));
        Assert.AreEqual(
            "Member 1 of RusBoost is wrong about 0.8 of the weight, no better than guessing one of 2 classes: there is nothing to boost. Check the features; use a trainer that learns more, or BalancedBagging, which takes any.",
            error.Message);
    }

    [TestMethod]
    public void ASelfPacedEnsembleComesToDrawHarderRows()
    {
        var seen = new List<int[]>();
        LabeledRows rows = LabeledRows.Gaussian([1600, 40], dimension: 2);
        Catalog.SelfPacedEnsemble(new RowRecorder(seen, Trainer), numberOfMembers: 6, seed: 1).Fit(rows.ToView(_ml, LabelKind.Boolean));
        // Class 1 lies at (0, 1.5), class 0 at (1.5, 0): a row of class 0 is the harder, the further it is on the other side.
        double Hardness(int member) => seen[member].Where(row => rows.Classes[row] == 0).Average(row => rows.Features[row][1] - rows.Features[row][0]);
        Assert.IsGreaterThan(Hardness(0) + 0.5, Hardness(5));
    }

    [TestMethod]
    [DataRow("BalancedBagging", false)]
    [DataRow("EasyEnsemble", false)]
    [DataRow("SelfPacedEnsemble", false)]
    [DataRow("BalanceCascade", false)]
    [DataRow("RusBoost", false)]
    [DataRow("BalancedBagging", true)]
    [DataRow("SelfPacedEnsemble", true)]
    [DataRow("BalanceCascade", true)]
    public void AModelDoesNotKeepItsTrainingDataAlive(string method, bool calibrates)
    {
        (ITransformer model, WeakReference view) = FitAndForget();
        for (int i = 0; i < 10 && view.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.IsFalse(view.IsAlive);
        Assert.IsTrue(model.IsRowToRowMapper);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        (ITransformer, WeakReference) FitAndForget()
        {
            // A context of its own: ML.NET's trainers leave what reports their progress in it, with the rows they have read.
            var ml = new MLContext(seed: 1);
            IDataView train = LabeledRows.Gaussian([160, 40]).ToView(ml, LabelKind.Boolean);
            IEstimator<ITransformer> trainer = calibrates
                ? ml.BinaryClassification.Trainers.AveragedPerceptron()
                : ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });
            var trainers = ml.BinaryClassification.Trainers.Imbalance;
            ITransformer model = method switch
            {
                "BalancedBagging" => trainers.BalancedBagging(trainer, numberOfMembers: 2, seed: 1).Fit(train),
                "EasyEnsemble" => trainers.EasyEnsemble(trainer, numberOfMembers: 2, seed: 1).Fit(train),
                "RusBoost" => trainers.RusBoost(trainer, numberOfMembers: 2, seed: 1).Fit(train),
                "SelfPacedEnsemble" => trainers.SelfPacedEnsemble(trainer, numberOfMembers: 2, seed: 1).Fit(train),
                _ => trainers.BalanceCascade(trainer, numberOfMembers: 2, seed: 1).Fit(train),
            };
            return (model, new WeakReference(train));
        }
    }
}
