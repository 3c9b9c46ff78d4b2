namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What may mislead, put in words.</summary>
internal static class Findings
{
    private const string NoteKind = "Note";

    /// <summary>Diagnostics, what weighs most first and each thing once, then notes.</summary>
    public static FindingsBlock Of(IEnumerable<ImbalanceDiagnostic> diagnostics, IEnumerable<string> notes, Func<string, string>? rename = null)
    {
        ReportFinding[] findings =
        [
            .. diagnostics.OrderByDescending(d => d.Severity).DistinctBy(d => (d.Id, d.Message)).Select(d => new ReportFinding(d.Severity.ToString(), rename?.Invoke(d.Message) ?? d.Message, rename?.Invoke(d.Remedy) ?? d.Remedy)),
            .. notes.Distinct().Select(n => new ReportFinding(NoteKind, n, "")),
        ];
        return new FindingsBlock(findings.Length > 0 ? findings : [new ReportFinding(NoteKind, "Nothing was found that would mislead.", "")]);
    }
}
