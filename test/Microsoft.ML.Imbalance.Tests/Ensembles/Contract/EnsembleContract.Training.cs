using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

public abstract partial class EnsembleContract
{
    [TestMethod]
    public void TheSameSeedGivesTheSameBitsAndAnotherSeedOthers()
    {
        string[] first = BitsOf(7), second = BitsOf(7), other = BitsOf(8);
        CollectionAssert.AreEqual(first, second);
        CollectionAssert.AreNotEqual(first, other);

        string[] BitsOf(int seed)
        {
            var ml = new MLContext(seed: 1);
            return Bits(Binary(new EnsembleSetup { Seed = seed }, ml: ml).Fit(TwoClasses()).Transform(TwoClasses(seed: 2)));
        }
    }

    [TestMethod]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        IDataView data = ThreeClasses();
        string[] one = BitsOf(1), eight = BitsOf(8), cached = BitsOf(8, cache: true);
        CollectionAssert.AreEqual(one, eight);
        CollectionAssert.AreEqual(one, cached);

        string[] BitsOf(int degree, bool cache = false)
            => Bits(Create(
                Ml.MulticlassClassification.Trainers.Imbalance,
                null!,
                // A trainer that draws random numbers and grows trees.
                (ml, seed) => ml.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options { NumberOfThreads = 1, NumberOfIterations = 2, Seed = seed, MinimumExampleCountPerLeaf = 5 }),
                new EnsembleSetup { Degree = degree, Cache = cache }).Fit(data).Transform(data));
    }

    [TestMethod]
    public void MembersSeeAsManyRowsOfEachClass()
    {
        foreach (EnsembleMember member in MulticlassModel.Model.Members)
        {
            CollectionAssert.AreEqual(ThreeCounts, member.Classes.Select(c => (int)c.CountBefore).ToArray());
            Assert.AreEqual(90, member.Classes.Sum(c => c.CountAfter));
            // Boosting without a weight column draws rows by weight, which differs from class to class.
            if (IsSoft)
                Assert.IsTrue(member.Classes.All(c => c.CountAfter == 30));
        }
    }

    [TestMethod]
    public void ProgressComesMemberByMember()
    {
        var reports = new List<EnsembleProgress>();
        var messages = new List<string>();
        var ml = new MLContext(seed: 1);
        ml.Log += (_, e) => messages.Add(e.Message);
        EnsembleTransformer<BinaryImbalanceMetrics> model = Binary(new EnsembleSetup { Progress = new Recorder(reports) }, ml: ml).Fit(TwoClasses());
        CollectionAssert.AreEqual(Enumerable.Range(1, reports.Count).ToArray(), reports.Select(r => r.CompletedMembers).ToArray());
        Assert.IsGreaterThanOrEqualTo(model.Model.Members.Count, reports.Count);
        Assert.IsTrue(reports.All(r => r.NumberOfMembers == 4 && r.Method == Name));
        Assert.IsTrue(messages.Any(m => m.Contains($"{Name}: 1 of 4 members trained", StringComparison.Ordinal)), string.Join('\n', messages));
    }

    [TestMethod]
    public void CancellationEndsTraining()
    {
        using var before = new CancellationTokenSource();
        before.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => Binary(new EnsembleSetup { Cancellation = before.Token }).Fit(TwoClasses()));

        using var during = new CancellationTokenSource();
        var reports = new List<EnsembleProgress>();
        EnsembleSetup setup = new() { Members = 50, Cancellation = during.Token, Progress = new Recorder(reports, _ => during.Cancel()) };
        Assert.ThrowsExactly<OperationCanceledException>(() => Binary(setup).Fit(TwoClasses()));
        Assert.HasCount(1, reports);
    }

    [TestMethod]
    public void CancellationEndsATrainerThatReads()
    {
        using var source = new CancellationTokenSource();
        // The trainer's pipeline cancels when it reads its hundredth row.
        int rows = 0;
        IEstimator<ITransformer> pipeline = Ml.Transforms.CustomMapping<Scalar, Copied>((input, output) =>
        {
            output.Copy = input.Id;
            if (Interlocked.Increment(ref rows) == 100)
                source.Cancel();
        }, null).Append(Ml.Transforms.Conversion.ConvertType("Copy", outputKind: DataKind.Single)).Append(Ml.Transforms.Concatenate("Features", "Features", "Copy")).Append(BinaryTrainer(Ml));
        EnsembleSetup setup = new() { Cancellation = source.Token };
        Assert.ThrowsExactly<OperationCanceledException>(() => Binary(setup, pipeline).Fit(TwoClasses()));
    }

    [TestMethod]
    public void CrossValidationWorksMlNetsAndOurs()
    {
        IDataView data = TwoClasses();
        foreach (var fold in Ml.BinaryClassification.CrossValidate(data, Binary(), numberOfFolds: 3))
            Assert.IsGreaterThan(0.75, fold.Metrics.AreaUnderRocCurve);
        Assert.IsGreaterThan(0.8, Ml.BinaryClassification.Imbalance.CrossValidate(data, Binary(), numberOfFolds: 3, seed: 1).Pooled.AreaUnderRocCurve);
        Assert.IsGreaterThan(0.7, Ml.MulticlassClassification.Imbalance.CrossValidate(ThreeClasses(), Multiclass(), numberOfFolds: 3, seed: 1).Pooled.BalancedAccuracy);
    }

    [TestMethod]
    public void RowsWithoutALabelAreNotTrainedOn()
    {
        IDataView data = ThreeClasses();
        // Keys of names that a mapping does not know are missing.
        IDataView keys = Ml.Data.LoadFromEnumerable([new Named { Name = "class-a" }, new Named { Name = "class-b" }]);
        IDataView text = LabeledRows.Gaussian(ThreeCounts).ToView(Ml, LabelKind.Text);
        IDataView some = Ml.Transforms.Conversion.MapValueToKey("Label", keyData: keys).Fit(text).Transform(text);
        EnsembleTransformer<MulticlassImbalanceMetrics> model = Multiclass().Fit(some);
        CollectionAssert.AreEqual(new[] { "class-a", "class-b" }, model.Model.Members[0].Classes.Select(c => c.Name).ToArray());
        Assert.AreEqual(100, model.Model.Members[0].Classes.Sum(c => c.CountAfter));
        Assert.HasCount(data.GetColumn<int>("Id").Count(), model.Transform(some).GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void ExampleWeightsReachTheModel()
    {
        // Balanced as bags are, the classes are as likely; twenty times the weight makes one likelier.
        LabeledRows rows = LabeledRows.Gaussian([200, 100]);
        IDataView weighted = Weigh(rows.ToView(Ml, LabelKind.Boolean), id => rows.Classes[id] == 1 ? 20 : 1);
        Assert.IsGreaterThan(MeanProbability(null) + 0.1, MeanProbability("W"));

        double MeanProbability(string? weight) => Binary(new EnsembleSetup { Weight = weight, Members = 6 }, BinaryTrainer(Ml, IsSoft ? weight : null))
            .Fit(weighted).Transform(weighted).GetColumn<float>("Probability").Average();
    }

    private protected IDataView Weigh(IDataView data, Func<int, float> weightOf)
        => Ml.Transforms.CustomMapping<Scalar, Weighted>((input, output) => output.W = weightOf(input.Id), null).Fit(data).Transform(data);

    private sealed class Recorder(List<EnsembleProgress> reports, Action<EnsembleProgress>? then = null) : IProgress<EnsembleProgress>
    {
        public void Report(EnsembleProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }

    private sealed class Scalar
    {
        public int Id { get; set; }
    }

    private sealed class Copied
    {
        public int Copy { get; set; }
    }

    private sealed class Weighted
    {
        public float W { get; set; }
    }

    private sealed class Named
    {
        public string Name { get; set; } = "";
    }
}
