namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What may mislead, put in words.</summary>
internal static class Findings
{
    private const string NoteKind = "Note";

    /// <summary>Diagnostics, what weighs most first and each thing once, those of one kind together; then notes.</summary>
    public static FindingsBlock Of(IEnumerable<ImbalanceDiagnostic> diagnostics, IEnumerable<string> notes, Func<string, string>? rename = null)
    {
        string Text(string text) => ToolWording.Of(rename?.Invoke(text) ?? text);

        ReportFinding[] findings =
        [
            .. diagnostics.OrderByDescending(d => d.Severity).GroupBy(d => (d.Severity, d.Id, d.Remedy))
                .Select(g => new ReportFinding(g.Key.Severity.ToString(), [.. g.Select(d => Text(d.Message)).Distinct()], Text(g.Key.Remedy))),
            .. notes.Distinct().Select(n => new ReportFinding(NoteKind, [n], "")),
        ];
        return new FindingsBlock(findings.Length > 0 ? findings : [new ReportFinding(NoteKind, ["Nothing was found that would mislead."], "")]);
    }
}
