using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class PreparedSplitTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void DeleteFolder() => _folder.Dispose();

    [TestMethod]
    public void FeaturesAreFittedOnTheTrainingRowsAlone()
    {
        // Whatever the test rows hold, the training rows have mean 0 and variance 1, and their categories alone have slots.
        string rows = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{(i % 5 == 0 ? "NA" : i * i)},c{i % 4},{(i % 3 == 0 ? "b" : "a")}"));
        Table table = TableReader.Read(_folder.Write("data.csv", "x,category,Label\n" + rows));
        ComparisonData data = ComparisonData.Create(new LabeledTable(table, table.Columns[^1], []), positive: null);
        StratifiedSplit split = new MLContext(seed: 1).Data.Imbalance.StratifiedCrossValidationSplit(data.View, "Label", 3, seed: 1)[0];
        PreparedSplit prepared = Prepare(split, data);

        // Number, indicator of a gap, four categories.
        float[][] train = Features(prepared.Train);
        Assert.HasCount(6, train[0]);
        double[] values = [.. train.Select(r => (double)r[0])];
        Assert.AreEqual(0, values.Average(), 1e-5);
        Assert.AreEqual(1, values.Average(v => v * v), 1e-4);
        Assert.AreEqual(40, prepared.Train.GetRowCount());
        Assert.AreEqual(20, prepared.Test.GetRowCount());
        // A gap is filled by the mean, which is 0 after normalization.
        foreach (float[] row in train.Concat(Features(prepared.Test)))
        {
            Assert.AreEqual(1, row[2..].Sum());
            if (row[1] == 1)
                Assert.AreEqual(0, row[0], 1e-5);
        }
    }

    [TestMethod]
    public void ACategoryThatTrainingRowsLackHasNoSlot()
    {
        string rows = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{i},{(i == 7 ? "only here" : "c" + i % 2)},{(i % 2 == 0 ? "b" : "a")}"));
        Table table = TableReader.Read(_folder.Write("data.csv", "x,category,Label\n" + rows));
        ComparisonData data = ComparisonData.Create(new LabeledTable(table, table.Columns[^1], []), positive: null);
        int[] sizes =
        [
            .. new MLContext(seed: 1).Data.Imbalance.StratifiedCrossValidationSplit(data.View, "Label", 4, seed: 1)
                .Select(split => Features(Prepare(split, data).Test)[0].Length)
                .Order(),
        ];
        CollectionAssert.AreEqual(new[] { 3, 4, 4, 4 }, sizes);
    }

    private static PreparedSplit Prepare(StratifiedSplit split, ComparisonData data) => PreparedSplit.Create(
        split, ComparisonFeaturizer.Of(context => FeaturePipeline.Create(context, data.Plan)), new ComparisonSettings { LabelColumnName = "Label" }, data.IsBinary, seed: 1);

    private static float[][] Features(IDataView view) => [.. view.GetColumn<float[]>("Features")];
}
