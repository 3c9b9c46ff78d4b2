using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>What each decision costs: a number for every pair of actual and predicted class. Only differences within an actual class matter.</summary>
public sealed class CostMatrix
{
    private readonly string[]? _classNames;
    private readonly double[,] _costs;

    private CostMatrix(string[]? classNames, double[,] costs)
    {
        _classNames = classNames;
        _costs = costs;
    }

    /// <summary>The costs of two classes, whatever they are called.</summary>
    /// <param name="falsePositive">What a false alarm costs: more than <paramref name="trueNegative"/>.</param>
    /// <param name="falseNegative">What a miss costs: more than <paramref name="truePositive"/>.</param>
    /// <param name="truePositive">What a hit costs.</param>
    /// <param name="trueNegative">What a row that is rightly left alone costs.</param>
    /// <returns>The costs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not finite, or a mistake costs no more than the right answer.</exception>
    public static CostMatrix Binary(double falsePositive, double falseNegative, double truePositive = 0, double trueNegative = 0)
    {
        Finite(falsePositive, nameof(falsePositive));
        Finite(falseNegative, nameof(falseNegative));
        Finite(truePositive, nameof(truePositive));
        Finite(trueNegative, nameof(trueNegative));
        MoreThan(falsePositive, nameof(falsePositive), trueNegative, "a true negative");
        MoreThan(falseNegative, nameof(falseNegative), truePositive, "a true positive");
        return new CostMatrix(classNames: null, new[,] { { trueNegative, falsePositive }, { falseNegative, truePositive } });
    }

    /// <summary>The costs of any number of classes.</summary>
    /// <param name="classNames">The classes, as texts.</param>
    /// <param name="costs">What a row of class i costs that is given class j, at [i, j] in the order of <paramref name="classNames"/>. In each row some mistake costs more than the diagonal.</param>
    /// <returns>The costs.</returns>
    /// <exception cref="ArgumentException">Names and costs do not go together, or a name comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not finite, or a mistake costs less than the right answer.</exception>
    public static CostMatrix Of(IReadOnlyList<string> classNames, double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentNullException.ThrowIfNull(costs);
        int count = classNames.Count;
        if (count < 2 || costs.GetLength(0) != count || costs.GetLength(1) != count)
        {
            throw new ArgumentException(
                $"There are {count} class names and {costs.GetLength(0)} by {costs.GetLength(1)} costs; a square of costs with a side for each of at least two classes is needed.", nameof(costs));
        }
        if (classNames.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key is { } twice)
            throw new ArgumentException($"Class \"{twice}\" comes twice; each class has one row and one column of costs.", nameof(classNames));
        for (int actual = 0; actual < count; actual++)
        {
            for (int predicted = 0; predicted < count; predicted++)
            {
                Finite(costs[actual, predicted], nameof(costs));
                if (costs[actual, predicted] < costs[actual, actual])
                {
                    throw new ArgumentOutOfRangeException(nameof(costs), costs[actual, predicted], string.Create(
                        CultureInfo.InvariantCulture,
                        $"A row of class \"{classNames[actual]}\" costs {costs[actual, predicted]} when it is given class \"{classNames[predicted]}\", less than the {costs[actual, actual]} when it is given its own. A mistake can't cost less than the right answer."));
                }
            }
            if (Enumerable.Range(0, count).All(predicted => costs[actual, predicted] == costs[actual, actual]))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(costs), costs[actual, actual], $"No mistake on a row of class \"{classNames[actual]}\" costs more than the right answer. Some must, or nothing is to be decided about the class.");
            }
        }
        return new CostMatrix([.. classNames], (double[,])costs.Clone());
    }

    /// <summary>The costs, as <c>fp=1,fn=20</c> or a table of the classes.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString()
    {
        if (_classNames is null)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"fp={_costs[0, 1]:R},fn={_costs[1, 0]:R}");
            return _costs[1, 1] == 0 && _costs[0, 0] == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text},tp={_costs[1, 1]:R},tn={_costs[0, 0]:R}");
        }
        return string.Join(", ", _classNames.SelectMany(
            (actual, i) => _classNames.Select((predicted, j) => string.Create(CultureInfo.InvariantCulture, $"{actual} as {predicted}={_costs[i, j]:R}")).Where((_, j) => j != i)));
    }

    /// <summary>Whether the costs are by class name.</summary>
    internal bool AreNamed => _classNames is not null;

    /// <summary>The costs in an order of classes; of two, the second is the positive.</summary>
    /// <exception cref="ArgumentException">The costs are of other classes.</exception>
    internal double[,] For(IReadOnlyList<string> classNames)
    {
        if (_classNames is null)
        {
            return classNames.Count == 2 ? _costs : throw new ArgumentException(
                $"The costs are of two classes, and there are {classNames.Count}: {EvaluationClasses.List(classNames)}. Use CostMatrix.Of with a cost for each pair of them.", "costs");
        }
        int[] places = [.. classNames.Select(name => Array.IndexOf(_classNames, name))];
        if (places.Contains(-1) || places.Length != _classNames.Length)
        {
            throw new ArgumentException(
                $"The costs are of the classes {EvaluationClasses.List(_classNames)}, and there are {EvaluationClasses.List(classNames)}. Give costs for just these, by the same names.", "costs");
        }
        var result = new double[places.Length, places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < places.Length; j++)
                result[i, j] = _costs[places[i], places[j]];
        }
        return result;
    }

    private static void Finite(double cost, string name)
    {
        if (!double.IsFinite(cost))
            throw new ArgumentOutOfRangeException(name, cost, FormattableString.Invariant($"{name} is {cost}; a cost must be a finite number."));
    }

    private static void MoreThan(double cost, string name, double other, string what)
    {
        if (!(cost > other))
        {
            throw new ArgumentOutOfRangeException(
                name, cost, string.Create(CultureInfo.InvariantCulture, $"{name} is {cost}, no more than the {other} of {what}; a mistake must cost more than the right answer."));
        }
    }
}
