namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>What a case of a verb is about.</summary>
public enum VerbCaseKind
{
    Help,
    Run,
    WrongOption,
    MissingFile,
    MissingColumn,
    UnreadableModel,
    UnreadableRecord,
    UnreadableImage,
}

/// <summary>One call of the tool's process, and how it must end.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Arguments">The command line, parts separated by a space.</param>
/// <param name="Says">
/// Of a run that works: what the output has; nothing if results go to files, and the output has to be empty. Of one that is refused: the line on the error stream, in which an asterisk stands for
/// anything.
/// </param>
internal sealed record VerbCase(VerbCaseKind Kind, string Arguments, string Says)
{
    public string Verb => Parts[0];

    public string[] Parts => Arguments.Split(' ');

    public bool IsRefused => Kind is not (VerbCaseKind.Help or VerbCaseKind.Run);
}
