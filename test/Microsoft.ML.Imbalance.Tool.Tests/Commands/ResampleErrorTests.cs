namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ResampleErrorTests
{
    private readonly TemporaryFolder _folder = new();
    private string _points = "";

    [TestInitialize]
    public void WritePoints() => _points = SampleFiles.WritePoints(_folder);

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void AnUnknownExcludedColumnIsRefused() => Resample("none", "--exclude", "x,size").AssertRefused(
        $"Could not find excluded column 'x' in '{_points}'. Its columns are: 'count', 'size', 'color', 'id', 'level', 'Label'. Pass one of them with --exclude.");

    [TestMethod]
    public void ANameThatPromisesAnotherFormatIsRefusedByAllThatWriteTables()
    {
        string sheet = _folder["out.xlsx"];
        string refusal = $"'{sheet}' can't be written: tables are not written as .xlsx. Name a .csv, .tsv or .parquet file, the first two plain or .gz.";
        ToolRun.Here("resample", "-d", _points, "--strategy", "none", "-o", sheet).AssertRefused(refusal);
        ToolRun.Here("split", "-d", _points, "--train", _folder["train.csv"], "--test", sheet).AssertRefused(refusal);
        ToolRun.Here("predict", "-m", _points, "-d", _points, "-o", sheet).AssertRefused(refusal);
        Assert.IsFalse(File.Exists(sheet) || File.Exists(_folder["train.csv"]));
    }

    [TestMethod]
    public void ANameOfAFormatThatIsMisspelledIsRefused()
    {
        string misspelled = _folder["out.parqet"];
        ToolRun.Here("resample", "-d", _points, "--strategy", "none", "-o", misspelled).AssertRefused(
            $"'{misspelled}' can't be written: there is no format .parqet. Did you mean '.parquet'? Name a .csv, .tsv or .parquet file, the first two plain or .gz.");
    }

    [TestMethod]
    public void AFileOfAnotherFormatIsNotReadAsText()
    {
        string sheet = _folder.Write("points.xlsx", "PK");
        ToolRun.Here("resample", "-d", sheet, "--strategy", "none", "-o", _folder["out.csv"]).AssertRefused(
            $"'{sheet}' can't be read: tables are not read from .xlsx. Save it as .csv, .tsv or .parquet.");
    }

    [TestMethod]
    public void TheFileThatIsReadIsNotWrittenOver()
    {
        string before = File.ReadAllText(_points);
        ToolRun.Here("resample", "-d", _points, "--strategy", "random-oversample", "-o", _points).AssertRefused(
            $"--out '{_points}' is the file that --data reads: it would be lost. Name another file to write.");
        Assert.AreEqual(before, File.ReadAllText(_points));
    }

    [TestMethod]
    public void ALabelWithOneValueIsRefused()
    {
        string input = _folder.Write("one.csv", "x,Label\n1,a\n2,\n3,a\n");
        ToolRun.Here("resample", "-d", input, "--strategy", "none", "-o", _folder["out.csv"]).AssertRefused(
            "Label column 'Label' has one value, 'a', in 2 of 3 rows. At least two classes are needed; is this the column of the classes?");
    }

    [TestMethod]
    public void ALabelWithNoValueIsRefused()
    {
        string input = _folder.Write("none.csv", "x,Label\n1,NA\n2,\n");
        ToolRun.Here("resample", "-d", input, "--strategy", "none", "-o", _folder["out.csv"]).AssertRefused(
            "Label column 'Label' has no value in 2 rows. At least two classes are needed; is this the column of the classes?");
    }

    [TestMethod]
    public void AnUnknownClassInATargetIsRefused() => Resample("random-oversample:target=counts(odd=500)").AssertRefused(
        "The target names class \"odd\", which label column 'Label' does not have. Its classes are: \"common\", \"rare\".");

    [TestMethod]
    public void AnOptionOutOfRangeIsRefused() => Resample("smote:neighborCount=0").AssertRefused("neighborCount is 0; it must be at least 1.");

    [TestMethod]
    public void TooFewRowsForAMethodAreRefused() => Resample("smote:neighborCount=20", "-x", "level").AssertRefused(
        "Class \"rare\" has 20 rows; SMOTE with neighborCount = 20 needs at least 21. Lower neighborCount or use random-oversample.");

    [TestMethod]
    public void AFeatureWithGapsIsRefusedWithTheWayOut() => Resample("smote").AssertRefused(
        "Feature column 'level' has NaN (a missing value) in row 0. Distances need finite numbers: replace missing values first, "
        + "or use random-oversample or random-undersample, which read no features. Columns with missing values need not be features: --exclude level");

    [TestMethod]
    public void AMethodThatMovesNumbersNeedsSome() => Resample("smote", "--exclude", "count", "size", "level").AssertRefused(
        "Strategy 'smote' moves numbers, but no numeric column is left beside the label. Use random-oversample, or exclude fewer columns.");

    [TestMethod]
    public void AMethodThatLooksAtFeaturesNeedsSome() => Resample("smote-n", "--exclude", "count", "size", "color", "id", "level").AssertRefused(
        "Strategy 'smote-n' looks at features, but no column is left beside the label. Use random-oversample, or exclude fewer columns.");

    [TestMethod]
    public void MixedFeaturesAreNeededWhereTheMethodIsForThem() => Resample("smote-nc", "--exclude", "color", "id", "level").AssertRefused(
        "smote-nc needs numeric and categorical features, but all of 'count', 'size' are numeric. Name the categorical ones with --categories, or use smote.");

    [TestMethod]
    public void AThresholdIsNothingForAFile() => Resample("tuned-threshold").AssertRefused(
        "Strategy 'tuned-threshold' moves the threshold of a model and changes no row of a file. Use it with compare or train.");

    [TestMethod]
    public void AnEnsembleIsNothingForAFile() => Resample("easy-ensemble").AssertRefused(
        "Strategy 'easy-ensemble' trains several models and changes no row of a file. Use it with compare or train.");

    [TestMethod]
    public void AnUnknownOptionOrValueIsRefused()
    {
        Resample("tomek-links:k=3").AssertRefused("Strategy 'tomek-links' has no option 'k'. Its options are: metric, target.");
        Resample("all-knn:vote=most").AssertRefused("Strategy 'all-knn:vote=most': option vote is 'most'; all or mode is needed.");
        Resample("smote+none").AssertRefused("Strategy 'smote+none' has 'none' in a chain, which is no resampler. Chain resamplers only, as in smote+tomek-links:target=all.");
        Resample("instance-hardness-threshold:trainer=forest").AssertRefused(
            "Strategy 'instance-hardness-threshold:trainer=forest': option trainer is 'forest'; logistic-regression, fast-tree or light-gbm is needed.");
    }

    [TestMethod]
    public void AColumnThatIsThereAlreadyIsNotAddedAgain()
    {
        Resample("class-weights:outputColumnName=size").AssertRefused(
            $"'{_points}' already has a column 'size', which this command would add. Choose another with class-weights:outputColumnName=....");
        string resampled = _folder.Write("again.csv", "x,Label,_synthetic\n1,a,true\n2,b,false\n");
        ToolRun.Here("resample", "-d", resampled, "--strategy", "none", "-o", _folder["out.csv"], "--provenance").AssertRefused(
            $"'{resampled}' already has a column '_synthetic', which this command would add. Rename it, or leave --provenance out.");
    }

    [TestMethod]
    public void AMissingOptionIsRefused()
        => ToolRun.Here("resample", "--strategy", "none", "--out", "x.csv").AssertRefused("Option '--data' is required. See 'dotnet imbalance resample --help'.");

    [TestMethod]
    public void ANumberThatIsNoneIsRefused() => Resample("none", "--seed", "many").AssertRefused(
        "Cannot parse argument 'many' for option '--seed' as a whole number. See 'dotnet imbalance resample --help'.");

    [TestMethod]
    public void NothingIsWrittenOnFailure()
    {
        Resample("smote");
        CollectionAssert.AreEqual(new[] { "points.csv" }, _folder.FileNames.ToArray());
    }

    private ToolRun Resample(string strategy, params string[] more) => ToolRun.Here(["resample", "--data", _points, "--strategy", strategy, "--out", _folder["out.csv"], .. more]);
}
