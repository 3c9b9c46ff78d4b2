using System.CommandLine;
using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Every verb in a process of its own: exit code, output and error stream.</summary>
[TestClass]
public sealed class VerbTests
{
    private static VerbFiles _files = null!;

    public static IEnumerable<object[]> Cases => VerbCases.All.Select(c => new object[] { c.Kind, c.Arguments });

    private static IEnumerable<System.CommandLine.Command> Verbs
        => Tool.Program.CreateRoot(new ToolConsole(ToolConsole.Plain(TextWriter.Null), ToolConsole.Plain(TextWriter.Null))).Subcommands;

    [ClassInitialize]
    public static void MakeFiles(TestContext _) => _files = new VerbFiles();

    [ClassCleanup]
    public static void DeleteFiles()
    {
        string[] unwanted = _files.Unwanted;
        _files.Dispose();
        Assert.IsEmpty(unwanted, string.Join(", ", unwanted));
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ItEndsAsItShould(VerbCaseKind kind, string arguments)
    {
        VerbCase verb = VerbCases.All.Single(c => c.Kind == kind && c.Arguments == arguments);
        ToolRun run = _files.Run(verb);
        if (verb.IsRefused)
        {
            Assert.MatchesRegex($"^Error: {Regex.Escape(verb.Says).Replace(@"\*", "[^\n]+")}\n$", run.Errors);
            Assert.AreEqual("", run.Output);
            Assert.AreEqual(2, run.ExitCode);
            return;
        }
        run.AssertDone();
        if (verb.Says.Length > 0)
            Assert.Contains(verb.Says, run.Output);
        else
            Assert.AreEqual("", run.Output);
        if (kind == VerbCaseKind.Help)
            AssertNamesEveryOption(verb.Verb, run);
    }

    [TestMethod]
    public void EveryVerbHasItsCases()
    {
        string[] lacking = [.. Verbs.SelectMany(verb => Needed(verb).Where(kind => !VerbCases.All.Any(c => c.Verb == verb.Name && c.Kind == kind)).Select(kind => $"{verb.Name}: {kind}"))];
        Assert.IsEmpty(lacking, string.Join(", ", lacking));
    }

    private static void AssertNamesEveryOption(string name, ToolRun help)
    {
        Assert.AreEqual("", help.Errors);
        foreach (Option option in Verbs.Single(verb => verb.Name == name).Options)
            Assert.Contains(option.Name, help.Output);
        Assert.Contains("--quiet", help.Output);
    }

    /// <summary>What can be wrong follows from what a verb is given.</summary>
    private static IEnumerable<VerbCaseKind> Needed(System.CommandLine.Command verb)
    {
        bool Takes(string option) => verb.Options.Any(o => o.Name == option);
        bool readsRecord = verb.Arguments.Any(a => a.Name == "record");
        yield return VerbCaseKind.Help;
        yield return VerbCaseKind.Run;
        yield return VerbCaseKind.WrongOption;
        if (Takes("--data") || Takes("--model") || readsRecord)
            yield return VerbCaseKind.MissingFile;
        if (Takes("--label"))
            yield return VerbCaseKind.MissingColumn;
        if (Takes("--model"))
            yield return VerbCaseKind.UnreadableModel;
        if (readsRecord)
            yield return VerbCaseKind.UnreadableRecord;
    }
}
