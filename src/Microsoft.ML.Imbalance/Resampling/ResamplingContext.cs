namespace Microsoft.ML.Imbalance;

/// <summary>What a resampler gets to plan with. No type of ML.NET is in it, so every method can be run and tested on plain arrays.</summary>
internal sealed class ResamplingContext(
    ClassPartition classes, int seed, Func<IReadOnlyList<int>, FeatureTable[]> loadFeatures, Func<bool, int?, FeatureTable> loadAllFeatures, Action<ImbalanceDiagnostic> report,
    Func<ICrossPredictor, double[]>? predictOwnClass = null)
{
    public ClassPartition Classes { get; } = classes;

    public int Seed
    {
        get
        {
            IsSeedUsed = true;
            return seed;
        }
    }

    /// <summary>Whether anything was drawn: else any seed gives the same rows.</summary>
    public bool IsSeedUsed { get; private set; }

    /// <summary>Reads the feature rows of some classes, one table a class, in one pass over the data.</summary>
    public FeatureTable[] LoadFeatures(IReadOnlyList<int> classIndexes) => loadFeatures(classIndexes);

    /// <summary>Reads the feature rows of all classes into one table, in one pass over the data.</summary>
    /// <param name="mayBeComputed">Whether rows that a step before has made may be computed when they are looked at, rather than stored: see <see cref="RowMatrix"/>.</param>
    /// <param name="classApart">The class whose rows a plan will hold: they need not be copied then.</param>
    public FeatureTable LoadAllFeatures(bool mayBeComputed = false, int? classApart = null) => loadAllFeatures(mayBeComputed, classApart);

    /// <summary>How well each row of the data fits its class in the eyes of a model that was not trained on it; NaN for rows without a label.</summary>
    public double[] PredictOwnClass(ICrossPredictor predictor)
    {
        IsSeedUsed = true;
        return predictOwnClass?.Invoke(predictor) ?? throw new InvalidOperationException("This context has no data to train models on.");
    }

    /// <summary>Tells the user something that is no error.</summary>
    public void Report(ImbalanceDiagnostic diagnostic) => report(diagnostic);

    /// <summary>The random stream of one class in one method.</summary>
    public RandomStream StreamOf(string method, int classIndex) => RandomStream.Create(Seed, method, Classes.StreamKey(classIndex));
}
