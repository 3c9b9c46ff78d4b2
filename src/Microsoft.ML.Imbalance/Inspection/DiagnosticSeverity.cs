namespace Microsoft.ML.Imbalance;

/// <summary>How much an <see cref="ImbalanceDiagnostic"/> matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Info,

    /// <summary>Results may mislead, or a later step may refuse the data.</summary>
    Warning,

    /// <summary>No classifier can be trained on the data as it is.</summary>
    Error,
}
