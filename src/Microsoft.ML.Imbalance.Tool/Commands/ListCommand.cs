using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>list</c>: what resample and compare can be asked for.</summary>
internal sealed class ListCommand : System.CommandLine.Command
{
    private readonly Argument<string?> _name = new("strategy")
    {
        Description = "The one to show [default: all]",
        HelpName = "strategy",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly ToolConsole _console;

    public ListCommand(ToolConsole console)
        : base("list", "Show the strategies of resample and compare with their options: the default of each, what it is, and the values it takes.")
    {
        _console = console;
        _name.CompletionSources.Add([.. SharedOptions.StrategyNames]);
        Arguments.Add(_name);
        Options.Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        StrategyRegistry registry = ToolStrategies.Registry;
        IReadOnlyList<StrategyMethod> methods = arguments.GetValue(_name) is { } name ? [registry.Find(name)] : registry.All;
        if (arguments.GetValue(_json))
            JsonText.Print(_console, StrategyJson.Create(methods));
        else
            StrategyList.Print(_console.Results, methods);
        return ExitCode.Success;
    }
}
