namespace Microsoft.ML.Imbalance;

/// <summary>The mean recall of classes with many, with a medium number and with few training rows.</summary>
public sealed class ShotAccuracy
{
    private ShotAccuracy(ClassMetrics[] many, ClassMetrics[] medium, ClassMetrics[] few)
    {
        (ManyClasses, MediumClasses, FewClasses) = (NamesOf(many), NamesOf(medium), NamesOf(few));
        (Many, Medium, Few) = (Recall(many), Recall(medium), Recall(few));
    }

    /// <summary>The mean recall of many-shot classes; NaN if there are none.</summary>
    public double Many { get; }

    /// <summary>The mean recall of medium-shot classes; NaN if there are none.</summary>
    public double Medium { get; }

    /// <summary>The mean recall of few-shot classes; NaN if there are none.</summary>
    public double Few { get; }

    /// <summary>The classes with many training rows.</summary>
    public IReadOnlyList<string> ManyClasses { get; }

    /// <summary>The classes with neither many nor few training rows.</summary>
    public IReadOnlyList<string> MediumClasses { get; }

    /// <summary>The classes with few training rows, those with none among them.</summary>
    public IReadOnlyList<string> FewClasses { get; }

    internal static ShotAccuracy Of(IReadOnlyList<ClassMetrics> classes, IReadOnlyDictionary<string, long> trainingCounts, int manyAbove, int fewBelow)
    {
        OptionChecks.AtLeast(0, manyAbove);
        OptionChecks.Between(0, manyAbove, fewBelow);
        // Classes without rows here have no recall.
        ClassMetrics[] present = [.. classes.Where(c => c.Support > 0)];
        string[] unknown = [.. present.Select(c => c.ClassName).Where(name => !trainingCounts.ContainsKey(name))];
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                $"There are no training counts for {EvaluationClasses.List(unknown)}. Give a count for every class that has rows here, 0 if it had none in training.",
                nameof(trainingCounts));
        }
        return new ShotAccuracy(
            [.. present.Where(c => trainingCounts[c.ClassName] > manyAbove)],
            [.. present.Where(c => trainingCounts[c.ClassName] >= fewBelow && trainingCounts[c.ClassName] <= manyAbove)],
            [.. present.Where(c => trainingCounts[c.ClassName] < fewBelow)]);
    }

    private static IReadOnlyList<string> NamesOf(ClassMetrics[] classes) => Array.AsReadOnly(Array.ConvertAll(classes, c => c.ClassName));

    private static double Recall(ClassMetrics[] classes) => classes.Length == 0 ? double.NaN : classes.Average(c => c.Recall);
}
