using Microsoft.ML.Imbalance.Tests;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class CompletionCommandTests
{
    [TestMethod]
    [DataRow("dotnet-imbalance tr", "train")]
    [DataRow("dotnet-imbalance train --tr", "--trainer\n--trainers")]
    [DataRow("dotnet-imbalance train --trainer l", "light-gbm\nlogistic-regression")]
    [DataRow("dotnet-imbalance list smote-", "smote-enn\nsmote-ipf\nsmote-n\nsmote-nc\nsmote-tomek")]
    [DataRow("dotnet-imbalance tune --objective b", "balanced-accuracy")]
    public void TheToolSaysWhatMayFollow(string line, string expected)
    {
        string[] found = ToolRun.Here($"[suggest:{line.Length}]", line).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string word in expected.Split('\n'))
            CollectionAssert.Contains(found, word);
        Assert.IsTrue(found.All(f => f.Contains(line.Split(' ')[^1])));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void BashCompletesByTheScript()
    {
        using var folder = new TemporaryFolder();
        string tool = Path.Combine(AppContext.BaseDirectory, "dotnet-imbalance.dll");
        string script = folder.Write("try.sh", $"""
            dotnet-imbalance() (exec dotnet exec '{tool}' "$@")
            eval "$(dotnet-imbalance completion bash)"
            COMP_LINE='dotnet-imbalance train --trainer l'
            COMP_POINT=34
            COMP_WORDS=(dotnet-imbalance train --trainer l)
            COMP_CWORD=3
            _dotnet_imbalance_complete
            printf '%s\n' "$(IFS=,; echo "${"{COMPREPLY[*]}"}")"
            complete -p dotnet-imbalance
            """.ReplaceLineEndings("\n"));
        ToolRun run = ToolRun.Program("bash", script);
        run.AssertDone();
        Assert.AreEqual("light-gbm,logistic-regression\ncomplete -o default -F _dotnet_imbalance_complete dotnet-imbalance\n", run.Output);
    }

    [TestMethod]
    public void PowerShellCompletesByTheScript()
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "dotnet-imbalance.dll");
        using var temporary = new TemporaryFolder();
        ToolRun run = ToolRun.ProgramAt(
            RepositoryFiles.PathOf("test", "Microsoft.ML.Imbalance.Tool.Tests"), temporary.FullName, "dotnet", "tool", "run", "pwsh", "--", "-NoProfile", "-Command",
            $"function dotnet-imbalance {{ dotnet exec '{tool}' @args }}; dotnet-imbalance completion pwsh | Out-String | Invoke-Expression; "
            + "$line = 'dotnet-imbalance train --trainer l'; (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText");
        run.AssertDone();
        Assert.AreEqual("light-gbm\nlogistic-regression\n", run.Output);
    }

    [TestMethod]
    [DataRow("zsh", "compdef _dotnet_imbalance_complete dotnet-imbalance\n")]
    [DataRow("pwsh", "Register-ArgumentCompleter -Native -CommandName dotnet-imbalance")]
    public void OtherShellsHaveScriptsToo(string shell, string part) => Assert.Contains(part, ToolRun.Here("completion", shell).Output);
}
