using System.IO.Compression;
using System.Text;
using CsCheck;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class TableReaderTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void FieldsInQuotesMayHoldSeparatorsQuotesAndLineBreaks()
    {
        Table table = Read("a.csv", "name,text\n1,\"x, \"\"y\"\"\nz\"\n2, plain \n");
        Assert.AreEqual(2, table.RowCount);
        Assert.AreEqual("x, \"y\"\nz", Value(table, 1, 0));
        Assert.AreEqual("\"x, \"\"y\"\"\nz\"", table.Columns[1].Cells.Raw(0).ToString());
        Assert.AreEqual(" plain ", Value(table, 1, 1));
    }

    [TestMethod]
    public void AByteOrderMarkIsNoPartOfTheFirstName()
    {
        File.WriteAllText(_folder["a.csv"], "é,b\n1,2\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.AreEqual("é", TableReader.Read(_folder["a.csv"]).Columns[0].Name);
    }

    [TestMethod]
    public void CompressedFilesAreReadByTheirExtension()
    {
        using (var writer = new StreamWriter(new GZipStream(File.Create(_folder["a.csv.gz"]), CompressionLevel.Fastest)))
            writer.Write("a,b\n1,2\n");
        Assert.AreEqual(1, TableReader.Read(_folder["a.csv.gz"]).RowCount);
    }

    [TestMethod]
    public void TabsSeparateWhereTheExtensionSaysSo()
    {
        Table table = Read("a.tsv", "a\tb\n1,5\t2\n");
        Assert.AreEqual("1,5", Value(table, 0, 0));
        Assert.AreEqual('\t', table.Separator);
    }

    [TestMethod]
    public void EmptyLinesAreNoRows()
    {
        Table table = Read("a.csv", "a,b\r\n\r\n1,2\r\n\r\n");
        Assert.AreEqual(1, table.RowCount);
        Assert.AreEqual("\r\n", table.NewLine);
    }

    [TestMethod]
    public void AnEmptyLineIsARowOfAFileWithOneColumn() => Assert.AreEqual(3, Read("a.csv", "a\n1\n\n2\n").RowCount);

    [TestMethod]
    public void ColumnsWithoutANameAreNamedByTheirPlace() => Assert.AreEqual("column 1", Read("a.csv", ",b\n1,2\n").Columns[0].Name);

    [TestMethod]
    public void AnyTextSurvivesWritingAndReading()
    {
        Gen<string> cell = Gen.String[Gen.Char["abc,\"\n\r ;"], 0, 8];
        cell.Array2D[Gen.Int[1, 6], Gen.Const(3)].Sample(
            cells =>
            {
                var text = new StringWriter();
                text.Write("a,b,c\n");
                for (int row = 0; row < cells.GetLength(0); row++)
                {
                    for (int column = 0; column < 3; column++)
                    {
                        if (column > 0)
                            text.Write(',');
                        Quoting.Write(text, cells[row, column], ',');
                    }
                    text.Write('\n');
                }
                Table table = Read("random.csv", text.ToString());
                for (int row = 0; row < cells.GetLength(0); row++)
                {
                    for (int column = 0; column < 3; column++)
                        Assert.AreEqual(cells[row, column], Value(table, column, row));
                }
            },
            iter: 300,
            threads: 1);
    }

    [TestMethod]
    public void ARaggedLineIsNamedWithItsFieldsAndTheHeaders() => AssertRefused(
        "a,b,c\n1,\"x\ny\",3\n4,5\n",
        "'{0}', line 4: 2 fields, but the header has 3. Every line needs as many fields as the header; put fields that contain the separator in quotes.");

    [TestMethod]
    public void AQuoteThatIsNeverClosedIsNamedWithItsLine() => AssertRefused(
        "a,b\n1,2\n3,\"x\n",
        "'{0}', line 3: field 2 can't be read: A quoted field at the end of the input ends without a closing quote. Quote fields as in \"a \"\"b\"\" c\".");

    [TestMethod]
    public void TextAfterAClosingQuoteIsNamedWithItsLine() => AssertRefused(
        "a,b\n\"x\"y,2\n",
        "'{0}', line 2: field 1 can't be read: A delimiter, newline or EOF was expected after a closing quote. Quote fields as in \"a \"\"b\"\" c\".");

    [TestMethod]
    public void AnEmptyFileIsRefused() => AssertRefused(
        "", "'{0}' is empty. A header line with the names of the columns is needed, and a line for each row.");

    [TestMethod]
    public void AFileWithoutRowsIsRefused() => AssertRefused("a,b\n", "'{0}' has a header line, but no rows. A line for each row is needed.");

    [TestMethod]
    public void ANameThatIsThereTwiceIsRefused() => AssertRefused(
        "a,b,a\n1,2,3\n", "'{0}', line 1: the header names column 'a' twice. Give every column a name of its own.");

    [TestMethod]
    public void AFileThatIsNotThereIsRefused() => Assert.AreEqual(
        $"File '{_folder["no.csv"]}' was not found. Check the path; the current directory is '{Environment.CurrentDirectory}'.",
        Assert.ThrowsExactly<ToolException>(() => TableReader.Read(_folder["no.csv"])).Message);

    [TestMethod]
    public void AFolderIsRefused() => Assert.AreEqual(
        $"'{_folder.FullName}' is a directory; a file is needed. Pass the path of a .csv, .tsv or .parquet file; .csv and .tsv may be compressed (.gz).",
        Assert.ThrowsExactly<ToolException>(() => TableReader.Read(_folder.FullName)).Message);

    [TestMethod]
    public void AFileThatOnlyLooksCompressedIsRefused()
    {
        string path = _folder.Write("a.csv.gz", "a,b\n1,2\n");
        ToolException error = Assert.ThrowsExactly<ToolException>(() => TableReader.Read(path));
        Assert.StartsWith($"'{path}' is not a readable .gz file: ", error.Message);
        Assert.EndsWith(" Compress it again, or drop the extension if it is plain text.", error.Message);
    }

    private Table Read(string name, string text) => TableReader.Read(_folder.Write(name, text));

    private static string Value(Table table, int column, int row) => table.Columns[column].Cells.Value(row).ToString();

    private void AssertRefused(string text, string message)
    {
        string path = _folder.Write("bad.csv", text);
        Assert.AreEqual(string.Format(message, path), Assert.ThrowsExactly<ToolException>(() => TableReader.Read(path)).Message);
    }
}
