namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>A report of each command that writes one, made once for all tests.</summary>
internal static class ReportRuns
{
    public static string[] Commands { get; } = ["inspect", "resample", "compare", "compare classes", "train", "tune", "evaluate", "evaluate classes"];

    // Longer than any line of a chart.
    private const string LongStrategy = "smote:neighborCount=3,metric=euclidean,target=0.95,seed=12345+tomek-links:target=all";

    private static readonly Dictionary<string, Lazy<string>> Pages = Commands.ToDictionary(c => c, c => new Lazy<string>(() => Make(c)));

    /// <summary>The report of a command.</summary>
    public static string Of(string command) => Pages[command].Value;

    private static string Make(string command)
    {
        using var folder = new TemporaryFolder();
        string report = folder["report.html"], data = folder["rows.csv"];
        File.WriteAllText(data, command.EndsWith("classes", StringComparison.Ordinal) ? Rows(["red", "green", "<blue> & \"so\""]) : Rows(["no", "<yes> & \"so\""]));
        string[] arguments = command switch
        {
            "inspect" => ["inspect", "-d", data],
            "resample" => ["resample", "-d", data, "--strategy", "smote", "-o", folder["out.csv"]],
            "compare" => ["compare", "-d", data, "--folds", "3", "--trainers", "logistic-regression", "--strategies", LongStrategy, "random-undersample", "tuned-threshold"],
            "compare classes" => ["compare", "-d", data, "--folds", "3", "--trainers", "logistic-regression", "--strategies", "smote:neighborCount=3", "class-weights"],
            "train" => ["train", "-d", data, "--folds", "2", "--strategy", "class-weights", "-o", folder["model.zip"]],
            "tune" => ["tune", "-m", TrainOn(data, folder["model.zip"]), "-d", data, "--objective", "cost:fp=1,fn=5", "-o", folder["tuned.zip"]],
            "evaluate" => ["evaluate", "--predictions", data, "--score", "p1"],
            _ => ["evaluate", "--predictions", data, "--score", "p0", "p1", "p2"],
        };
        ToolRun run = ToolRun.Here([.. arguments, "--report", report]);
        Assert.IsTrue(run.ExitCode is 0 or 1, run.Errors);
        return File.ReadAllText(report);
    }

    private static string TrainOn(string data, string model)
    {
        ToolRun.Here("train", "-d", data, "--folds", "2", "-o", model).AssertDone();
        return model;
    }

    /// <summary>Rows whose class shows in their numbers, the last class being rare; p0, p1, … are scores for the classes that sum to 1.</summary>
    private static string Rows(string[] classes)
    {
        RandomStream random = RandomStream.Create(7, nameof(ReportRuns), row: 0);
        var text = new StringWriter();
        text.Write($"x,y,kind,Label,{string.Join(',', classes.Select((_, c) => $"p{c}"))}\n");
        for (int row = 0; row < 240; row++)
        {
            int label = row % 8 == 0 ? classes.Length - 1 : row % (classes.Length - 1);
            double x = label + random.NextDouble(), y = random.NextDouble();
            double[] scores = [.. classes.Select((_, c) => 0.1 + (c == label ? 1 : 0) + random.NextDouble())];
            string name = $"\"{classes[label].Replace("\"", "\"\"")}\"";
            text.Write(FormattableString.Invariant($"{x:0.###},{y:0.###},{"abc"[row % 3]},{name},{string.Join(',', scores.Select(s => FormattableString.Invariant($"{s / scores.Sum():0.######}")))}\n"));
        }
        return text.ToString();
    }
}
