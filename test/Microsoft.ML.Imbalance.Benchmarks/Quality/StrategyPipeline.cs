using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Models of one trainer with any strategy, their probabilities as they are and corrected in several ways.</summary>
internal sealed class StrategyPipeline(string trainer)
{
    private const int Seed = 1;
    private const int CalibrationFolds = 3;

    public static readonly string[] Trainers = ["light-gbm", "logistic-regression"];

    /// <summary>Calibrations on rows that were not resampled and that the model has not seen.</summary>
    public static readonly BinaryCalibrationMethod[] Calibrations =
        [BinaryCalibrationMethod.Intercept, BinaryCalibrationMethod.Temperature, BinaryCalibrationMethod.Platt, BinaryCalibrationMethod.Beta, BinaryCalibrationMethod.Isotonic];

    public const string AsTheyAre = "as they are", Corrected = "CorrectPriors", Anchored = "Platt with an anchor";

    // What nothing done gives on the training rows of a fold: the anchor, the same for all strategies.
    private readonly Dictionary<IDataView, (BinaryPredictions[] OutOfFolds, BinaryPredictions Test)> _plain = [];

    /// <summary>The probabilities of test rows: as the model gives them, after CorrectPriors, after each calibration, and after one with an anchor.</summary>
    /// <param name="strategy">What is done about imbalance.</param>
    /// <param name="train">The rows that models are fitted on.</param>
    /// <param name="test">The rows whose probabilities are wanted.</param>
    /// <param name="isWanted">Which of them are.</param>
    public IEnumerable<(string Way, BinaryPredictions Rows)> Predict(ImbalanceStrategy strategy, IDataView train, IDataView test, Func<string, bool> isWanted)
    {
        ITransformer[]? parts = null;
        if (strategy is not NoStrategy && isWanted(Corrected))
        {
            TransformerChain<CorrectPriorsTransformer> corrected = Create(strategy).Append(new MLContext(Seed).Transforms.Imbalance.CorrectPriors()).Fit(train);
            yield return (Corrected, Read(corrected.Transform(test)));
            parts = [.. corrected];
        }
        var scored = new Lazy<IDataView>(() => (parts is null ? Create(strategy).Fit(train) : new TransformerChain<ITransformer>(parts[..^1])).Transform(test));
        if (isWanted(AsTheyAre))
            yield return (AsTheyAre, Read(scored.Value));
        IHostEnvironment environment = new MLContext(Seed);
        using IChannel channel = environment.Start(nameof(StrategyPipeline));
        BinaryPredictions[] folds = CrossFitter.Predict(environment, train, Create(strategy), DefaultColumns.Label, CalibrationFolds, groupColumnName: null, Seed, channel, Read);
        foreach (BinaryCalibrationMethod method in Calibrations)
        {
            if (isWanted(method.ToString()))
                yield return (method.ToString(), Read(new TransformerChain<ITransformer>(BinaryCalibrator.Fit(method, folds).ToParts(scored.Value)).Transform(scored.Value)));
        }
        if (strategy is NoStrategy)
            _plain[train] = (folds, Read(scored.Value));
        else if (isWanted(Anchored) && _plain.TryGetValue(train, out (BinaryPredictions[] OutOfFolds, BinaryPredictions Test) plain))
            yield return (Anchored, AnchoredChoice.Of(folds, plain.OutOfFolds).Function is { } function ? Of(function, Read(scored.Value), plain.Test) : plain.Test);
    }

    /// <summary>What <see cref="BinaryCalibrationOptions.Anchor"/> does, without fitting the anchor again.</summary>
    private static BinaryPredictions Of(AnchoredFunction function, BinaryPredictions test, BinaryPredictions anchorTest)
    {
        var result = new BinaryPredictions(test.ClassNames[0], test.ClassNames[1]);
        for (int row = 0; row < test.Actual.Count; row++)
        {
            double logOdds = function.LogOdds(test.Scores[row], anchorTest.Scores[row]);
            result.Add(test.Actual[row], logOdds > 0 ? BinaryPredictions.Positive : 0, logOdds, 1 / (1 + Math.Exp(-logOdds)), weight: null);
        }
        return result;
    }

    private static BinaryPredictions Read(IDataView scored) => ScoredRowReader.Binary(scored, DefaultColumns.Label);

    private EstimatorChain<ITransformer> Create(ImbalanceStrategy strategy)
    {
        var ml = new MLContext(Seed);
        var columns = new StrategyColumns(DefaultColumns.Label, [DefaultColumns.Features], Categories: [], Seed);
        var chain = new EstimatorChain<ITransformer>();
        return strategy switch
        {
            ResamplingStrategy resampling => resampling.Create(ml, columns).Append(Trainer(ml, null)),
            ClassWeightsStrategy weighting => chain.Append((IEstimator<ITransformer>)weighting.Create(ml, DefaultColumns.Label)).Append(Trainer(ml, weighting.OutputColumnName)),
            EnsembleStrategy ensemble => chain.Append(ensemble.Create(new EnsembleSetting(ml, IsBinary: true, columns, (own, _) => Trainer(own, null)))),
            _ => chain.Append(Trainer(ml, null)),
        };
    }

    // Leaves of five rows: what is left of a small class has few.
    private IEstimator<ITransformer> Trainer(MLContext ml, string? weight) => trainer == Trainers[0]
        ? ml.BinaryClassification.Trainers.LightGbm(With(new LightGbmBinaryTrainer.Options { MinimumExampleCountPerLeaf = 5, NumberOfThreads = 1, Seed = Seed }, weight))
        : ml.BinaryClassification.Trainers.LbfgsLogisticRegression(With(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 }, weight));

    private static TOptions With<TOptions>(TOptions options, string? weight)
        where TOptions : TrainerInputBaseWithWeight
    {
        options.LabelColumnName = DefaultColumns.Label;
        options.FeatureColumnName = DefaultColumns.Features;
        options.ExampleWeightColumnName = weight;
        return options;
    }
}
