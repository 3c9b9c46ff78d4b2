using System.Collections.Concurrent;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>What every ensemble must do, binary and multiclass, whatever its method: run by deriving a test class.</summary>
public abstract partial class EnsembleContract
{
    private static readonly ConcurrentDictionary<(Type Contract, bool IsBinary), ITransformer> Models = new();

    private protected static readonly int[] TwoCounts = [160, 40];
    private protected static readonly int[] ThreeCounts = [120, 50, 30];

    private protected MLContext Ml { get; } = new(seed: 1);

    /// <summary>The verb.</summary>
    private protected abstract string Name { get; }

    /// <summary>Whether the members' probabilities are averaged, rather than their decisions.</summary>
    private protected virtual bool IsSoft => true;

    /// <summary>Whether members are trained several at a time, where each has a trainer of its own.</summary>
    private protected virtual bool IsParallel => false;

    /// <summary>Makes the ensemble with the trainers that <paramref name="own"/> makes or, where it is null, with one that all members share.</summary>
    private protected abstract EnsembleEstimator<TMetrics> Create<TMetrics>(
        TrainersImbalanceCatalog<TMetrics> catalog, IEstimator<ITransformer> shared, Func<MLContext, int, IEstimator<ITransformer>>? own, EnsembleSetup setup)
        where TMetrics : ImbalanceMetrics;

    private protected EnsembleEstimator<BinaryImbalanceMetrics> Binary(EnsembleSetup? setup = null, IEstimator<ITransformer>? trainer = null, MLContext? ml = null)
        => Create((ml ?? Ml).BinaryClassification.Trainers.Imbalance, trainer ?? BinaryTrainer(ml ?? Ml), null, setup ?? new EnsembleSetup());

    private protected EnsembleEstimator<MulticlassImbalanceMetrics> Multiclass(EnsembleSetup? setup = null, IEstimator<ITransformer>? trainer = null, MLContext? ml = null)
        => Create((ml ?? Ml).MulticlassClassification.Trainers.Imbalance, trainer ?? MulticlassTrainer(ml ?? Ml), null, setup ?? new EnsembleSetup());

    /// <summary>The ensemble of this class as it comes, fitted once for all tests that only read it.</summary>
    private protected EnsembleTransformer<BinaryImbalanceMetrics> BinaryModel => (EnsembleTransformer<BinaryImbalanceMetrics>)Models.GetOrAdd((GetType(), true), _ => Binary().Fit(TwoClasses()));

    /// <summary>The same of three classes.</summary>
    private protected EnsembleTransformer<MulticlassImbalanceMetrics> MulticlassModel
        => (EnsembleTransformer<MulticlassImbalanceMetrics>)Models.GetOrAdd((GetType(), false), _ => Multiclass().Fit(ThreeClasses()));

    private protected static LbfgsLogisticRegressionBinaryTrainer BinaryTrainer(MLContext ml, string? weight = null)
        => ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1, ExampleWeightColumnName = weight });

    private protected static LbfgsMaximumEntropyMulticlassTrainer MulticlassTrainer(MLContext ml, string? weight = null)
        => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, ExampleWeightColumnName = weight });

    private protected IDataView TwoClasses(int seed = 1, LabelKind kind = LabelKind.Boolean) => LabeledRows.Gaussian(TwoCounts, seed: seed).ToView(Ml, kind);

    private protected IDataView ThreeClasses(int seed = 1, LabelKind kind = LabelKind.KeyWithNames) => LabeledRows.Gaussian(ThreeCounts, seed: seed).ToView(Ml, kind);

    /// <summary>Every number of every row that a model adds, by its bits.</summary>
    private protected static string[] Bits(IDataView scored)
    {
        string[] predicted = scored.Schema["PredictedLabel"].Type is BooleanDataViewType
            ? [.. scored.GetColumn<bool>("PredictedLabel").Select(p => p.ToString())]
            : [.. scored.GetColumn<uint>("PredictedLabel").Select(p => p.ToString())];
        string[] scores = scored.Schema["Score"].Type is VectorDataViewType
            ? [.. scored.GetColumn<float[]>("Score").Select(s => string.Join(' ', s.Select(BitConverter.SingleToInt32Bits)))]
            : [.. scored.GetColumn<float>("Score").Zip(scored.GetColumn<float>("Probability"), (s, p) => $"{BitConverter.SingleToInt32Bits(s)} {BitConverter.SingleToInt32Bits(p)}")];
        return [.. predicted.Zip(scores, (p, s) => $"{p} {s}")];
    }
}
