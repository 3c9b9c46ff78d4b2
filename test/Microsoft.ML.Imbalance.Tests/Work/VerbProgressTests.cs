using System.Reflection;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every verb that reads rows says in the log of its context how far it is, and takes a token.</summary>
[TestClass]
public sealed class VerbProgressTests
{
    // Those fit without a look at the rows, or read them only where the columns do not say what the classes are called.
    private static readonly Type[] WithoutRows = [typeof(ExpectedCostOptions)];

    private readonly HastyLog _log = new();

    private MLContext Context => _log.Context;

    [TestMethod]
    public void VerbsThatReadRowsTakeAToken()
    {
        string[] without = [.. OptionsVerb.All.Where(verb => ReadsRows(verb.Method) && !IsEstimator(verb.Method.ReturnType) && !verb.Method.GetParameters().Any(p => IsToken(p.ParameterType) || HasToken(p.ParameterType))).Select(Name)];
        Assert.IsEmpty(without, string.Join(", ", without));

        static bool ReadsRows(MethodInfo method) => method.GetParameters().Any(p => p.ParameterType == typeof(IDataView));
    }

    [TestMethod]
    public void EstimatorsThatReadRowsTakeATokenInTheirOptions()
    {
        string[] without =
        [
            .. OptionsVerb.All.Where(verb => verb.Options is { } options && IsEstimator(verb.Method.ReturnType) && verb.Method.ReturnType != typeof(ResamplingEstimator) && !HasToken(options) && !WithoutRows.Contains(options))
                .Select(Name),
        ];
        Assert.IsEmpty(without, string.Join(", ", without));
    }

    [TestMethod]
    public void EvaluationAndInspection()
    {
        IDataView rows = Rows(), scored = Trainer.Fit(rows).Transform(rows);
        BinaryImbalanceCatalog imbalance = Context.BinaryClassification.Imbalance;
        BinaryImbalanceMetrics metrics = _log.AssertTells(() => imbalance.Evaluate(scored), "Evaluate, rows read");
        _log.AssertTells(() => metrics.Intervals(replicateCount: 20), "Intervals, replicates");
        _log.AssertTells(
            () => metrics.Interval(m => m.F1Score, new BootstrapOptions { ReplicateCount = 20, Kind = BootstrapIntervalKind.BiasCorrectedAccelerated }), "Intervals, replicates", "Intervals, blocks left out");
        _log.AssertTells(() => Context.Data.Imbalance.Inspect(rows, featureColumnName: "Features"), "Inspect, labels read", "Inspect, rows read");
        BinaryModelComparison comparison = _log.AssertTells(
            () => imbalance.CompareModels(scored, scored, keyColumnName: "Id", bootstrap: new BootstrapOptions { ReplicateCount = 20 }), "CompareModels, rows read", "CompareModels, key values read", "CompareModels, replicates");
        _log.AssertTells(() => comparison.MetricsA.Intervals(replicateCount: 20), "Intervals, replicates");
        _log.AssertTells(() => imbalance.FindThreshold(scored, seed: 1), "FindThreshold, rows read", "FindThreshold, draws");
    }

    [TestMethod]
    public void EvaluationOfMoreThanTwoClasses()
    {
        IDataView rows = LabeledRows.Gaussian([500, 300, 100]).ToView(Context, LabelKind.KeyWithNames);
        MulticlassImbalanceCatalog imbalance = Context.MulticlassClassification.Imbalance;
        IDataView scored = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(rows).Transform(rows);
        MulticlassImbalanceMetrics metrics = _log.AssertTells(() => imbalance.Evaluate(scored), "Evaluate, rows read");
        _log.AssertTells(() => metrics.OneVersusRest(0).Intervals(replicateCount: 20), "Intervals, replicates");
        _log.AssertTells(() => metrics.ShotAccuracy(rows), "ShotAccuracy, labels read");
        _log.AssertTells(() => imbalance.CompareModels(scored, scored, bootstrap: new BootstrapOptions { ReplicateCount = 20 }), "CompareModels, rows read", "CompareModels, replicates");
        _log.AssertTells(() => imbalance.FindOffsets(scored), "FindOffsets, rows read", "FindOffsets, offsets, at most");
        _log.AssertTells(() => Context.Data.Imbalance.EstimatePriors(scored, metrics.ConfusionMatrix.ClassNames.ToDictionary(name => name, _ => 1 / 3.0)), "EstimatePriors, rows read", "EstimatePriors, rounds");
    }

    [TestMethod]
    public void SplitsAndDraws()
    {
        IDataView rows = Rows();
        DataImbalanceCatalog imbalance = Context.Data.Imbalance;
        _log.AssertTells(() => imbalance.StratifiedTrainTestSplit(rows), "StratifiedTrainTestSplit, labels read", "StratifiedTrainTestSplit, rows dealt");
        _log.AssertTells(() => imbalance.StratifiedTrainTestSplit(rows, groupColumnName: "Name"), "StratifiedTrainTestSplit, groups read", "StratifiedTrainTestSplit, groups dealt, at most");
        _log.AssertTells(() => imbalance.StratifiedCrossValidationSplit(rows), "StratifiedCrossValidationSplit, labels read", "StratifiedCrossValidationSplit, rows dealt");
        _log.AssertTells(() => imbalance.MakeImbalance(rows, new Dictionary<string, int> { ["True"] = 10 }), "MakeImbalance, labels read", "MakeImbalance, rows dealt");
        IDataView scored = Trainer.Fit(rows).Transform(rows);
        _log.AssertTells(() => imbalance.EstimatePriors(scored, new Dictionary<string, double> { ["False"] = 0.5, ["True"] = 0.5 }), "EstimatePriors, rows read", "EstimatePriors, rounds");
    }

    [TestMethod]
    public void ModelsOnFolds()
    {
        IDataView rows = Rows();
        BinaryImbalanceCatalog imbalance = Context.BinaryClassification.Imbalance;
        BinaryImbalanceMetrics pooled = _log.AssertTells(() => imbalance.CrossValidate(rows, Trainer, numberOfFolds: 2, seed: 1), "CrossValidate, labels read", "CrossValidate, rows read").Pooled;
        _log.AssertTells(() => pooled.Intervals(replicateCount: 20), "Intervals, replicates");
        _log.AssertTells(() => imbalance.TuneThreshold(Trainer, numberOfFolds: 2, seed: 1).Fit(rows), "TuneThreshold, labels read", "TuneThreshold, rows read", "TuneThreshold, draws");
        _log.AssertTells(() => imbalance.Calibrate(Trainer, numberOfFolds: 2, seed: 1).Fit(rows), "Calibrate, labels read", "Calibrate, rows read", "Calibrate, steps of the fit");
        ComparisonResult comparison = _log.AssertTells(
            () => imbalance.Compare(rows, [new ComparisonTrainer("logistic-regression", p => p.Context.BinaryClassification.Trainers.LbfgsLogisticRegression())], [ImbalanceStrategy.Parse("class-weights")]), "Compare, labels read");
        _log.AssertTells(() => comparison.Trainers[0].Strategies[0].Pooled.Intervals(replicateCount: 20), "Intervals, replicates");
    }

    [TestMethod]
    public void StepsOfPipelines()
    {
        IDataView rows = Rows();
        TransformsImbalanceCatalog imbalance = Context.Transforms.Imbalance;
        _log.AssertTells(() => imbalance.ClassWeights().Fit(rows), "ClassWeights, labels read");
        _log.AssertTells(() => imbalance.RandomUndersample(seed: 1).Append(Trainer).Append(imbalance.CorrectPriors()).Fit(rows), "CorrectPriors, rows kept", "CorrectPriors, rows read", "CorrectPriors, halvings");
        _log.AssertTells(() => imbalance.AdjustLogits().Fit(Trainer.Fit(rows).Transform(rows)), "AdjustLogits, labels read");
        var bagging = Context.BinaryClassification.Trainers.Imbalance.BalancedBagging(Trainer, new BalancedBaggingOptions { NumberOfMembers = 3, EvaluateOutOfBag = true, Seed = 1 });
        BinaryImbalanceMetrics outOfBag = _log.AssertTells(() => bagging.Fit(rows), "BalancedBagging, labels read").OutOfBagMetrics!;
        _log.AssertTells(() => outOfBag.Intervals(replicateCount: 20), "Intervals, replicates");
    }

    private static string Name(OptionsVerb verb) => $"{verb.Method.DeclaringType!.Name}.{verb.Method.Name}";

    private static bool IsEstimator(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEstimator<>));

    private static bool IsToken(Type type) => type == typeof(CancellationToken);

    private static bool HasToken(Type type) => type.GetProperties().Any(p => IsToken(p.PropertyType));

    private IEstimator<ITransformer> Trainer => Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

    private IDataView Rows() => LabeledRows.Gaussian([600, 300]).ToView(Context, LabelKind.Boolean);
}
