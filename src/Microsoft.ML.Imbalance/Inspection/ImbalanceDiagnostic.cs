namespace Microsoft.ML.Imbalance;

/// <summary>Something about the data that the user should know before trusting a result, and what to do about it.</summary>
public sealed class ImbalanceDiagnostic
{
    internal ImbalanceDiagnostic(string id, DiagnosticSeverity severity, string message, string remedy)
    {
        Id = id;
        Severity = severity;
        Message = message;
        Remedy = remedy;
    }

    /// <summary>A code to look up, such as <c>IMB002</c>; it stays the same from version to version.</summary>
    public string Id { get; }

    /// <summary>How much it matters.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>What was found, with the classes, columns and numbers it is about.</summary>
    public string Message { get; }

    /// <summary>What can be done.</summary>
    public string Remedy { get; }

    /// <summary>The diagnostic on one line: severity, id, message and remedy.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Severity} {Id}: {Message} {Remedy}";
}
