namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class EvaluateCommandTests
{
    private const string Binary = "y,p,guess,w\nno,0.1,no,1\nno,0.4,no,2\nyes,0.35,yes,1\nyes,0.8,yes,1\nno,0.6,yes,1\n";
    private const string Multiclass = "y,p_a,p_b,p_c\na,0.7,0.2,0.1\nb,0.1,0.8,0.1\nc,0.3,0.3,0.4\na,0.2,0.5,0.3\n";

    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void EveryMetricIsPrinted()
    {
        ToolRun run = ToolRun.Here("evaluate", "--predictions", _folder.Write("p.csv", Binary), "--label", "y", "--score", "p", "--json");
        Assert.AreEqual(0, run.ExitCode, run.Errors);
        // At 0.5 one of two 'yes' and two of three 'no' are right. Pairs of yes and no in the right order: 0.35 > 0.1, and 0.8 above all three: 4 of 6.
        Assert.AreEqual("""{"classes":["no","yes"],"counts":[[2,1],[1,1]]}""", run.Json["confusionMatrix"]!.ToJsonString());
        Assert.AreEqual("yes", run.Json["positiveClass"]!.GetValue<string>());
        Assert.AreEqual(0.5, run.Json["threshold"]!.GetValue<double>());
        Assert.AreEqual((2 / 3.0 + 0.5) / 2, Metric(run, "balancedAccuracy"), 1e-12);
        Assert.AreEqual(4 / 6.0, Metric(run, "areaUnderRocCurve"), 1e-12);
        // Average precision: 0.8 at precision 1, 0.35 at 2 of 4.
        Assert.AreEqual(0.75, Metric(run, "areaUnderPrecisionRecallCurve"), 1e-12);
        Assert.AreEqual((0.01 + 0.16 + 0.4225 + 0.04 + 0.36) / 5, Metric(run, "brierScore"), 1e-12);
        foreach (string name in new[] { "geometricMean", "matthewsCorrelation", "cohenKappa", "logLoss", "expectedCalibrationError", "f1Score", "macroF1Score", "microPrecision", "weightedRecall" })
            Assert.IsFalse(double.IsNaN(Metric(run, name)), name);
        CollectionAssert.AreEqual(
            new[] { "class", "precision", "recall", "specificity", "f1Score", "geometricMean", "indexBalancedAccuracy", "support" },
            run.Json["perClass"]![0]!.AsObject().Select(p => p.Key).ToArray());
    }

    [TestMethod]
    public void PredictionsAndWeightsAreTakenWhereGiven()
    {
        ToolRun run = Evaluate(Binary, "--label", "y", "--score", "p", "--predicted", "guess", "--weight", "w", "--json");
        Assert.AreEqual("[[3,1],[0,2]]", run.Json["confusionMatrix"]!["counts"]!.ToJsonString());
        Assert.IsNull(run.Json["threshold"]);
    }

    [TestMethod]
    public void TheOtherClassCanBePositive()
    {
        ToolRun run = Evaluate(Binary, "--label", "y", "--score", "p", "--positive", "no", "--threshold", "0.3", "--json");
        Assert.AreEqual("no", run.Json["positiveClass"]!.GetValue<string>());
        Assert.AreEqual(0.3, run.Json["threshold"]!.GetValue<double>());
        Assert.AreEqual(2 / 6.0, Metric(run, "areaUnderRocCurve"), 1e-12);
        Assert.AreEqual("The scores rank class 'no' below the other: is it the class they are for? Otherwise pass the other with --positive.\n", run.Errors);
    }

    [TestMethod]
    public void ThePositiveClassIsTheRarerOneUnlessNamedAsInCompare()
    {
        Assert.AreEqual("a", Evaluate("y,p\na,0.9\nb,0.2\nb,0.4\n", "--label", "y", "--score", "p", "--json").Json["positiveClass"]!.GetValue<string>());
        Assert.AreEqual("b", Evaluate("y,p\na,0.1\nb,0.9\nb,0.8\na,0.2\n", "--label", "y", "--score", "p", "--json").Json["positiveClass"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("_source_row", "7")]
    [DataRow("_synthetic", "false")]
    public void MetricsOfAResampledFileAreNotOfRealUse(string column, string cell)
    {
        ToolRun run = Evaluate($"y,p,{column}\na,0.9,{cell}\nb,0.2,{cell}\nb,0.4,{cell}\n", "--label", "y", "--score", "p", "--json");
        Assert.AreEqual("[[2,0],[0,1]]", run.Json["confusionMatrix"]!["counts"]!.ToJsonString());
        Assert.MatchesRegex(
            $@"^'[^']+' was written by resample, as column '{column}' tells: its rows repeat or resemble each other\. In real use there are neither such rows nor such shares of the classes\. Evaluate rows that were not resampled\.\n$",
            run.Errors);
    }

    [TestMethod]
    public void ScoresThatAreNoProbabilitiesHaveNoProbabilityMetrics()
    {
        ToolRun run = Evaluate("y,s\n0,-2\n0,1\n1,3\n", "--label", "y", "--score", "s", "--json");
        Assert.IsNull(run.Json["metrics"]!["logLoss"]);
        Assert.AreEqual(0, run.Json["threshold"]!.GetValue<double>());
        Assert.AreEqual("Column 's' is not within 0 and 1, so no probability: log-loss, Brier score and calibration error are not defined.\n", run.Errors);
    }

    [TestMethod]
    [DataRow("p_a", "p_b", "p_c", DisplayName = "in the order of the classes")]
    [DataRow("p_c", "p_a", "p_b", DisplayName = "in another order")]
    public void AColumnForEachClassIsMatchedByItsName(string first, string second, string third)
    {
        ToolRun run = Evaluate(Multiclass, "--label", "y", "--score", first, second, third, "--json");
        Assert.AreEqual("[[1,1,0],[0,1,0],[0,0,1]]", run.Json["confusionMatrix"]!["counts"]!.ToJsonString());
        // -(ln 0.7 + ln 0.8 + ln 0.4 + ln 0.2) / 4
        Assert.AreEqual(-(Math.Log(0.7) + Math.Log(0.8) + Math.Log(0.4) + Math.Log(0.2)) / 4, Metric(run, "logLoss"), 1e-12);
        Assert.IsNotNull(run.Json["perClass"]![0]!["areaUnderRocCurve"]);
    }

    [TestMethod]
    public void ColumnsWithoutTheNamesOfClassesAreInTheirOrder()
    {
        ToolRun run = Evaluate("y,s,t,u\n10,0,0,1\n9,0,1,0\n8,1,0,0\n", "--label", "y", "--score", "s,t,u", "--json");
        Assert.AreEqual("""{"classes":["8","9","10"],"counts":[[1,0,0],[0,1,0],[0,0,1]]}""", run.Json["confusionMatrix"]!.ToJsonString());
    }

    [TestMethod]
    public void AClassMayHaveScoresAndNoRow()
    {
        ToolRun run = Evaluate("y,cat,dog,fox\ncat,0.6,0.3,0.1\ndog,0.2,0.7,0.1\n", "--label", "y", "--score", "cat", "dog", "fox", "--json");
        Assert.AreEqual("""["cat","dog","fox"]""", run.Json["confusionMatrix"]!["classes"]!.ToJsonString());
    }

    [TestMethod]
    public void TextIsForReading()
    {
        ToolRun run = Evaluate(Binary, "--label", "y", "--score", "p");
        Assert.StartsWith("actual \\ predicted  no  yes\nno                   2    1\nyes                  1    1\n\nclass ", run.Output);
        Assert.Contains("5 rows, 0 more without a label; positive class 'yes', predicted from 0.5 on\n\nWarning IMB201: ", run.Output);
    }

    [TestMethod]
    public void AProbabilityHasItsThresholdInItsRange()
    {
        ToolRun run = Evaluate(Binary, "--label", "y", "--score", "p", "--threshold", "2");
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains("must be between 0 and 1. Pass a --threshold in that range.", run.Errors);
    }

    [TestMethod]
    public void ScoresMustBeNumbers() => Evaluate(Binary, "--label", "y", "--score", "guess").AssertRefused(
        "The score column 'guess' has 'no' in row 0 (counted from 0). Numbers are needed.");

    [TestMethod]
    public void EveryRowWithALabelNeedsAScore() => Evaluate("y,p\na,0.5\n,\nb,\n", "--label", "y", "--score", "p").AssertRefused(
        "The score column 'p' is missing in row 2 (counted from 0). Every row with a label needs a number.");

    [TestMethod]
    public void OneColumnIsNotEnoughForManyClasses() => Evaluate(Multiclass, "--label", "y", "--score", "p_a").AssertRefused(
        "Label column 'y' has 3 classes, 'a', 'b', 'c', but --score names one column. Pass a column for each class.");

    [TestMethod]
    public void TooFewColumnsForTheClassesAreRefused() => Evaluate(Multiclass, "--label", "y", "--score", "p_a", "p_b").AssertRefused(
        "--score names 2 columns, but the label has 3 classes: 'a', 'b', 'c'. Pass a column for each class, in this order or named like it.");

    [TestMethod]
    public void AnUnknownPredictedClassIsRefused() => Evaluate("y,p,guess\na,0.5,a\nb,0.1,B\n", "--label", "y", "--score", "p", "--predicted", "guess").AssertRefused(
        "Column 'guess' has 'B' in row 1 (counted from 0), which is none of the classes: 'a', 'b'. Labels and predictions must name classes in the same way.");

    [TestMethod]
    public void AnUnknownPositiveClassIsRefused() => Evaluate(Binary, "--label", "y", "--score", "p", "--positive", "maybe").AssertRefused(
        "There is no class 'maybe' in label column 'y'. Its classes are: 'no', 'yes'. Pass one of them with --positive.");

    [TestMethod]
    public void APositiveClassOfManyIsRefused() => Evaluate(Multiclass, "--label", "y", "--score", "p_a", "p_b", "p_c", "--positive", "a").AssertRefused(
        "--positive is for two classes with one column of scores, but --score names 3 columns. Leave it out.");

    [TestMethod]
    public void AColumnHasOneRole() => Evaluate(Binary, "--label", "y", "--score", "p", "--weight", "p").AssertRefused(
        "Column 'p' is given for two things. Labels, scores, predictions and weights are different columns.");

    private static double Metric(ToolRun run, string name) => run.Json["metrics"]![name]!.GetValue<double>();

    private ToolRun Evaluate(string text, params string[] options) => ToolRun.Here(["evaluate", "--predictions", _folder.Write("p.csv", text), .. options]);
}
