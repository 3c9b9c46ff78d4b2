namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A model whose curves are drawn.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Style">Its color and dashes.</param>
/// <param name="Folds">How it did on each part of the rows.</param>
/// <param name="Pooled">How it did on all of them.</param>
internal sealed record CurveSource(string Name, int Style, IReadOnlyList<BinaryImbalanceMetrics> Folds, BinaryImbalanceMetrics Pooled)
{
    /// <summary>Lines that can be told apart.</summary>
    public const int MostStyles = 6;

    public double AveragePrecision => Folds.Average(f => f.AreaUnderPrecisionRecallCurve);

    public double RocArea => Folds.Average(f => f.AreaUnderRocCurve);

    public bool HasProbabilities => !double.IsNaN(Pooled.LogLoss);

    /// <summary>One for each class against the rest; of many classes the rarest.</summary>
    public static IReadOnlyList<CurveSource> OfClasses(IReadOnlyList<MulticlassImbalanceMetrics> folds, MulticlassImbalanceMetrics pooled, IReadOnlyList<string> names) =>
    [
        .. Enumerable.Range(0, names.Count).OrderBy(c => pooled.PerClass[c].Support).Take(MostStyles)
            .Select((c, place) => new CurveSource($"class {names[c]}", place, [.. folds.Select(f => f.OneVersusRest(c))], pooled.OneVersusRest(c))),
    ];
}
