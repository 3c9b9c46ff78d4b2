using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>How many rows of each class were given each class: a row for each actual class, a column for each predicted one.</summary>
public sealed class ImbalanceConfusionMatrix
{
    private readonly double[,] _counts;

    internal ImbalanceConfusionMatrix(IReadOnlyList<string> classNames, double[,] counts)
    {
        ClassNames = classNames;
        _counts = counts;
    }

    /// <summary>The label values as text, in the order of the matrix.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of classes.</summary>
    public int NumberOfClasses => ClassNames.Count;

    /// <summary>The rows of one class that were given another (or the same); the sum of their weights where there are weights.</summary>
    /// <param name="actual">The index of the class that the rows have, within <see cref="ClassNames"/>.</param>
    /// <param name="predicted">The index of the class that the rows were given.</param>
    /// <exception cref="IndexOutOfRangeException">An index is negative, or not less than <see cref="NumberOfClasses"/>.</exception>
    public double this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>The rows of one class that were given another (or the same), by name.</summary>
    /// <param name="actual">The class that the rows have.</param>
    /// <param name="predicted">The class that the rows were given.</param>
    /// <exception cref="ArgumentException">There is no class of this name.</exception>
    public double this[string actual, string predicted] => _counts[IndexOf(actual, nameof(actual)), IndexOf(predicted, nameof(predicted))];

    /// <summary>What a row costs on average.</summary>
    /// <param name="costs">The cost of giving a row of one class (first index) another (second index), in the order of <see cref="ClassNames"/>.</param>
    /// <returns>The costs of all rows by their weight.</returns>
    /// <exception cref="ArgumentException">There is not a cost for each pair of classes, or one is no finite number.</exception>
    public double ExpectedCost(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (costs.GetLength(0) != NumberOfClasses || costs.GetLength(1) != NumberOfClasses)
        {
            throw new ArgumentException(
                $"costs is {costs.GetLength(0)} × {costs.GetLength(1)}, but there are {NumberOfClasses} classes, {EvaluationClasses.List(ClassNames)}. "
                + "Give a row for each actual class and a column for each predicted one.",
                nameof(costs));
        }
        double sum = 0, total = 0;
        for (int actual = 0; actual < NumberOfClasses; actual++)
        {
            for (int predicted = 0; predicted < NumberOfClasses; predicted++)
            {
                if (!double.IsFinite(costs[actual, predicted]))
                {
                    throw new ArgumentException(
                        $"The cost of giving '{ClassNames[predicted]}' to a row of '{ClassNames[actual]}' is {costs[actual, predicted].ToString(CultureInfo.InvariantCulture)}. "
                        + "A finite number is needed; use a large one for what must not happen.",
                        nameof(costs));
                }
                sum += costs[actual, predicted] * _counts[actual, predicted];
                total += _counts[actual, predicted];
            }
        }
        return sum / total;
    }

    /// <summary>A table of the counts, with the names of the classes.</summary>
    public override string ToString()
    {
        var rows = new List<string[]> { new[] { "actual \\ predicted" }.Concat(ClassNames).ToArray() };
        for (int actual = 0; actual < NumberOfClasses; actual++)
        {
            var row = new string[NumberOfClasses + 1];
            row[0] = ClassNames[actual];
            for (int predicted = 0; predicted < NumberOfClasses; predicted++)
                row[predicted + 1] = _counts[actual, predicted].ToString("0.###", CultureInfo.InvariantCulture);
            rows.Add(row);
        }
        return TextTable.Format(rows);
    }

    internal static ImbalanceConfusionMatrix Count(IReadOnlyList<string> classNames, ClassCodes actual, ClassCodes predicted, ReadOnlySpan<double> weights)
    {
        var counts = new double[classNames.Count, classNames.Count];
        for (int row = 0; row < actual.Count; row++)
            counts[actual[row], predicted[row]] += weights.IsEmpty ? 1 : weights[row];
        return new ImbalanceConfusionMatrix(classNames, counts);
    }

    internal int IndexOf(string className, string parameterName)
    {
        for (int c = 0; c < ClassNames.Count; c++)
        {
            if (ClassNames[c] == className)
                return c;
        }
        throw new ArgumentException($"There is no class '{className}'. The classes are: {EvaluationClasses.List(ClassNames)}.", parameterName);
    }
}
