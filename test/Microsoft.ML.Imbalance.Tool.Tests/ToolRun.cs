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
        int exitCode = Tool.Program.RunAsync(arguments, new ToolConsole(ToolConsole.Plain(output), ToolConsole.Plain(errors))).GetAwaiter().GetResult();
        return new ToolRun(exitCode, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the tool as a process of its own, as users do.</summary>
    public static ToolRun Process(params string[] arguments) => ProcessIn(AppContext.BaseDirectory, arguments);

    /// <summary>Starts the tool from another folder than the tests'.</summary>
    public static ToolRun ProcessIn(string programFolder, params string[] arguments) => Program("dotnet", ["exec", Path.Combine(programFolder, "dotnet-imbalance.dll"), .. arguments]);

    /// <summary>Starts the tool in a folder of its own, from which paths are relative.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="temporary">A folder for temporary files.</param>
    /// <param name="arguments">The arguments.</param>
    public static ToolRun ProcessAt(string folder, string temporary, params string[] arguments)
        => End(StartAt(folder, "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "dotnet-imbalance.dll"), .. arguments], temporary));

    /// <summary>Starts another program in a folder of its own.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="temporary">A folder for temporary files: what the programs of .NET leave there is deleted with it.</param>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ToolRun ProgramAt(string folder, string temporary, string name, params string[] arguments) => End(StartAt(folder, name, arguments, temporary));

    /// <summary>Starts another program.</summary>
    public static ToolRun Program(string name, params string[] arguments) => End(Start(name, arguments));

    /// <summary>Starts a program whose end is not waited for.</summary>
    public static Process Start(string name, params string[] arguments) => StartAt(folder: "", name, arguments, Path.GetTempPath());

    private static Process StartAt(string folder, string name, string[] arguments, string temporary) => System.Diagnostics.Process.Start(new ProcessStartInfo(name, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        Environment = { ["TMPDIR"] = temporary, ["TEMP"] = temporary, ["TMP"] = temporary },
    })!;

    private static ToolRun End(Process started)
    {
        using Process process = started;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output.ReplaceLineEndings("\n"), errors.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }

    /// <summary>Asserts that the tool did what it was asked to.</summary>
    public void AssertDone() => Assert.AreEqual(0, ExitCode, Errors);

    /// <summary>Asserts that the tool refused with this line, after whatever it had begun.</summary>
    public void AssertEndsRefused(string message)
    {
        Assert.EndsWith($"Error: {message}\n", Errors);
        Assert.AreEqual(2, ExitCode);
    }

    /// <summary>Asserts that the tool refused with exactly this line.</summary>
    public void AssertRefused(string message)
    {
        Assert.AreEqual($"Error: {message}\n", Errors);
        Assert.AreEqual("", Output);
        Assert.AreEqual(2, ExitCode);
    }
}
