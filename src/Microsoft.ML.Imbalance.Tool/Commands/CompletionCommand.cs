using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>completion</c>: a script that makes a shell complete commands, options and values.</summary>
internal sealed class CompletionCommand : System.CommandLine.Command
{
    // The tool itself says what may follow: a directive of its command line, given the line and the place in it.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _dotnet_imbalance_complete() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(dotnet-imbalance "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _dotnet_imbalance_complete dotnet-imbalance
            """,
        ["zsh"] = """
            _dotnet_imbalance_complete() {
              local -a found
              found=("${(@f)$(dotnet-imbalance "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -a found
              _files
            }
            compdef _dotnet_imbalance_complete dotnet-imbalance
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName dotnet-imbalance -ScriptBlock {
              param($word, $line, $position)
              dotnet-imbalance "[suggest:$position]" "$line" | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    private readonly Argument<string> _shell = new("shell") { Description = string.Join(", ", Scripts.Keys) };
    private readonly ToolConsole _console;

    public CompletionCommand(ToolConsole console)
        : base("completion", "Print a script for a shell that completes what can be typed after dotnet-imbalance: eval \"$(dotnet imbalance completion bash)\".")
    {
        _console = console;
        _shell.CompletionSources.Add([.. Scripts.Keys]);
        Arguments.Add(_shell);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        string shell = arguments.GetRequiredValue(_shell);
        ToolConsole.Line(_console.Results, Scripts.GetValueOrDefault(shell)?.ReplaceLineEndings("\n")
            ?? throw new ToolException($"There is no script for '{shell}'. The shells are: {string.Join(", ", Scripts.Keys)}."));
        return ExitCode.Success;
    }
}
