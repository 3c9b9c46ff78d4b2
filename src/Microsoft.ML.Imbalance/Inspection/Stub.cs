namespace Microsoft.ML.Imbalance;
/// <summary>x</summary>
public enum DiagnosticSeverity
{ /// <summary>x</summary>
    Info, /// <summary>x</summary>
    Warning, /// <summary>x</summary>
    Error
}
/// <summary>x</summary>
public sealed class ImbalanceDiagnostic
{
    internal ImbalanceDiagnostic(string id, DiagnosticSeverity s, string message, string remedy) { Message = id + message + remedy + s; } /// <summary>x</summary>
    public string Message { get; }
}
