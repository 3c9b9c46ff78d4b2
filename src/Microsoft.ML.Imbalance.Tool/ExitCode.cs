namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command worked, and found something that needs attention.</summary>
    public const int Findings = 1;

    /// <summary>The command could not work with what it was given.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted (Ctrl+C), as shells count it.</summary>
    public const int Interrupted = 130;
}
