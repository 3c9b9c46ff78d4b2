using Parquet;
using Parquet.Schema;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ParquetTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public async Task ColumnsAreWhatTheFileDeclares()
    {
        DataField[] fields =
        [
            new("whole", typeof(int)), new("gaps", typeof(double), isNullable: true), new("flag", typeof(bool)), new("code", typeof(string), isNullable: true),
            new("single", typeof(float)), new("day", typeof(DateTime)),
        ];
        await using (FileStream file = File.Create(_folder["in.parquet"]))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<int>(fields[0], new[] { 1, 2, 3 }.AsMemory());
            await group.WriteAsync<double>(fields[1], new double?[] { 0.1, null, 1e-7 }.AsMemory());
            await group.WriteAsync<bool>(fields[2], new[] { true, false, true }.AsMemory());
            await group.WriteAsync(fields[3], (IReadOnlyCollection<string>)["12", null!, "a,b"]);
            await group.WriteAsync<float>(fields[4], new[] { 1f, 2f, 0.1f }.AsMemory());
            await group.WriteAsync<DateTime>(fields[5], new[] { new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc), default, default }.AsMemory());
        }
        Table table = TableFile.Read(_folder["in.parquet"]);
        CollectionAssert.AreEqual(
            new[] { ColumnKind.Integer, ColumnKind.Number, ColumnKind.Text, ColumnKind.Text, ColumnKind.Number, ColumnKind.Text }, table.Columns.Select(c => c.Kind).ToArray());
        CollectionAssert.AreEqual(new[] { 0.1, double.NaN, 1e-7 }, table.Columns[1].Numbers);
        Assert.AreEqual("true", table.Columns[2].Cells.Value(0).ToString());
        CollectionAssert.AreEqual(new[] { "12", "", "a,b" }, Enumerable.Range(0, 3).Select(row => table.Columns[3].Cells.Value(row).ToString()).ToArray());
        Assert.AreEqual(1, table.Columns[3].MissingCount);
        Assert.AreEqual(0.1f, (float)table.Columns[4].Numbers[2]);
        Assert.StartsWith("2024-02-29T00:00:00", table.Columns[5].Cells.Value(0).ToString());
    }

    [TestMethod]
    public void TextBecomesParquetAndComesBackAsItWas()
    {
        string input = SampleFiles.WriteAwkwardRows(_folder);
        ToolRun.Here("resample", "-d", input, "-l", "class", "--strategy", "none", "-o", _folder["a.parquet"]).AssertDone();
        ToolRun.Here("resample", "-d", _folder["a.parquet"], "-l", "class", "--strategy", "none", "-o", _folder["b.tsv"]).AssertDone();
        Table before = TableReader.Read(input), after = TableReader.Read(_folder["b.tsv"]);
        for (int c = 0; c < before.Columns.Length; c++)
        {
            Assert.AreEqual(before.Columns[c].Name, after.Columns[c].Name);
            Assert.AreEqual(before.Columns[c].Kind, after.Columns[c].Kind);
            for (int row = 0; row < before.RowCount; row++)
            {
                Assert.AreEqual(before.Columns[c].IsMissing(row), after.Columns[c].IsMissing(row));
                if (before.Columns[c].IsNumeric)
                    Assert.AreEqual(before.Columns[c].Numbers[row], after.Columns[c].Numbers[row]);
                else if (!before.Columns[c].IsMissing(row))
                    Assert.AreEqual(before.Columns[c].Cells.Value(row).ToString(), after.Columns[c].Cells.Value(row).ToString());
            }
        }
    }

    [TestMethod]
    public void EveryCommandReadsAndWritesIt()
    {
        ToolRun.Here("resample", "-d", SampleFiles.WritePoints(_folder), "--strategy", "smote:neighborCount=3", "-x", "level", "-o", _folder["p.parquet"], "--provenance").AssertDone();
        Table table = TableFile.Read(_folder["p.parquet"]);
        Assert.AreEqual(360, table.RowCount);
        Assert.AreEqual(ColumnKind.Integer, table.Find("count", "", "").Kind);
        Assert.AreEqual(ColumnKind.Number, table.Find("size", "", "").Kind);
        Assert.AreEqual(ColumnKind.Integer, table.Find("_source_row", "", "").Kind);
        Assert.Contains("Class   Rows", ToolRun.Here("inspect", "-d", _folder["p.parquet"], "-x", "_source_row").Output);
        ToolRun.Here("train", "-d", _folder["p.parquet"], "-x", "id", "_source_row", "_synthetic", "--folds", "2", "-o", _folder["m.zip"]).AssertDone();
        ToolRun.Here("predict", "-m", _folder["m.zip"], "-d", _folder["p.parquet"], "-o", _folder["scored.parquet"]).AssertDone();
        ToolRun evaluation = ToolRun.Here("evaluate", "--predictions", _folder["scored.parquet"], "--score", "Probability", "--predicted", "PredictedLabel", "--positive", "rare");
        evaluation.AssertDone();
        Assert.Contains("360 rows", evaluation.Output);
    }

    [TestMethod]
    public async Task WhatIsNoTableIsRefused()
    {
        string text = _folder.Write("text.parquet", "a,b\n1,2\n");
        ToolRun run = ToolRun.Here("inspect", "-d", text);
        Assert.AreEqual(2, run.ExitCode);
        Assert.StartsWith($"Error: '{text}' is not a readable Parquet file: ", run.Errors);
        Assert.EndsWith(" Write it again, or convert it to .csv.\n", run.Errors);
        Assert.HasCount(2, run.Errors.Split('\n'));

        await using (FileStream file = File.Create(_folder["nested.parquet"]))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(new StructField("point", new DataField<int>("x"))), file))
        {
        }
        ToolRun.Here("inspect", "-d", _folder["nested.parquet"]).AssertRefused(
            $"'{_folder["nested.parquet"]}': column 'point' holds a struct. Numbers, texts, Booleans and times are read; write the file without the column.");

        await using (FileStream file = File.Create(_folder["empty.parquet"]))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(new DataField<int>("x")), file))
        {
        }
        ToolRun.Here("inspect", "-d", _folder["empty.parquet"]).AssertRefused($"'{_folder["empty.parquet"]}' has columns, but no rows. At least one row is needed.");
    }
}
