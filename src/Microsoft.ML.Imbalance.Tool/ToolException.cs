namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Something the user can put right: printed as one line, exit code 2.</summary>
internal sealed class ToolException(string message) : Exception(message);
