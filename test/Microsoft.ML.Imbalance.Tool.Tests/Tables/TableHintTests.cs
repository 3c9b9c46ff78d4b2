namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class TableHintTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    [DataRow(";", "semicolons")]
    [DataRow("\t", "tabs")]
    [DataRow("|", "vertical bars")]
    public void AnotherSeparatorIsNamed(string separator, string name)
    {
        string input = _folder.Write("in.csv", $"x{separator}Label\n1{separator}a\n");
        ToolRun.Here("inspect", "-d", input).AssertRefused(
            $"Could not find label column 'Label' in '{input}'. Its fields seem to be separated by {name}: they must be by commas, or by tabs in a .tsv file. "
            + $"Its columns are: 'x{separator}Label'. Pass one of them with --label.");
    }

    [TestMethod]
    public void AnotherSeparatorIsNamedWhereNumbersHaveCommas()
    {
        string input = _folder.Write("in.csv", "x;Label\n1,5;a\n");
        ToolRun.Here("inspect", "-d", input).AssertRefused(
            $"'{input}', line 2: 2 fields, but the header has 1. Every line needs as many fields as the header; put fields that contain the separator in quotes. "
            + "Its fields seem to be separated by semicolons: they must be by commas, or by tabs in a .tsv file.");
    }

    [TestMethod]
    public void AMissingHeaderIsNoticed()
    {
        string input = _folder.Write("in.csv", "1.5,2,a\n2.5,3,b\n");
        ToolRun.Here("inspect", "-d", input).AssertRefused(
            $"Could not find label column 'Label' in '{input}'. The first line seems to be a row already: it must hold the names of the columns. Its columns are: '1.5', '2', 'a'. Pass one of them with --label.");
        string twice = _folder.Write("twice.csv", "1,1,a\n2,3,b\n");
        ToolRun.Here("inspect", "-d", twice).AssertRefused(
            $"'{twice}', line 1: the header names column '1' twice. Give every column a name of its own. The first line seems to be a row already: it must hold the names of the columns.");
    }

    [TestMethod]
    public void AMisspelledColumnIsFound()
    {
        string input = SampleFiles.WritePoints(_folder);
        ToolRun.Here("inspect", "-d", input, "-l", "label").AssertRefused(
            $"Could not find label column 'label' in '{input}'. Did you mean 'Label'? Its columns are: 'count', 'size', 'color', 'id', 'level', 'Label'. Pass one of them with --label.");
    }
}
