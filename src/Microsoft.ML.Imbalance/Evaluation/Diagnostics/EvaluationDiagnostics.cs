using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>What there is to say about evaluated rows of any number of classes: each rule gives at most one diagnostic.</summary>
internal static class EvaluationDiagnostics
{
    private const int FewRowsLimit = 10;
    private const int MostNames = 5;

    // A mean probability that is off by less is no matter, and by fewer standard errors may be chance.
    private const double LargestFactor = 1.5;
    private const double LargestErrors = 3;

    public static IEnumerable<ImbalanceDiagnostic?> Find(ImbalanceMetrics metrics, ClassCodes actual, EvaluatedView? source)
        => [Resampled(source), Repeated(source, actual.Count), NoBetterThanMajority(metrics), FewRows(metrics, actual)];

    /// <summary>Probabilities that promise, on average, much more or less of a class than there is.</summary>
    /// <param name="classes">Each class's name, mean probability, share, and the standard error of the share if the probabilities are right.</param>
    public static ImbalanceDiagnostic? Uncalibrated(IEnumerable<(string Name, double MeanProbability, double Share, double StandardError)> classes)
    {
        string[] off =
        [
            .. from c in classes
               let factor = c.MeanProbability > c.Share ? c.MeanProbability / c.Share : c.Share / c.MeanProbability
               where factor > LargestFactor && Math.Abs(c.MeanProbability - c.Share) > LargestErrors * c.StandardError
               select string.Create(CultureInfo.InvariantCulture, $"\"{c.Name}\" {c.MeanProbability:0.0000} for a share of {c.Share:0.0000}"),
        ];
        return off.Length == 0 ? null : new ImbalanceDiagnostic(
            "IMB203",
            DiagnosticSeverity.Warning,
            $"The mean probability is far from the share of the rows: {ShortList.Of(off, MostNames)}.",
            "Probabilities learned on resampled or weighted rows must be corrected for the shares of real use, or calibrated on rows that were not resampled. "
            + "Until then trust their order only.");
    }

    private static ImbalanceDiagnostic? NoBetterThanMajority(ImbalanceMetrics metrics)
    {
        ClassMetrics largest = metrics.PerClass.MaxBy(c => c.Support)!;
        double share = largest.Support / metrics.PerClass.Sum(c => c.Support);
        return share >= 1 || metrics.Accuracy > share + 1e-12 ? null : new ImbalanceDiagnostic(
            "IMB201",
            DiagnosticSeverity.Warning,
            string.Create(CultureInfo.InvariantCulture, $"Accuracy is {metrics.Accuracy:0.0000}, and always answering \"{largest.ClassName}\" has {share:0.0000}."),
            "Accuracy can't tell this model from none: judge by average precision and recall. Move the threshold or weigh the classes before trying another model.");
    }

    private static ImbalanceDiagnostic? FewRows(ImbalanceMetrics metrics, ClassCodes actual)
    {
        var counts = new int[metrics.PerClass.Count];
        for (int row = 0; row < actual.Count; row++)
            counts[actual[row]]++;
        string[] few =
        [
            .. from c in Enumerable.Range(0, counts.Length)
               where counts[c] < FewRowsLimit
               orderby counts[c]
               select $"\"{metrics.PerClass[c].ClassName}\" ({counts[c]})",
        ];
        return few.Length == 0 ? null : new ImbalanceDiagnostic(
            "IMB202",
            DiagnosticSeverity.Warning,
            $"Classes have fewer than {FewRowsLimit} rows here: {ShortList.Of(few, MostNames)}.",
            "One row more or less moves their recall by a tenth or more: look at Intervals(), evaluate more rows, or cross-validate and look at the pooled metrics.");
    }

    /// <summary>Rows that a resampler changed before they were evaluated.</summary>
    public static ImbalanceDiagnostic? Resampled(EvaluatedView? source) => source?.Resampled is not { } changes ? null : new ImbalanceDiagnostic(
        "IMB204",
        DiagnosticSeverity.Error,
        $"The rows were resampled before they were evaluated; label column '{source.LabelColumnName}' says: "
            + $"{ShortList.Of(changes.Where(c => c.CountBefore != c.CountAfter).Select(c => $"\"{c.Name}\" {c.CountBefore} -> {c.CountAfter}"), MostNames)}.",
        "Metrics are worth something on rows with the class shares of real use only. Split first, put the resampler into the pipeline, and evaluate the rows as they are.");

    private static ImbalanceDiagnostic? Repeated(EvaluatedView? source, int rowCount) => source is not { RepeatedRowCount: > 0 } ? null : new ImbalanceDiagnostic(
        "IMB205",
        DiagnosticSeverity.Warning,
        $"{source.RepeatedRowCount} of {rowCount} rows have the id of an earlier row: the same rows seem to be evaluated several times.",
        "Evaluate every row once; use an example weight column if rows shall count more than once.");
}
