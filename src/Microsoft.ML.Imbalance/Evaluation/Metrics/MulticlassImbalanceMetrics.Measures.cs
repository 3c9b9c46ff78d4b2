namespace Microsoft.ML.Imbalance;

/// <content>One class at a time, and measures that have something to choose.</content>
public sealed partial class MulticlassImbalanceMetrics
{
    /// <summary>The predictions that were evaluated, for measures of one's own: one for each labeled row, in their order.</summary>
    public IReadOnlyList<MulticlassPrediction> Predictions => new MulticlassPredictionList(_predictions);

    /// <summary>One class against all others, with every metric and curve of a binary evaluation: its score ranks, and it is predicted or not.</summary>
    /// <param name="className">A class of <see cref="ImbalanceConfusionMatrix.ClassNames"/>.</param>
    /// <returns>The metrics; where the scores are no probabilities, those of probabilities are NaN.</returns>
    /// <exception cref="ArgumentException">There is no class of this name.</exception>
    public BinaryImbalanceMetrics OneVersusRest(string className) => OneVersusRest(ConfusionMatrix.IndexOf(className, nameof(className)));

    /// <summary>As <see cref="OneVersusRest(string)"/>, by the place of the class.</summary>
    /// <param name="classIndex">The place in <see cref="ImbalanceConfusionMatrix.ClassNames"/>, from 0.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no class at this place.</exception>
    public BinaryImbalanceMetrics OneVersusRest(int classIndex)
        => new(_predictions.OneVersusRest(OptionChecks.Between(0, PerClass.Count - 1, classIndex)), _binCount) { Environment = Environment };

    /// <summary>Of all rows, the share whose class is among the classes with the highest scores.</summary>
    /// <param name="count">How many classes are looked at, at least 1.</param>
    /// <returns>0 … 1. Of classes with equal scores at the end of the list, each is on it with the same chance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public double TopAccuracy(int count) => TopClasses.Accuracy(_predictions.Scores, _predictions.Actual, _predictions.Weights, OptionChecks.AtLeast(1, count));

    /// <summary>
    /// The mean recall of classes with many, with a medium number and with few training rows, as studies of long-tailed data report it (Liu et al., "Large-scale
    /// long-tailed recognition in an open world", CVPR 2019).
    /// </summary>
    /// <param name="trainingCounts">Training rows by class name, for every class that has rows here.</param>
    /// <param name="manyAbove">Classes with more training rows are many-shot.</param>
    /// <param name="fewBelow">Classes with fewer training rows are few-shot; at most <paramref name="manyAbove"/>.</param>
    /// <returns>The three means, and which classes they are of.</returns>
    /// <exception cref="ArgumentException">A class that has rows here has no training count.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or <paramref name="fewBelow"/> is above <paramref name="manyAbove"/>.</exception>
    public ShotAccuracy ShotAccuracy(IReadOnlyDictionary<string, long> trainingCounts, int manyAbove = 100, int fewBelow = 20)
    {
        ArgumentNullException.ThrowIfNull(trainingCounts);
        return Imbalance.ShotAccuracy.Of(PerClass, trainingCounts, manyAbove, fewBelow);
    }

    /// <summary>As the other overload, with the counts of a training set.</summary>
    /// <param name="trainingData">
    /// The training set. If its label column carries the class counts of a resampler, those from before it are taken: a class is not made large by copies.
    /// Otherwise its rows are counted, which reads the label column once.
    /// </param>
    /// <param name="labelColumnName">The label column of <paramref name="trainingData"/>.</param>
    /// <param name="manyAbove">Classes with more training rows are many-shot.</param>
    /// <param name="fewBelow">Classes with fewer training rows are few-shot; at most <paramref name="manyAbove"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The three means, and which classes they are of.</returns>
    /// <exception cref="ArgumentException">A class that has rows here has no training row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label column is missing or of the wrong type, or a limit is out of range.</exception>
    /// <exception cref="InvalidOperationException">The training set has no rows, or none with a label.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public ShotAccuracy ShotAccuracy(
        IDataView trainingData, string labelColumnName = DefaultColumns.Label, int manyAbove = 100, int fewBelow = 20, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trainingData);
        IReadOnlyList<ClassCountChange>? changes = CountAnnotations.Read(SchemaChecks.Label(trainingData.Schema, labelColumnName));
        if (changes is not null)
            return ShotAccuracy(changes.ToDictionary(c => c.Name, c => c.CountBefore), manyAbove, fewBelow);
        ClassPartition partition = Logged(nameof(ShotAccuracy), cancellationToken, () => ClassPartitionReader.Read(trainingData, labelColumnName));
        return ShotAccuracy(partition.Names.Zip(partition.Counts).ToDictionary(c => c.First, c => (long)c.Second), manyAbove, fewBelow);
    }
}
