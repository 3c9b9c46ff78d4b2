using System.Collections.Concurrent;

namespace Microsoft.ML.Imbalance;

/// <summary>What resamplers report while a model is fitted, however deep they are in it: in <c>WithResampling</c>, in an ensemble, behind the folds of a threshold. It flows with the work, to its threads too.</summary>
internal static class ReportedDiagnostics
{
    private static readonly AsyncLocal<ConcurrentQueue<ImbalanceDiagnostic>?> Current = new();

    /// <summary>Tells whoever listens around this call.</summary>
    public static void Add(IEnumerable<ImbalanceDiagnostic> diagnostics)
    {
        foreach (ImbalanceDiagnostic diagnostic in diagnostics)
            Current.Value?.Enqueue(diagnostic);
    }

    /// <summary>Does work, and gives what is reported meanwhile: of each id one, and always the same one, whichever thread reported first.</summary>
    public static (T Result, IReadOnlyList<ImbalanceDiagnostic> Reported) Collect<T>(Func<T> work)
    {
        ConcurrentQueue<ImbalanceDiagnostic>? outer = Current.Value;
        var reported = new ConcurrentQueue<ImbalanceDiagnostic>();
        Current.Value = reported;
        try
        {
            T result = work();
            return (result, [.. reported.OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal).DistinctBy(d => d.Id)]);
        }
        finally
        {
            Current.Value = outer;
        }
    }
}
