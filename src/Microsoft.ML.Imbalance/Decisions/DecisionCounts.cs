namespace Microsoft.ML.Imbalance;

/// <summary>The counts of a decision between several classes, kept up to date while rows change sides.</summary>
internal sealed class DecisionCounts(IReadOnlyList<string> classNames)
{
    private readonly double[] _support = new double[classNames.Count];
    private readonly double[] _predicted = new double[classNames.Count];
    private double _total;

    public IReadOnlyList<string> ClassNames => classNames;

    /// <summary>The weight of the rows of each actual class that were given each class.</summary>
    public double[,] Matrix { get; } = new double[classNames.Count, classNames.Count];

    /// <summary>The outcomes of each class.</summary>
    public OneVersusRestCounts[] Classes
    {
        get
        {
            var classes = new OneVersusRestCounts[_support.Length];
            for (int c = 0; c < classes.Length; c++)
            {
                double hits = Matrix[c, c], alarms = Math.Max(0, _predicted[c] - hits), misses = Math.Max(0, _support[c] - hits);
                classes[c] = new(hits, alarms, misses, Math.Max(0, _total - hits - alarms - misses));
            }
            return classes;
        }
    }

    public void Add(int actual, int predicted, double weight)
    {
        Matrix[actual, predicted] += weight;
        _support[actual] += weight;
        _predicted[predicted] += weight;
        _total += weight;
    }

    /// <summary>Gives a row another class.</summary>
    public void Move(int actual, int from, int to, double weight)
    {
        Matrix[actual, from] -= weight;
        Matrix[actual, to] += weight;
        _predicted[from] -= weight;
        _predicted[to] += weight;
    }
}
