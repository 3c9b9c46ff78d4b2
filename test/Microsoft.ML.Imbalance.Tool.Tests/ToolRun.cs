using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>One run of the tool: what it printed and its exit code.</summary>
internal sealed class ToolRun
{
    private ToolRun(int exitCode, string output, string errors)
    {
        ExitCode = exitCode;
        Output = output;
        Errors = errors;
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Errors { get; }

    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>Runs the tool within the test, on a console without a terminal.</summary>
    public static ToolRun Here(params string[] arguments)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        int exitCode = Program.RunAsync(arguments, new ToolConsole(ToolConsole.Plain(output), ToolConsole.Plain(errors))).GetAwaiter().GetResult();
        return new ToolRun(exitCode, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the tool as a process of its own, as users do.</summary>
    public static ToolRun Process(params string[] arguments) => ProcessIn(AppContext.BaseDirectory, arguments);

    /// <summary>Starts the tool from another folder than the tests'.</summary>
    public static ToolRun ProcessIn(string programFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(programFolder, "dotnet-imbalance.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = System.Diagnostics.Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output.ReplaceLineEndings("\n"), errors.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }

    /// <summary>Asserts that the tool refused with exactly this line.</summary>
    public void AssertRefused(string message)
    {
        Assert.AreEqual($"Error: {message}\n", Errors);
        Assert.AreEqual("", Output);
        Assert.AreEqual(2, ExitCode);
    }
}
